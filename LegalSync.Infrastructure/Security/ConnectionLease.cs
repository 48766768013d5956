using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Security;

/// <summary>Who may renew a connection's tokens now. One row a connection, seen by all nodes.</summary>
public sealed class ConnectionLease
{
    /// <summary>Longest name of a holder that a column takes.</summary>
    public const int MaxHolderLength = 64;

    /// <summary>The connection.</summary>
    public ConnectionId Connection { get; init; }

    /// <summary>The node that holds it; empty when nobody does.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Counts the turns; what was done in an earlier turn may not write over a later one.</summary>
    public long Fence { get; init; }

    /// <summary>Until when it is held.</summary>
    public DateTimeOffset Until { get; init; }
}
