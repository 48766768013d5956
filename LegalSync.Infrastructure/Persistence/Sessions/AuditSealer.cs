using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Numbers and hash-chains what happened, in the order it was stored. One sealer wins: the chain number is unique.</summary>
public sealed class AuditSealer(IDbFactory databases)
{
    private const int Most = 1_000;

    /// <summary>The hash before the first.</summary>
    public const string Origin = "legalsync-audit-1";

    /// <summary>Seals what is not sealed yet; answers how many.</summary>
    public async Task<int> RunAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var last = await db.AuditEvents.AsNoTracking()
            .Where(found => found.Books == books && found.ChainNumber != null)
            .OrderByDescending(found => found.ChainNumber)
            .FirstOrDefaultAsync(cancellationToken);
        var open = await db.AuditEvents.Where(found => found.Books == books && found.ChainNumber == null).OrderBy(found => found.Sequence).Take(Most).ToListAsync(cancellationToken);
        var (number, hash) = (last?.ChainNumber ?? 0, last?.ChainHash ?? Origin);
        foreach (var found in open)
        {
            found.Seal(++number, hash);
            hash = found.ChainHash!;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || StoreConflicts.IsConflict(failure))
        {
            return 0;
        }

        return open.Count;
    }
}
