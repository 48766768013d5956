using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Something of the books that can be chosen.</summary>
public sealed record BooksTarget(BooksKind Kind, string Id, string Name, string Detail);

/// <summary>Type-ahead over what the books held when they were last read.</summary>
public sealed class BooksTargetsQuery(IDbFactory databases)
{
    /// <summary>How many are offered at once.</summary>
    public const int Most = 20;

    /// <summary>Active entities of some kinds whose name holds the text.</summary>
    public async Task<Answer<IReadOnlyList<BooksTarget>>> FindAsync(
        BooksId books, IReadOnlyList<BooksKind> kinds, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<BooksTarget>>();
        }

        await using var db = databases.Create();
        var pattern = "%" + text.Trim().Replace("%", "", StringComparison.Ordinal) + "%";
        var rows = await db.BooksMirror.AsNoTracking()
            .Where(row => row.Books == books && kinds.Contains(row.Kind) && row.IsActive && EF.Functions.Like(row.Name, pattern))
            .OrderBy(row => row.Name).ThenBy(row => row.Sequence)
            .Take(Most)
            .Select(row => new { row.Kind, row.EntityId, row.Name, row.Customer })
            .ToListAsync(cancellationToken);
        var customers = await BooksNames.ReadAsync(
            db, books, [.. rows.Where(row => row.Customer.Length > 0).Select(row => (BooksKind.Customer, row.Customer))], cancellationToken);
        return Answer.Of<IReadOnlyList<BooksTarget>>([.. rows.Select(row => new BooksTarget(
            row.Kind,
            row.EntityId,
            row.Name,
            row.Customer.Length > 0 ? $"{row.Kind} · {customers.Of(BooksKind.Customer, row.Customer)}" : $"{row.Kind} {row.EntityId}"))]);
    }
}
