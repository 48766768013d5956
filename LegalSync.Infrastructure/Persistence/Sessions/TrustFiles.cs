using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Domain.Trust.Watching;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Reads what the daily look over trust accounts sees.</summary>
public sealed class TrustFiles(IDbFactory databases, ISourceReader reader) : ITrustFiles
{
    /// <inheritdoc />
    public async Task<TrustFile> ReadAsync(BooksId books, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var firm = await db.Books.AsNoTracking().SingleAsync(found => found.Id == books, cancellationToken);
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == books).ToListAsync(cancellationToken);
        return new TrustFile
        {
            Today = firm.DayOf(now),
            Currency = firm.Currency,
            Heads = heads,
            Entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == books).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken),
            Details = await db.TrustDetails.AsNoTracking().Where(detail => detail.Books == books).OrderBy(detail => detail.Sequence).ToListAsync(cancellationToken),
            Settings = (await db.TrustAccounts.AsNoTracking().Where(account => account.Books == books).ToListAsync(cancellationToken)).ToDictionary(account => account.Account, account => account.Settings),
            Matters = await MattersAsync(db, firm.Practice, cancellationToken),
            Decisions = (await db.Directives.AsNoTracking().Where(directive => directive.Books == books && directive.RevokedAt == null).ToListAsync(cancellationToken)).ToLookup(directive => directive.Event),
            Waiting = await db.WorkItems.AsNoTracking()
                .Where(item => item.Books == books && item.Stage == Stage.Held && (item.Kind == WorkKind.TrustDisbursement || item.Kind == WorkKind.FeeTransfer)).ToListAsync(cancellationToken),
            Profiles = new ProfileBook(await db.ProfileVersions.AsNoTracking().Where(version => version.Books == books).OrderBy(version => version.Sequence).ToListAsync(cancellationToken)),
        };
    }

    private async Task<IReadOnlyDictionary<MatterId, WatchedMatter>> MattersAsync(LegalSyncDb db, ConnectionId practice, CancellationToken cancellationToken)
    {
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == practice && record.IsLatest && record.Kind == SourceKind.Matter).ToListAsync(cancellationToken);
        return records.Select(reader.ReadMatter).DistinctBy(matter => matter.Id)
            .ToDictionary(matter => matter.Id, matter => new WatchedMatter(matter.Number, matter.Status is MatterStatus.Closed or MatterStatus.Gone));
    }
}
