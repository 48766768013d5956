using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>How far one scope of a connection was read.</summary>
public sealed class ReadMark
{
    /// <summary>Longest scope a column holds.</summary>
    public const int MaxScopeLength = 100;

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The connection.</summary>
    public ConnectionId Connection { get; init; }

    /// <summary>What was read: <c>matters</c>, <c>bank</c> or <c>matter:KEY</c>.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Everything changed before this instant was read.</summary>
    public DateTimeOffset Through { get; set; }
}
