using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Security;

/// <summary>Leases in the database: each step is one conditional statement, so that two nodes never both succeed.</summary>
public sealed class ConnectionLeases(IDbFactory databases, TimeProvider time) : IConnectionLeases
{
    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <inheritdoc />
    public async Task<long?> TryTakeAsync(ConnectionId connection, TimeSpan life, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await EnsureAsync(db, connection, cancellationToken);
        var lease = await db.ConnectionLeases.AsNoTracking().SingleAsync(row => row.Connection == connection, cancellationToken);
        var now = time.GetUtcNow();
        if (lease.Until > now)
        {
            return null;
        }

        var (fence, until) = (lease.Fence + 1, now + life);
        var taken = await db.ConnectionLeases
            .Where(row => row.Connection == connection && row.Fence == lease.Fence && row.Until == lease.Until)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Holder, _holder).SetProperty(row => row.Fence, fence).SetProperty(row => row.Until, until),
                cancellationToken);
        return taken == 1 ? fence : null;
    }

    /// <inheritdoc />
    public async Task ReleaseAsync(ConnectionId connection, long fence, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var now = time.GetUtcNow();
        await db.ConnectionLeases.Where(row => row.Connection == connection && row.Fence == fence)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Holder, "").SetProperty(row => row.Until, now), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<long> PreemptAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        await EnsureAsync(db, connection, cancellationToken);
        while (true)
        {
            var fence = await db.ConnectionLeases.AsNoTracking().Where(row => row.Connection == connection).Select(row => row.Fence).SingleAsync(cancellationToken);
            var (next, now) = (fence + 1, time.GetUtcNow());
            var taken = await db.ConnectionLeases.Where(row => row.Connection == connection && row.Fence == fence)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Holder, "").SetProperty(row => row.Fence, next).SetProperty(row => row.Until, now), cancellationToken);
            if (taken == 1)
            {
                return next;
            }
        }
    }

    private static async Task EnsureAsync(LegalSyncDb db, ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await db.ConnectionLeases.AnyAsync(row => row.Connection == connection, cancellationToken))
        {
            return;
        }

        var lease = new ConnectionLease { Connection = connection, Until = DateTimeOffset.UnixEpoch };
        db.Add(lease);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.ConnectionLeases.Any(row => row.Connection == connection))
        {
            // Another node made the row first.
        }

        db.Entry(lease).State = EntityState.Detached;
    }
}
