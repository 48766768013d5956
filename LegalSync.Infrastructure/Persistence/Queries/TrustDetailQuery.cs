using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Watching;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The grid of trust details: what nobody confirmed yet, with suggestions.</summary>
public sealed class TrustDetailQuery(IDbFactory databases)
{
    /// <summary>Reads it.</summary>
    public async Task<IReadOnlyList<TrustDetailRow>> ReadAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var firm = await db.Books.AsNoTracking().SingleAsync(found => found.Id == books, cancellationToken);
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == books).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var details = await db.TrustDetails.AsNoTracking().Where(detail => detail.Books == books).OrderBy(detail => detail.Sequence).ToListAsync(cancellationToken);
        return TrustDetailGrid.Rows(TrustFile.StandingOf(entries), details, firm.Currency);
    }
}
