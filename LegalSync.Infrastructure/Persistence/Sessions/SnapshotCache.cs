using System.Collections.Concurrent;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Keeps the arranged books in memory until a row of the mirror changes; the stamp is asked of the database every time, so nodes agree.</summary>
public sealed class SnapshotCache
{
    private readonly ConcurrentDictionary<BooksId, (Stamp Stamp, BooksSnapshot Snapshot)> _kept = new();
    private readonly ConcurrentDictionary<BooksId, BooksCompany> _companies = new();
    private long _writes;

    /// <summary>Says that this process wrote to the mirror.</summary>
    public void Written() => Interlocked.Increment(ref _writes);

    /// <summary>Keeps the company as it was read.</summary>
    public void Keep(BooksId books, BooksCompany company)
    {
        _companies[books] = company;
        Written();
    }

    /// <summary>The books as last read.</summary>
    public async Task<BooksSnapshot> ReadAsync(LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var rows = db.BooksMirror.AsNoTracking().Where(row => row.Books == books);
        var stamp = new Stamp(
            await rows.CountAsync(cancellationToken),
            await rows.MaxAsync(row => (DateTimeOffset?)row.ReadAt, cancellationToken),
            Interlocked.Read(ref _writes));
        if (_kept.TryGetValue(books, out var kept) && kept.Stamp == stamp)
        {
            return kept.Snapshot;
        }

        var all = await rows.ToListAsync(cancellationToken);
        var gone = all.Where(row => row.GoneAt is not null).ToDictionary(row => new DocumentRef(row.Kind, new DocumentId(row.EntityId)), row => row.MergedInto);
        var snapshot = new BooksSnapshot(MirrorText.Read(all.Where(row => row.GoneAt is null)), _companies.GetValueOrDefault(books), gone);
        _kept[books] = (stamp, snapshot);
        return snapshot;
    }

    private readonly record struct Stamp(int Count, DateTimeOffset? Latest, long Writes);
}
