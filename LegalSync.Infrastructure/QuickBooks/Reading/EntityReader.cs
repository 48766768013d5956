using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>
/// Reads exactly some entities, many by one query. Deleted ones never appear in a query; one that is missing is asked for by its key before
/// it is called gone, for a wrong "gone" would ask a person about a document that stands.
/// </summary>
public sealed class EntityReader(BooksPages pages, OwnDocuments documents, TypedRows typed)
{
    /// <summary>Keys of one query; more would make the address too long.</summary>
    private const int Together = 100;

    /// <summary>Reads them.</summary>
    public async Task<BooksChanges> ReadAsync(ConnectionId connection, IReadOnlyCollection<DocumentRef> entities, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<BooksKind, IReadOnlyList<JsonElement>>();
        var gone = new List<DocumentRef>();
        DateTimeOffset? asOf = null;
        foreach (var kind in entities.Distinct().GroupBy(entity => entity.Kind))
        {
            var found = new List<JsonElement>();
            foreach (var chunk in kind.Select(entity => entity.Id.Value).Where(IsKey).Chunk(Together))
            {
                var read = await pages.ReadAsync(connection, kind.Key, [Query.In("Id", chunk)], cancellationToken);
                if (read.Status != ReadStatus.Complete)
                {
                    return BooksChanges.Ended(read.Status, read.Problem);
                }

                asOf ??= read.AsOf;
                found.AddRange(read.Rows);
            }

            var present = found.Select(row => row.Text("Id")!).ToHashSet(StringComparer.Ordinal);
            foreach (var missing in kind.Where(entity => !present.Contains(entity.Id.Value)))
            {
                if ((await documents.ReadAsync(connection, missing, cancellationToken)).Status == FindStatus.Absent)
                {
                    gone.Add(missing);
                }
            }

            rows.Add(kind.Key, found);
        }

        return new BooksChanges(typed.Read(rows, asOf)) { Gone = gone };
    }

    /// <summary>QuickBooks' keys are numbers; anything else would be refused together with the others.</summary>
    private static bool IsKey(string id) => id.Length is > 0 and <= CustomerId.MaxLength && id.All(char.IsAsciiDigit);
}
