using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Security;

/// <summary>Lets one node at a time renew a connection's tokens, and numbers the turns.</summary>
public interface IConnectionLeases
{
    /// <summary>Takes the lease when it is free or has run out.</summary>
    /// <returns>The number of this turn; null while another node holds it.</returns>
    Task<long?> TryTakeAsync(ConnectionId connection, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Gives the lease back; nothing happens when a later turn has begun.</summary>
    Task ReleaseAsync(ConnectionId connection, long fence, CancellationToken cancellationToken);

    /// <summary>Begins a turn that needs no lease, for tokens that a person brings: whoever holds the lease loses it.</summary>
    Task<long> PreemptAsync(ConnectionId connection, CancellationToken cancellationToken);
}
