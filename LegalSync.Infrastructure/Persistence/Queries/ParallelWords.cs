using LegalSync.Domain.ParallelRun;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The words of the comparison.</summary>
public static class ParallelWords
{
    /// <summary>A verdict.</summary>
    public static string Of(PairVerdict verdict) => verdict switch
    {
        PairVerdict.OursWrong => "LegalSync was wrong",
        PairVerdict.TheirsWrong => "The record made by hand was wrong",
        PairVerdict.BothWrong => "Both were wrong",
        PairVerdict.Convention => "Convention: both are acceptable",
        PairVerdict.Timing => "Timing",
        PairVerdict.Excluded => "Excluded",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    /// <summary>A finding.</summary>
    public static string Of(PairState state) => state switch
    {
        PairState.Equal => "Agrees",
        PairState.Differs => "Differs",
        PairState.OnlyOurs => "Only LegalSync",
        PairState.OnlyTheirs => "Only by hand",
        PairState.Ambiguous => "Several fit",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such finding."),
    };

    /// <summary>A field.</summary>
    public static string Of(ComparedField field) => field switch
    {
        ComparedField.Amount => "Amount",
        ComparedField.Side => "In or out",
        ComparedField.Customer => "Customer",
        ComparedField.Bank => "Bank account",
        ComparedField.Items => "Items",
        ComparedField.Accounts => "Accounts",
        ComparedField.Lines => "Line amounts",
        ComparedField.Tax => "Sales tax",
        ComparedField.Class => "Class",
        ComparedField.Date => "Date",
        ComparedField.Number => "Number",
        ComparedField.Pays => "Pays invoice",
        ComparedField.Document => "Document",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };
}
