using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>What every screen must know of the books before it asks for anything.</summary>
public sealed record FirmBooks(BooksId Id, string Name, Currency Currency, TimeZoneInfo Zone);

/// <summary>The one books of this database.</summary>
public sealed class FirmBooksQuery(IDbFactory databases)
{
    /// <summary>Reads it; null before set-up.</summary>
    public async Task<FirmBooks?> FindAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var books = await db.Books.AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        return books is null ? null : new FirmBooks(books.Id, books.Name, books.Currency, TimeZoneInfo.FindSystemTimeZoneById(books.TimeZone));
    }
}
