namespace LegalSync.Sandbox.Firm;

/// <summary>What every record of the practice system carries.</summary>
public abstract class PracticeRecord
{
    public required string Id { get; init; }
    public required string VersionId { get; set; }
    public required DateTimeOffset LastUpdated { get; set; }
    public bool IsDeleted { get; set; }
}

/// <summary>A member of the firm; <see cref="UserId"/> is not <see cref="PracticeRecord.Id"/>.</summary>
public sealed class StaffMember : PracticeRecord
{
    public required string UserId { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Role { get; init; }
    public required decimal Rate { get; init; }
    public bool IsAttorney => Role == "Attorney";
    public string Initials => $"{FirstName[0]}{LastName[0]}";
}

/// <summary>Which of the forms a contact has; exactly one.</summary>
public enum ContactKind { Person, Company, Trust }

/// <summary>A client, payor or other party.</summary>
public sealed class PracticeContact : PracticeRecord
{
    public required ContactKind Kind { get; init; }
    public string? FirstName { get; init; }
    public required string LastName { get; init; }
    public required string Email { get; init; }
    public required string Phone { get; init; }

    /// <summary>The name as one line, as it stands in the books.</summary>
    public string Name => FirstName is null ? LastName : $"{FirstName} {LastName}";
}

/// <summary>A matter with what was done and billed on it.</summary>
public sealed class PracticeMatter : PracticeRecord
{
    public required string Number { get; init; }
    public required string ShortTitle { get; init; }
    public required PracticeContact Client { get; init; }
    public required StaffMember Responsible { get; init; }
    public required StaffMember Assisting { get; init; }
    public required DateOnly Opened { get; init; }
    public DateOnly? Closed { get; init; }
    public string Status { get; set; } = "Open";
    public bool IsFlatFee { get; init; }
    public required string BillingVersionId { get; init; }
    public List<TimeEntry> Fees { get; } = [];
    public List<ExpenseEntry> Expenses { get; } = [];
    public List<PracticeInvoice> Invoices { get; } = [];

    /// <summary>How the matter is named in the books.</summary>
    public string CustomerName => $"{Number} {ShortTitle}";
}

/// <summary>What an activity code stands for (the wire numbers).</summary>
public enum EntryKind { Fixed = 0, Time = 1, Expense = 2 }

/// <summary>A firm's own code for a kind of work or cost.</summary>
public sealed class ActivityCode : PracticeRecord
{
    public required string Code { get; init; }
    public required string Description { get; init; }
    public required EntryKind Kind { get; init; }
    public decimal Rate { get; init; }
    public string ItemName => $"{Code} {Description}";
}

/// <summary>What a fee and an expense have in common.</summary>
public abstract class WorkEntry : PracticeRecord
{
    public required PracticeMatter Matter { get; init; }
    public required StaffMember Staff { get; init; }
    public required string Code { get; set; }
    public required string Subject { get; init; }
    public required DateOnly Date { get; init; }
    public bool Finalized { get; set; }
    public bool IsBillable { get; set; } = true;
    public bool IsWrittenOff { get; set; }
    public PracticeInvoice? Invoice { get; set; }

    /// <summary>What the client is asked for before tax; a written-off or non-billable entry counts nothing.</summary>
    public abstract decimal Claimed { get; }
}

/// <summary>A fee: time worked, or a fixed price.</summary>
public sealed class TimeEntry : WorkEntry
{
    public required EntryKind Kind { get; init; }
    public required int Minutes { get; set; }
    public required int MinutesWorked { get; init; }
    public required decimal Rate { get; init; }

    /// <summary>Minutes of the entry that are billable when only a part is; null when all or none is.</summary>
    public int? BillableMinutes { get; set; }

    public decimal Amount => Kind == EntryKind.Fixed ? Rate : Price(Minutes);
    public decimal BillableAmount => !IsBillable ? 0m : BillableMinutes is { } part ? Price(part) : Amount;
    public override decimal Claimed => IsWrittenOff ? 0m : BillableAmount;

    private decimal Price(int minutes) => decimal.Round(Rate * minutes / 60m, 2, MidpointRounding.AwayFromZero);
}

/// <summary>A cost, by quantity and price.</summary>
public sealed class ExpenseEntry : WorkEntry
{
    public required decimal Quantity { get; init; }
    public required decimal Price { get; init; }
    public required bool IsHardCost { get; init; }
    public decimal Tax { get; set; }
    public decimal Amount => decimal.Round(Quantity * Price, 2, MidpointRounding.AwayFromZero);
    public override decimal Claimed => IsBillable && !IsWrittenOff ? Amount : 0m;
}
