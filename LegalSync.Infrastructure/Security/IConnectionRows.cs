using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Security;

/// <summary>The stored rows of links to outside systems, one at a time.</summary>
public interface IConnectionRows
{
    /// <summary>A row as it is stored now, not tracked; null when there is none.</summary>
    Task<Connection?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>
    /// Changes a row. When another writer comes between, the row is read again and <paramref name="change"/> is asked again;
    /// answering false leaves it as it is.
    /// </summary>
    /// <returns>True when a change was stored.</returns>
    Task<bool> ChangeAsync(ConnectionId connection, Func<Connection, bool> change, CancellationToken cancellationToken);
}
