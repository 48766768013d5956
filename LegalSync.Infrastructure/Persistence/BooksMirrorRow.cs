using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>What the books held when they were last read: one row an entity, with its typed reading as JSON. A cache; the books own the truth.</summary>
public sealed class BooksMirrorRow
{
    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; init; }

    /// <summary>Kind of entity.</summary>
    public BooksKind Kind { get; init; }

    /// <summary>The books' key; unique with books and kind.</summary>
    public string EntityId { get; init; } = "";

    /// <summary>Name or number, for look-ups.</summary>
    public string Name { get; set; } = "";

    /// <summary>Customer, where there is one.</summary>
    public string Customer { get; set; } = "";

    /// <summary>False once inactive, void or gone.</summary>
    public bool IsActive { get; set; }

    /// <summary>The typed reading as JSON.</summary>
    public string Reading { get; set; } = "";

    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>When it was found to be gone from the books; null while it is there. The row stays: "gone" is not "not seen yet".</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>The entry it was merged into, where the books said so; else empty.</summary>
    public string MergedInto { get; set; } = "";
}
