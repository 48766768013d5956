using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>
/// Writes what looks at the books brought into the mirror, within the caller's unit of work. Readers overlap: a row that was mirrored after a
/// look began is newer than the look, and is not made older by it.
/// </summary>
internal static class MirrorWriter
{
    private const int Together = 500;

    /// <summary>Adds and updates rows, and marks those that are gone.</summary>
    public static async Task WriteAsync(LegalSyncDb db, BooksId books, BooksChanges changes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entries = MirrorText.Entries(changes.Reading).DistinctBy(entry => (entry.Kind, entry.EntityId)).ToLookup(entry => entry.Kind);
        var gone = changes.Gone.Concat(changes.Merged.Select(merged => merged.Gone)).Distinct().ToLookup(entity => entity.Kind, entity => entity.Id.Value);
        foreach (var kind in entries.Select(group => group.Key).Concat(gone.Select(group => group.Key)).Concat(changes.Keys.Keys).Distinct())
        {
            var known = new Dictionary<string, BooksMirrorRow>(StringComparer.Ordinal);
            if (changes.Keys.ContainsKey(kind))
            {
                known = await db.BooksMirror.Where(row => row.Books == books && row.Kind == kind).ToDictionaryAsync(row => row.EntityId, StringComparer.Ordinal, cancellationToken);
            }
            else
            {
                foreach (var chunk in entries[kind].Select(entry => entry.EntityId).Concat(gone[kind]).Distinct().Chunk(Together))
                {
                    await db.BooksMirror.Where(row => row.Books == books && row.Kind == kind && chunk.Contains(row.EntityId))
                        .ForEachAsync(row => known[row.EntityId] = row, cancellationToken);
                }
            }

            Merge(db, books, entries[kind], known, changes.StartedAt, at);
            Part(known, gone[kind], changes, kind, at);
        }
    }

    private static void Merge(LegalSyncDb db, BooksId books, IEnumerable<MirrorEntry> entries, Dictionary<string, BooksMirrorRow> known, DateTimeOffset startedAt, DateTimeOffset at)
    {
        foreach (var entry in entries)
        {
            if (!known.TryGetValue(entry.EntityId, out var row))
            {
                known[entry.EntityId] = row = new BooksMirrorRow { Books = books, Kind = entry.Kind, EntityId = entry.EntityId };
                db.Add(row);
            }
            else if ((row.Reading == entry.Reading && row.GoneAt is null) || IsNewer(row, entry, startedAt) || IsWhatAMergeLeft(row, entry))
            {
                continue;
            }

            (row.Name, row.Customer, row.IsActive, row.Reading, row.ReadAt) = (entry.Name, entry.Customer, entry.IsActive, entry.Reading, at);
            (row.GoneAt, row.MergedInto) = (null, "");
        }
    }

    /// <summary>Documents tell by their revision, which never goes back; of the rest, what was mirrored after the look began is newer.</summary>
    private static bool IsNewer(BooksMirrorRow row, MirrorEntry entry, DateTimeOffset startedAt) =>
        row.GoneAt is null && entry.Revision is { } revision && MirrorText.RevisionOf(row) is { } mirrored
            ? Revisions.IsOlder(revision, mirrored)
            : row.ReadAt > startedAt;

    /// <summary>A merge can leave the entry behind, inactive. That does not undo it; making it active again does.</summary>
    private static bool IsWhatAMergeLeft(BooksMirrorRow row, MirrorEntry entry) => row.MergedInto.Length > 0 && !entry.IsActive;

    private static void Part(Dictionary<string, BooksMirrorRow> known, IEnumerable<string> gone, BooksChanges changes, BooksKind kind, DateTimeOffset at)
    {
        var missing = changes.Keys.TryGetValue(kind, out var keys)
            ? known.Values.Where(row => !keys.Contains(row.EntityId) && row.ReadAt <= changes.StartedAt).Select(row => row.EntityId)
            : [];
        foreach (var row in gone.Concat(missing).Distinct().Select(id => known.GetValueOrDefault(id)).OfType<BooksMirrorRow>())
        {
            var survivor = changes.Merged.FirstOrDefault(merged => merged.Gone.Kind == kind && merged.Gone.Id.Value == row.EntityId)?.Survivor;
            if (row.GoneAt is null || (survivor is not null && row.MergedInto != survivor))
            {
                (row.GoneAt, row.MergedInto, row.IsActive, row.ReadAt) = (row.GoneAt ?? at, survivor ?? row.MergedInto, false, at);
            }
        }
    }
}
