using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>What follows from a webhook for its connection: that it was heard, and whose books hang on it.</summary>
public sealed class HintedLinks(IDbFactory databases, ILinkFacts facts)
{
    /// <summary>Notes that it was heard.</summary>
    public Task HeardAsync(ConnectionId connection, CancellationToken cancellationToken) => facts.HeardAsync(connection, cancellationToken);

    /// <summary>The books that are fed from it.</summary>
    public async Task<IReadOnlyList<BooksId>> BooksAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Books.AsNoTracking().Where(books => books.Practice == connection).Select(books => books.Id).ToListAsync(cancellationToken);
    }
}
