using LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>When a discrepancy can first be seen.</summary>
public enum PlantPhase { Capture, Posting, Fault }

/// <summary>What the card about a discrepancy must be about.</summary>
public sealed record PlantSubject(string System, string Kind, string? Id)
{
    /// <summary>Set when the subject is a customer of the books, whose id is known only once the books are seeded.</summary>
    public BookCustomer? Customer { get; init; }

    /// <summary>The id as the system gives it.</summary>
    public string Key => Id ?? Customer?.BooksId ?? throw new InvalidOperationException("The books are not seeded yet.");

    public static PlantSubject Smokeball(string kind, string id) => new("Smokeball", kind, id);
}

/// <summary>A call to the control address that provokes or clears a fault.</summary>
public sealed record ControlCall(string Method, string Path, IReadOnlyDictionary<string, object>? Body = null);

/// <summary>One thing that is wrong on purpose, and the one card it must raise.</summary>
public sealed class PlantedDiscrepancy
{
    public required string Id { get; init; }
    public required string Code { get; init; }
    public required PlantPhase Phase { get; init; }
    public required PlantSubject Subject { get; init; }
    public PracticeMatter? Matter { get; init; }
    public decimal? Amount { get; init; }
    public required string How { get; init; }

    /// <summary>A clean way out: the resolution and what it needs. Values may be parts of the books plan; they stand for their ids.</summary>
    public required IReadOnlyDictionary<string, object> Hint { get; init; }

    /// <summary>For a refusal at posting: the movement that the books are told to refuse.</summary>
    public BankMovement? Refused { get; init; }

    /// <summary>The id of the scripted refusal; deleting that fault lets the posting through.</summary>
    public string FaultId => "refuse-" + Id;

    /// <summary>For a fault at run time: what to call, in order.</summary>
    public IReadOnlyList<ControlCall> Provoke { get; init; } = [];
}
