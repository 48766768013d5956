using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>A list of records at Smokeball.</summary>
/// <param name="Path">Its path.</param>
/// <param name="What">What it holds, as a sentence about a failure names it.</param>
/// <param name="Filters">Query names and values, without offset and limit.</param>
public sealed record SmokeballList(string Path, string What, params (string Name, string Value)[] Filters);

/// <summary>Reads lists to their end. Keeps its own offset, because next links have lost filters before, and never counts on <c>size</c>.</summary>
public sealed class SmokeballPager(SmokeballClient client)
{
    /// <summary>Records asked for at once; the most Smokeball gives.</summary>
    public const int PageSize = 500;

    /// <summary>Reads every page. A record that comes twice, because rows moved between two pages, counts once, as it came last.</summary>
    /// <param name="connection">The link.</param>
    /// <param name="list">The list.</param>
    /// <param name="capture">Makes the record of an element; null when the element has no id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async Task<ReadResult> ReadPagesAsync(
        ConnectionId connection, SmokeballList list, Func<JsonElement, CapturedRecord?> capture, CancellationToken cancellationToken)
    {
        var gathered = new Gathered();
        for (var offset = 0; ;)
        {
            var request = new SmokeballRequest(HttpMethod.Get, Address(list, offset), list.What);
            var page = await ReadAsync(connection, request, capture, cancellationToken);
            var known = gathered.Count;
            gathered.Add(page.Records);
            if (page.Status != ReadStatus.Complete)
            {
                return new ReadResult(page.Status, gathered.Records, page.Problem);
            }

            if (page.Records.Count < page.FullPage)
            {
                return ReadResult.Of(gathered.Records);
            }

            if (gathered.Count == known)
            {
                return new ReadResult(ReadStatus.Unavailable, gathered.Records, $"Smokeball kept sending the same page of {list.What}.");
            }

            offset += page.Records.Count;
        }
    }

    /// <summary>Reads a list that has no pages.</summary>
    public async Task<ReadResult> ReadWholeAsync(
        ConnectionId connection, SmokeballRequest request, Func<JsonElement, CapturedRecord?> capture, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(connection, request, capture, cancellationToken);
        var gathered = new Gathered();
        gathered.Add(page.Records);
        return new ReadResult(page.Status, gathered.Records, page.Problem);
    }

    private async Task<Page> ReadAsync(
        ConnectionId connection, SmokeballRequest request, Func<JsonElement, CapturedRecord?> capture, CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(connection, request, cancellationToken);
        if (reply.Status != ReadStatus.Complete)
        {
            return new Page(reply.Status, [], PageSize, reply.Problem);
        }

        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return SmokeballEnvelope.TryOpen(document.RootElement, out var elements)
                && elements.Select(capture).ToList() is var records && !records.Contains(null)
                    ? new Page(ReadStatus.Complete, records!, FullPage(document.RootElement), null)
                    : new Page(ReadStatus.Unavailable, [], PageSize, SmokeballProblem.Unreadable(request.What));
        }
        catch (JsonException)
        {
            return new Page(ReadStatus.Unavailable, [], PageSize, SmokeballProblem.Unreadable(request.What));
        }
    }

    /// <summary>
    /// A page is full at the limit that was really applied: a server that gives fewer than asked for must not look finished. A bare array
    /// longer than a page was not paged at all.
    /// </summary>
    private static int FullPage(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? (root.GetArrayLength() > PageSize ? int.MaxValue : PageSize)
        : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("limit", out var limit) && limit.ValueKind == JsonValueKind.Number
            && limit.TryGetInt32(out var applied) && applied is > 0 and < PageSize ? applied : PageSize;

    private static string Address(SmokeballList list, int offset)
    {
        var filters = list.Filters.Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value)}")
            .Append(string.Create(CultureInfo.InvariantCulture, $"Offset={offset}"))
            .Append(string.Create(CultureInfo.InvariantCulture, $"Limit={PageSize}"));
        return list.Path + "?" + string.Join('&', filters);
    }

    private sealed record Page(ReadStatus Status, IReadOnlyList<CapturedRecord> Records, int FullPage, string? Problem);

    private sealed class Gathered
    {
        private readonly Dictionary<SourceId, int> _places = [];
        private readonly List<CapturedRecord> _records = [];

        public int Count => _records.Count;

        public IReadOnlyList<CapturedRecord> Records => _records;

        public void Add(IReadOnlyList<CapturedRecord> records)
        {
            foreach (var record in records)
            {
                if (_places.TryGetValue(record.SourceId, out var place))
                {
                    _records[place] = record;
                    continue;
                }

                _places.Add(record.SourceId, _records.Count);
                _records.Add(record);
            }
        }
    }
}
