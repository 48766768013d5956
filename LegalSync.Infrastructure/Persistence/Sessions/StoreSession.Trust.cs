using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>What trust rules look at besides the ledgers.</content>
internal sealed partial class StoreSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<TrustAccount>> TrustAccountsAsync(CancellationToken cancellationToken) =>
        await db.TrustAccounts.Where(account => account.Books == books).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrustDetail>> TrustDetailsAsync(IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken) =>
        sources.Count == 0
            ? []
            : await db.TrustDetails.AsNoTracking().Where(detail => detail.Books == books && sources.Contains(detail.Source)).OrderBy(detail => detail.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ProfileVersion>> ProfileVersionsAsync(CancellationToken cancellationToken) =>
        await db.ProfileVersions.AsNoTracking().Where(version => version.Books == books).OrderBy(version => version.Sequence).ToListAsync(cancellationToken);
}
