using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>All rows of a query.</summary>
/// <param name="Status">How it ended; rows are only whole when complete.</param>
/// <param name="Rows">The rows, each key once.</param>
/// <param name="AsOf">The server's time at the first page.</param>
/// <param name="Problem">What went wrong, for a person.</param>
public sealed record PagedRows(ReadStatus Status, IReadOnlyList<JsonElement> Rows, DateTimeOffset? AsOf, string? Problem)
{
    /// <summary>A read that did not end well.</summary>
    public static PagedRows Ended(ChannelAnswer answer) => answer switch
    {
        ChannelAnswer.Unauthorised unauthorised => new(ReadStatus.Unauthorised, [], null, unauthorised.Problem),
        ChannelAnswer.Faulted faulted => new(ReadStatus.Unavailable, [], null, $"QuickBooks refused to be read (code {faulted.Code})."),
        ChannelAnswer.Throttled => new(ReadStatus.Unavailable, [], null, "QuickBooks asked to wait (too many requests)."),
        ChannelAnswer.Lost lost => new(ReadStatus.Unavailable, [], null, lost.Problem),
        ChannelAnswer.NotSent notSent => new(ReadStatus.Unavailable, [], null, notSent.Problem),
        _ => new(ReadStatus.Unavailable, [], null, "QuickBooks' answer has another shape than a query's."),
    };
}

/// <summary>
/// Reads queries page by page. Pages are positions in a list that may change between two of them, so each page starts on the last row of
/// the one before: when another row stands there the list has moved, a row could be missed, and the reading starts over.
/// </summary>
public sealed class BooksPages(PatientReads reads)
{
    private const int MaxStarts = 5;

    /// <summary>Reads everything that the conditions leave.</summary>
    public async Task<PagedRows> ReadAsync(
        ConnectionId connection, BooksKind kind, IReadOnlyList<string> conditions, CancellationToken cancellationToken, string columns = "*")
    {
        for (var starts = 0; starts < MaxStarts; starts++)
        {
            if (await ReadOnceAsync(connection, kind, conditions, columns, cancellationToken) is { } rows)
            {
                return rows;
            }
        }

        return new PagedRows(ReadStatus.Unavailable, [], null, "The books changed faster than they could be read.");
    }

    private async Task<PagedRows?> ReadOnceAsync(
        ConnectionId connection, BooksKind kind, IReadOnlyList<string> conditions, string columns, CancellationToken cancellationToken)
    {
        var rows = new List<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? asOf = null;
        string? last = null;
        for (var start = 1; ; start += Query.PageSize - 1)
        {
            var path = $"query?query={Uri.EscapeDataString(Query.Page(kind, conditions, start, columns))}&minorversion={EnvelopeRenderer.MinorVersion}";
            var answer = await reads.GetAsync(connection, path, cancellationToken);
            if (answer is not ChannelAnswer.Content { Body: var body } || body.Member("QueryResponse") is not { ValueKind: JsonValueKind.Object } response)
            {
                return PagedRows.Ended(answer);
            }

            asOf ??= body.ServerTime();
            var page = response.Member(EntityNames.Wrapper(kind)) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
            if (last is not null && (page.Count == 0 || page[0].Text("Id") != last))
            {
                return null;
            }

            rows.AddRange(page.Where(row => row.Text("Id") is { } id && seen.Add(id)));
            if (page.Count < Query.PageSize)
            {
                return new PagedRows(ReadStatus.Complete, rows, asOf, null);
            }

            last = page[^1].Text("Id");
        }
    }
}
