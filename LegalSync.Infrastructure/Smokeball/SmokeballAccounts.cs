using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Finds whose account a notification is about.</summary>
public interface ISmokeballAccounts
{
    /// <summary>The connections of an account; none when it is not ours.</summary>
    Task<IReadOnlyList<ConnectionId>> FindAsync(string account, CancellationToken cancellationToken);
}

/// <summary>Finds them in the database.</summary>
public sealed class SmokeballAccounts(IDbFactory databases) : ISmokeballAccounts
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<ConnectionId>> FindAsync(string account, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        return await db.Connections
            .Where(connection => connection.System == OutsideSystem.Smokeball && connection.Account == account)
            .Select(connection => connection.Id)
            .ToListAsync(cancellationToken);
    }
}
