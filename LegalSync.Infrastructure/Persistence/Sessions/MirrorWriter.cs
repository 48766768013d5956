using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Writes readings of the books into the mirror, within the caller's unit of work.</summary>
internal static class MirrorWriter
{
    private const int Together = 500;

    /// <summary>Adds and updates rows; with a reading of everything, removes those it lacks.</summary>
    public static async Task WriteAsync(LegalSyncDb db, BooksId books, BooksReading reading, DateTimeOffset at, bool isEverything, CancellationToken cancellationToken)
    {
        var entries = MirrorText.Entries(reading).DistinctBy(entry => (entry.Kind, entry.EntityId)).ToList();
        if (isEverything)
        {
            var all = await db.BooksMirror.Where(row => row.Books == books).ToListAsync(cancellationToken);
            var kept = entries.Select(entry => (entry.Kind, entry.EntityId)).ToHashSet();
            db.BooksMirror.RemoveRange(all.Where(row => !kept.Contains((row.Kind, row.EntityId))));
            Merge(db, books, entries, all, at);
            return;
        }

        foreach (var kind in entries.GroupBy(entry => entry.Kind))
        {
            foreach (var chunk in kind.Chunk(Together))
            {
                var ids = chunk.Select(entry => entry.EntityId).ToList();
                var rows = await db.BooksMirror.Where(row => row.Books == books && row.Kind == kind.Key && ids.Contains(row.EntityId)).ToListAsync(cancellationToken);
                Merge(db, books, chunk, rows, at);
            }
        }
    }

    private static void Merge(LegalSyncDb db, BooksId books, IEnumerable<MirrorEntry> entries, IEnumerable<BooksMirrorRow> rows, DateTimeOffset at)
    {
        var known = rows.ToDictionary(row => (row.Kind, row.EntityId));
        foreach (var entry in entries)
        {
            if (!known.TryGetValue((entry.Kind, entry.EntityId), out var row))
            {
                row = new BooksMirrorRow { Books = books, Kind = entry.Kind, EntityId = entry.EntityId };
                db.Add(row);
            }

            if (row.Reading != entry.Reading)
            {
                (row.Name, row.Customer, row.IsActive, row.Reading, row.ReadAt) = (entry.Name, entry.Customer, entry.IsActive, entry.Reading, at);
            }
        }
    }
}
