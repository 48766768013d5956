using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>How many metered reads a connection made in a month.</summary>
public sealed class MeteredReadCount
{
    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The connection.</summary>
    public ConnectionId Connection { get; init; }

    /// <summary>The first day of the month, UTC.</summary>
    public DateOnly Month { get; init; }

    /// <summary>How many.</summary>
    public long Count { get; set; }
}
