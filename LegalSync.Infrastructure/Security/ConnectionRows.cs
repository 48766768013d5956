using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Security;

/// <summary>Links in the database. The row's version decides between writers, also on several servers.</summary>
public sealed class ConnectionRows(IDbFactory databases) : IConnectionRows
{
    private const int MaxTries = 10;

    /// <inheritdoc />
    public async Task<Connection?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Connections.AsNoTracking().SingleOrDefaultAsync(row => row.Id == connection, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> ChangeAsync(ConnectionId connection, Func<Connection, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = databases.Create();
            var row = await db.Connections.SingleOrDefaultAsync(stored => stored.Id == connection, cancellationToken);
            if (row is null || !change(row))
            {
                return false;
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxTries)
            {
                // Another writer stored the row between our read and our write: decide again on what stands there now.
            }
        }
    }
}
