using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Reconciliation;

/// <summary>One row of one of the two files, read and typed but not yet judged.</summary>
/// <param name="Id">What names the row in the answer; unique in its file.</param>
/// <param name="Amount">The amount with the sign its file gives it.</param>
public sealed record ComparedRecord(string Id, Money Amount)
{
    /// <summary>False when the id is only the place in the file, which says nothing about what the row records.</summary>
    public bool HasOwnId { get; init; } = true;

    /// <summary>The day, when the file has one.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Invoice, cheque or document number as written; empty when there is none.</summary>
    public string Number { get; init; } = "";

    /// <summary>Matter as written.</summary>
    public string Matter { get; init; } = "";

    /// <summary>Client as written.</summary>
    public string Client { get; init; } = "";

    /// <summary>What the row records.</summary>
    public RecordKind Kind { get; init; }

    /// <summary>Memo or description as written.</summary>
    public string Description { get; init; } = "";

    /// <summary>Line of the file on which the row begins; 0 when it did not come from a file.</summary>
    public int Line { get; init; }
}
