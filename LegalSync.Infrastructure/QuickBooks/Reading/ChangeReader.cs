using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>
/// Reads the change feed. It gives at most 1,000 objects and no second page, so a full answer is thrown away and asked for again with fewer
/// kinds; a single kind that is still too many is read by query, and its deletions show by the keys that are missing. The feed does not
/// serve tax codes, and a company where it is refused has none: those are read by query as well.
/// </summary>
public sealed class ChangeReader(PatientReads reads, BooksPages pages, TypedRows typed)
{
    /// <summary>Objects of one answer of the feed: with as many, some were left out.</summary>
    public const int MostOfAnAnswer = 1000;

    private static readonly IReadOnlyList<BooksKind> _served = [.. EntityNames.Lists.Concat(EntityNames.Documents).Where(kind => kind != BooksKind.TaxCode)];

    /// <summary>What changed since an instant.</summary>
    public async Task<BooksChanges> ReadAsync(ConnectionId connection, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var found = new Found();
        var asking = new Queue<IReadOnlyList<BooksKind>>([_served]);
        while (asking.TryDequeue(out var kinds))
        {
            var answer = await reads.GetAsync(connection, Path(kinds, since), cancellationToken);
            switch (answer)
            {
                case ChannelAnswer.Content { Body: var body } when body.Member("CDCResponse") is { ValueKind: JsonValueKind.Array } response:
                    found.AsOf ??= body.ServerTime();
                    await TakeAsync(connection, new Asked(kinds, since, response), found, asking, cancellationToken);
                    break;
                case ChannelAnswer.Faulted:
                    found.ByQuery.AddRange(kinds);
                    break;
                default:
                    return Ended(answer);
            }

            if (found.Ended is { } ended)
            {
                return ended;
            }
        }

        return await ByQueryAsync(connection, [BooksKind.TaxCode, .. found.ByQuery], since, found, cancellationToken) ?? found.Build(typed);
    }

    private static string Path(IReadOnlyList<BooksKind> kinds, DateTimeOffset since) => string.Create(CultureInfo.InvariantCulture,
        $"cdc?entities={string.Join(',', kinds.Select(EntityNames.Wrapper))}&changedSince={Uri.EscapeDataString(Instant(since))}&minorversion={EnvelopeRenderer.MinorVersion}");

    private static string Instant(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static BooksChanges Ended(ChannelAnswer answer)
    {
        var ended = PagedRows.Ended(answer);
        return BooksChanges.Ended(ended.Status, ended.Problem);
    }

    private async Task TakeAsync(ConnectionId connection, Asked asked, Found found, Queue<IReadOnlyList<BooksKind>> asking, CancellationToken cancellationToken)
    {
        var rows = asked.Kinds.ToDictionary(kind => kind, kind => Rows(asked.Response, kind).ToList());
        if (rows.Values.Sum(list => list.Count) < MostOfAnAnswer)
        {
            foreach (var (kind, list) in rows)
            {
                found.Take(kind, list);
            }
        }
        else if (asked.Kinds.Count > 1)
        {
            var half = asked.Kinds.Count / 2;
            asking.Enqueue([.. asked.Kinds.Take(half)]);
            asking.Enqueue([.. asked.Kinds.TakeLast(asked.Kinds.Count - half)]);
        }
        else
        {
            found.Ended = await ByQueryAsync(connection, asked.Kinds, asked.Since, found, cancellationToken)
                ?? await KeysAsync(connection, asked.Kinds[0], found, cancellationToken);
        }
    }

    /// <summary>The rows of a kind: one element stands for each kind that was asked for, empty where nothing changed.</summary>
    private static IEnumerable<JsonElement> Rows(JsonElement response, BooksKind kind) => response.EnumerateArray()
        .SelectMany(part => part.Member("QueryResponse") is { ValueKind: JsonValueKind.Array } parts ? [.. parts.EnumerateArray()] : Array.Empty<JsonElement>())
        .SelectMany(part => part.Member(EntityNames.Wrapper(kind)) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : Array.Empty<JsonElement>());

    private async Task<BooksChanges?> ByQueryAsync(ConnectionId connection, IReadOnlyList<BooksKind> kinds, DateTimeOffset since, Found found, CancellationToken cancellationToken)
    {
        foreach (var kind in kinds)
        {
            var read = await pages.ReadAsync(connection, kind, [Query.ChangedSince(since)], cancellationToken);
            if (read.Status != ReadStatus.Complete)
            {
                return BooksChanges.Ended(read.Status, read.Problem);
            }

            found.AsOf ??= read.AsOf;
            found.Take(kind, read.Rows);
        }

        return null;
    }

    private async Task<BooksChanges?> KeysAsync(ConnectionId connection, BooksKind kind, Found found, CancellationToken cancellationToken)
    {
        var read = await pages.ReadAsync(connection, kind, [], cancellationToken, columns: "Id");
        if (read.Status != ReadStatus.Complete)
        {
            return BooksChanges.Ended(read.Status, read.Problem);
        }

        found.Keys[kind] = read.Rows.Select(row => row.Text("Id")!).ToHashSet(StringComparer.Ordinal);
        return null;
    }

    private sealed record Asked(IReadOnlyList<BooksKind> Kinds, DateTimeOffset Since, JsonElement Response);

    /// <summary>What was found so far. Of an entity that is given several times the latest revision counts, and a deletion over all.</summary>
    private sealed class Found
    {
        private readonly Dictionary<BooksKind, Dictionary<string, JsonElement>> _rows = [];
        private readonly HashSet<DocumentRef> _gone = [];

        public DateTimeOffset? AsOf { get; set; }

        public BooksChanges? Ended { get; set; }

        public List<BooksKind> ByQuery { get; } = [];

        public Dictionary<BooksKind, IReadOnlySet<string>> Keys { get; } = [];

        public void Take(BooksKind kind, IEnumerable<JsonElement> rows)
        {
            var known = _rows.TryGetValue(kind, out var list) ? list : _rows[kind] = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var row in rows)
            {
                if (row.Text("Id") is not { Length: > 0 } id)
                {
                    continue;
                }

                if (row.Text("status") == "Deleted")
                {
                    _gone.Add(new DocumentRef(kind, new DocumentId(id)));
                }
                else if (!known.TryGetValue(id, out var earlier) || !Revisions.IsOlder(row.Text("SyncToken") ?? "", earlier.Text("SyncToken") ?? ""))
                {
                    known[id] = row;
                }
            }
        }

        public BooksChanges Build(TypedRows typed) => new(typed.Read(
            _rows.ToDictionary(
                kind => kind.Key,
                kind => (IReadOnlyList<JsonElement>)[.. kind.Value.Where(row => !_gone.Contains(new DocumentRef(kind.Key, new DocumentId(row.Key)))).Select(row => row.Value)]),
            AsOf))
        {
            Gone = [.. _gone],
            Keys = Keys,
        };
    }
}
