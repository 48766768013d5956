using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Capture;

/// <summary>State of a matter at the source.</summary>
public enum MatterStatus
{
    /// <summary>Work goes on.</summary>
    Open = 1,

    /// <summary>Not yet opened.</summary>
    Pending = 2,

    /// <summary>Closed.</summary>
    Closed = 3,

    /// <summary>Deleted or cancelled.</summary>
    Gone = 4,
}

/// <summary>A matter, as captured.</summary>
public sealed record Matter(MatterId Id, string Number, string Title, MatterStatus Status, IReadOnlyList<ClientId> Clients, string? MatterType)
{
    /// <summary>Number and title, the number once: practice systems often begin the title with it.</summary>
    public string FullTitle => $"{Number} {TitleAlone}".Trim();

    private string TitleAlone => Number.Length > 0 && Title.StartsWith(Number, StringComparison.OrdinalIgnoreCase)
        ? Title[Number.Length..].TrimStart(' ', '-', '–', ':', '|')
        : Title;
}

/// <summary>A client (a contact that a matter names).</summary>
public sealed record Client(ClientId Id, string Name, string? Email, bool IsDeleted);

/// <summary>A member of staff.</summary>
/// <param name="Id">The key that time entries carry.</param>
/// <param name="Initials">Initials, or the name where there are none.</param>
public sealed record Staff(string Id, string Initials);

/// <summary>An activity code of the firm.</summary>
public sealed record ActivityCode(string Code, string Description, bool IsDeleted);

/// <summary>A time entry. Only a finalised one is eligible; auto-captured time counts only once finalised.</summary>
public sealed record TimeEntry(SourceId Id, MatterId Matter, DateOnly Date)
{
    /// <summary>The code its item is chosen by: the UTBMS task code where there is one, else the firm's activity code; empty when neither is given.</summary>
    public required string Code { get; init; }

    /// <summary>What was done.</summary>
    public required string Description { get; init; }

    /// <summary>Billed minutes.</summary>
    public required Quantity Duration { get; init; }

    /// <summary>Price an hour.</summary>
    public required Rate Rate { get; init; }

    /// <summary>Billable amount before tax. Partly billable entries differ from rate times duration.</summary>
    public required Money Amount { get; init; }

    /// <summary>Tax on it.</summary>
    public required Money Tax { get; init; }

    /// <summary>A fixed fee: rate and duration do not make its amount.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Finalised at the source.</summary>
    public bool IsFinalised { get; init; }

    /// <summary>Billable.</summary>
    public bool IsBillable { get; init; }

    /// <summary>Written off: shown on the invoice, not in its total.</summary>
    public bool IsWrittenOff { get; init; }

    /// <summary>Deleted at the source.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The invoice it is on, if any.</summary>
    public SourceId? Invoice { get; init; }

    /// <summary>Initials or name of the timekeeper.</summary>
    public string Timekeeper { get; init; } = "";
}

/// <summary>An expense. Hard costs were paid out for the client; soft costs are the firm's own charges.</summary>
public sealed record Expense(SourceId Id, MatterId Matter, DateOnly Date)
{
    /// <summary>The code its item is chosen by.</summary>
    public required string Code { get; init; }

    /// <summary>What it was.</summary>
    public required string Description { get; init; }

    /// <summary>How many.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Price a unit.</summary>
    public required Rate Price { get; init; }

    /// <summary>Amount before tax.</summary>
    public required Money Amount { get; init; }

    /// <summary>Tax on it.</summary>
    public required Money Tax { get; init; }

    /// <summary>Finalised at the source.</summary>
    public bool IsFinalised { get; init; }

    /// <summary>Billable.</summary>
    public bool IsBillable { get; init; }

    /// <summary>Written off.</summary>
    public bool IsWrittenOff { get; init; }

    /// <summary>Deleted at the source.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The invoice it is on, if any.</summary>
    public SourceId? Invoice { get; init; }
}
