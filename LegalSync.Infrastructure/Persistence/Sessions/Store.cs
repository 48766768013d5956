using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Opens units of work on the database.</summary>
public sealed class Store(IDbFactory databases, ISourceReader reader, SnapshotCache snapshots) : IStore
{
    /// <inheritdoc />
    public ISession Open(BooksId books) => new StoreSession(databases.Create(), books, reader, snapshots);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BooksId>> AllBooksAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Books.AsNoTracking().Select(books => books.Id).ToListAsync(cancellationToken);
    }
}
