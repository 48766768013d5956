using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>What a webhook of the books spoke of: kept after it was read, so that the same word a week later is known.</summary>
public sealed class BooksHintRow
{
    /// <summary>Longest name of an entity or an operation that a column holds.</summary>
    public const int MaxWordLength = 32;

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The connection.</summary>
    public ConnectionId Connection { get; init; }

    /// <summary>What changed, in small letters: <c>invoice</c>.</summary>
    public string Entity { get; init; } = "";

    /// <summary>Its key.</summary>
    public string EntityId { get; init; } = "";

    /// <summary>What was done: <c>created</c>, <c>updated</c>, <c>deleted</c>, <c>merged</c>, <c>voided</c>, <c>emailed</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The entry that was merged into it; else empty.</summary>
    public string DeletedId { get; init; } = "";

    /// <summary>When it changed, as the webhook says; with connection, entity, key and operation unique.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was first heard of.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was read; null while it waits.</summary>
    public DateTimeOffset? TakenAt { get; set; }
}
