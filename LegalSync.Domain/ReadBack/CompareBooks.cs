using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>What a comparison found.</summary>
/// <param name="Keys">Keys that the books hold.</param>
/// <param name="Missed">Entities that the mirror lacked, read now.</param>
/// <param name="Vanished">Entities that are gone from the books.</param>
/// <param name="Compared">Posted documents that were compared.</param>
/// <param name="Problem">What went wrong, or null.</param>
public sealed record BooksComparison(int Keys, int Missed, int Vanished, int Compared, string? Problem);

/// <summary>
/// Compares every key of the books with the mirror, kind by kind: what the mirror lacks is read, what vanished is looked for once more by
/// its key before anybody is told. Then every document that was ever posted is compared again. It finds what no feed and no webhook told.
/// </summary>
public sealed class CompareBooks(IStore store, IAccountingSystem accounting, KeepBooks keep, ReadBooksBack readBack, NoticeDirectEntries direct, TimeProvider clock)
{
    /// <summary>Compares.</summary>
    public async Task<BooksComparison> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        BooksSnapshot mirror;
        await using (var look = store.Open(books))
        {
            var firm = await look.BooksAsync(cancellationToken);
            if (firm.BooksReadAsOf is null)
            {
                return new BooksComparison(0, 0, 0, 0, null);
            }

            (connection, mirror) = (firm.Accounting, await look.SnapshotAsync(cancellationToken));
        }

        var started = clock.GetUtcNow();
        var (keys, missed, vanished) = (0, new List<DocumentRef>(), new List<DocumentRef>());
        foreach (var kind in BooksKeys.Lists.Concat(BooksKeys.Documents))
        {
            var (status, ids) = await accounting.ReadIdsAsync(connection, kind, cancellationToken);
            if (status != ReadStatus.Complete)
            {
                return new BooksComparison(keys, 0, 0, 0, $"The keys of kind {kind} could not be read.");
            }

            var held = mirror.Keys(kind).ToHashSet(StringComparer.Ordinal);
            keys += ids.Count;
            missed.AddRange(ids.Where(id => !held.Contains(id)).Select(id => new DocumentRef(kind, new DocumentId(id))));
            vanished.AddRange(held.Where(id => !ids.Contains(id)).Select(id => new DocumentRef(kind, new DocumentId(id))));
        }

        string? problem = null;
        if (missed.Count + vanished.Count > 0)
        {
            var changes = await accounting.ReadEntitiesAsync(connection, [.. missed, .. vanished], cancellationToken);
            problem = await keep.RunAsync(books, changes with { StartedAt = started }, watermark: null, actor, cancellationToken);
            vanished = [.. vanished.Intersect(changes.Gone)];
        }

        if (problem is null)
        {
            await direct.RunAsync(books, actor, cancellationToken);
        }

        return new BooksComparison(keys, missed.Count, vanished.Count, problem is null ? await readBack.CompareAllAsync(books, actor, cancellationToken) : 0, problem);
    }
}
