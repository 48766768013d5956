using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A profile as a screen shows it.</summary>
/// <param name="Written">As it is written, with unverified fields.</param>
/// <param name="InForce">As it counts.</param>
/// <param name="Versions">What administrators set, latest first.</param>
public sealed record ShownProfile(JurisdictionProfile Written, JurisdictionProfile InForce, IReadOnlyList<ProfileVersion> Versions);

/// <summary>Jurisdiction profiles and the settings of trust accounts.</summary>
public sealed class ProfileQuery(IDbFactory databases)
{
    /// <summary>All profiles on a day.</summary>
    public async Task<IReadOnlyList<ShownProfile>> ProfilesAsync(BooksId books, DateOnly on, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var versions = await db.ProfileVersions.AsNoTracking().Where(version => version.Books == books).OrderBy(version => version.Sequence).ToListAsync(cancellationToken);
        var book = new ProfileBook(versions);
        return [.. book.Codes.Select(code => (code, written: book.Written(code, on))).Where(pair => pair.written is not null)
            .Select(pair => new ShownProfile(pair.written!, book.InForce(pair.code, on), [.. versions.Where(version => version.Jurisdiction == pair.code).OrderByDescending(version => version.Sequence)]))];
    }

    /// <summary>Settings of the trust accounts that were settled.</summary>
    public async Task<IReadOnlyList<TrustAccount>> AccountsAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.TrustAccounts.AsNoTracking().Where(account => account.Books == books).OrderBy(account => account.Sequence).ToListAsync(cancellationToken);
    }
}
