using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>In which of the ways of people an entry is wrong.</summary>
public enum HumanError
{
    /// <summary>Nobody entered it.</summary>
    MissedEntry,

    /// <summary>Entered for another matter's customer.</summary>
    WrongClient,

    /// <summary>Two digits of an amount changed round.</summary>
    TransposedDigits,

    /// <summary>A line by an item of another account, or money into another bank account.</summary>
    WrongAccount,

    /// <summary>Entered twice.</summary>
    DoubleEntry,

    /// <summary>Client money in entered as money out, the other way round, or client money entered into operating.</summary>
    WrongTrustSide,

    /// <summary>Another day of the month, ten or more off.</summary>
    WrongDate,

    /// <summary>A write-off or discount that stands in one system only.</summary>
    WriteOffInOneSystem,
}

/// <summary>What the two systems name alike though it is not the same.</summary>
public enum FaultyMap { Code, Matter, Account }

/// <summary>One error of a person, on a document of its own.</summary>
public sealed class PlantedError
{
    public required string Id { get; init; }
    public required HumanError Kind { get; init; }
    public required PracticeMatter Matter { get; init; }

    /// <summary>The practice's record: an invoice or a movement.</summary>
    public PracticeInvoice? Invoice { get; init; }
    public BankMovement? Movement { get; init; }

    /// <summary>The document as it was entered; null when it was not.</summary>
    public BookDocument? Document { get; init; }

    /// <summary>The second one, where it was entered twice.</summary>
    public BookDocument? Second { get; init; }
    public required string How { get; init; }

    /// <summary>The practice's record by its key.</summary>
    public PlantSubject Subject => Invoice is { } invoice ? PlantSubject.Smokeball("Invoice", invoice.Id) : PlantSubject.Smokeball("Transaction", Movement!.Id);
}

/// <summary>A fault of the mapping by names: every document that follows it is wrong, and nothing says so.</summary>
public sealed class PlantedFault
{
    public required string Id { get; init; }
    public required FaultyMap Kind { get; init; }

    /// <summary>What is mapped, as a mapping rule names it: a code, a matter's key, or <c>bank:</c> and an account's key.</summary>
    public required string Pattern { get; init; }

    /// <summary>The names in the books: of what exact identity finds, and of what people use.</summary>
    public required string Wrong { get; init; }
    public required string Right { get; init; }
    public required string How { get; init; }

    /// <summary>The documents of the month that it is about.</summary>
    public List<BookDocument> Documents { get; } = [];
}

/// <summary>A whole month that people entered into the books by hand: what is wrong in it, theirs and ours.</summary>
public sealed class ManualMonth(DateOnly from, DateOnly to)
{
    public DateOnly From { get; } = from;
    public DateOnly To { get; } = to;

    /// <summary>What people did wrong.</summary>
    public List<PlantedError> Errors { get; } = [];

    /// <summary>What the mapping by names does wrong.</summary>
    public List<PlantedFault> Faults { get; } = [];

    /// <summary>Deposits of several matters that were entered as one document, which is no error.</summary>
    public List<BookDocument> Slips { get; } = [];

    /// <summary>True for a day of the month.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= To;
}
