using LegalSync.Domain.Trust;

namespace LegalSync.Web.Features.Trust.Details;

/// <summary>A field of a trust record.</summary>
public enum DetailField
{
    /// <summary>Payor or payee.</summary>
    Party,

    /// <summary>Instrument.</summary>
    Instrument,

    /// <summary>Cheque number or reference.</summary>
    Number,

    /// <summary>Purpose.</summary>
    Purpose,
}

/// <summary>One row of the grid while somebody fills it in: what is typed, and what is suggested in grey.</summary>
/// <param name="row">The row.</param>
/// <param name="ledger">What people call its ledger.</param>
public sealed class DetailLine(TrustDetailRow row, string ledger)
{
    private readonly Dictionary<DetailField, string> _typed = [];

    /// <summary>The row.</summary>
    public TrustDetailRow Row { get; } = row;

    /// <summary>What people call its ledger.</summary>
    public string Ledger { get; } = ledger;

    /// <summary>True when something was filled in.</summary>
    public bool IsTouched => _typed.Values.Any(text => text.Length > 0);

    /// <summary>True when a text like it was completed before: the suggestion is what was learned then.</summary>
    public bool IsLearned => Row.Party?.Reason.StartsWith("the same text", StringComparison.Ordinal) == true;

    /// <summary>Why the suggestions are what they are.</summary>
    public string Reason => Row.Party?.Reason ?? Row.Purpose?.Reason ?? Row.Number?.Reason ?? "nothing suggests anything";

    /// <summary>What is typed in a field; empty for nothing.</summary>
    public string this[DetailField field]
    {
        get => _typed.GetValueOrDefault(field, "");
        set => _typed[field] = value.Trim();
    }

    /// <summary>What is suggested for a field; null when nothing is.</summary>
    public string? Suggested(DetailField field) => field switch
    {
        DetailField.Party => Row.Party?.Value,
        DetailField.Instrument => Row.Instrument?.Value,
        DetailField.Number => Row.Number?.Value,
        DetailField.Purpose => Row.Purpose?.Value,
        _ => throw new InvalidOperationException($"No field {field}."),
    };

    /// <summary>The record as typed.</summary>
    public SuppliedDetail Read() => new(Enum.TryParse<InstrumentKind>(this[DetailField.Instrument], out var kind) ? kind : InstrumentKind.Unknown, this[DetailField.Number], this[DetailField.Party], this[DetailField.Purpose]);

    /// <summary>What is wrong with a field; null when nothing is, or nothing was filled in.</summary>
    public string? Problem(DetailField field) => !IsTouched ? null : field switch
    {
        DetailField.Party when this[field].Length == 0 => "Name the payor or payee.",
        DetailField.Purpose when this[field].Length == 0 => "Say what it is for.",
        DetailField.Number when this[field].Length == 0 && Read().Instrument == InstrumentKind.Check => "A cheque has a number.",
        _ when this[field].Length > LedgerEntry.MaxTextLength => $"At most {LedgerEntry.MaxTextLength} letters.",
        _ => null,
    };

    /// <summary>True when a field is wrong.</summary>
    public bool IsWrong => Enum.GetValues<DetailField>().Any(one => Problem(one) is not null);

    /// <summary>Fills every empty field that has a suggestion.</summary>
    /// <returns>The fields that were filled.</returns>
    public IReadOnlyList<DetailField> Accept()
    {
        var filled = Enum.GetValues<DetailField>().Where(field => this[field].Length == 0 && Suggested(field) is not null).ToList();
        foreach (var field in filled)
        {
            this[field] = Suggested(field)!;
        }

        return filled;
    }
}
