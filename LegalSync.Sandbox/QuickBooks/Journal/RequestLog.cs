using LegalSync.Sandbox.QuickBooks.Http;

namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>Counts requests as they arrive and answers as they leave.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private RequestCounts _counts = new();

    /// <summary>The counts so far.</summary>
    public RequestCounts Counts
    {
        get
        {
            lock (_gate)
            {
                return _counts;
            }
        }
    }

    /// <summary>Starts from nought.</summary>
    public void Clear() => Count(_ => new RequestCounts());

    internal void Arrived(WireRequest request) => Count(counts =>
    {
        var all = counts with { Requests = counts.Requests + 1 };
        return request switch
        {
            { Realm: null } => all with { TokenCalls = all.TokenCalls + (request.IsTokenRequest ? 1 : 0) },
            { Entity: "query" } => all with { Queries = all.Queries + 1 },
            { Entity: "cdc" } => all with { ChangeFeeds = all.ChangeFeeds + 1 },
            { Entity: "reports" } => all with { Reports = all.Reports + 1 },
            { IsBatch: true } => all with { Batches = all.Batches + 1 },
            { IsWrite: true } => all with { Singles = all.Singles + 1 },
            _ => all with { Reads = all.Reads + 1 },
        };
    });

    internal void Took(int batchItems) => Count(counts => counts with { BatchItems = counts.BatchItems + batchItems });

    internal void Left(WireAnswer answer) => Count(counts => answer switch
    {
        { Fate: not WireFate.Answered } => counts with { Lost = counts.Lost + 1 },
        { Status: StatusCodes.Status429TooManyRequests } => counts with { Throttled = counts.Throttled + 1 },
        { Status: StatusCodes.Status401Unauthorized } => counts with { Unauthorised = counts.Unauthorised + 1 },
        { Status: >= StatusCodes.Status500InternalServerError } => counts with { Failures = counts.Failures + 1 },
        _ => counts,
    });

    private void Count(Func<RequestCounts, RequestCounts> change)
    {
        lock (_gate)
        {
            _counts = change(_counts);
        }
    }
}
