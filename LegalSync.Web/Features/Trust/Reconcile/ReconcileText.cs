using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>Words of the reconcile screens.</summary>
public static class ReconcileText
{
    /// <summary>Why something stands on one side only.</summary>
    public static string Of(ItemClass one) => one switch
    {
        ItemClass.Timing => "Timing",
        ItemClass.BankError => "Bank error",
        ItemClass.BookError => "Book error",
        ItemClass.CutOff => "Cut-off",
        ItemClass.Unidentified => "Unidentified",
        _ => one.ToString(),
    };

    /// <summary>What a class means.</summary>
    public static string Meaning(ItemClass one) => one switch
    {
        ItemClass.Timing => "the other side follows by itself",
        ItemClass.BankError => "the bank booked wrongly and was told",
        ItemClass.BookError => "the books are wrong and are corrected at their source",
        ItemClass.CutOff => "the two sides book it in different periods",
        ItemClass.Unidentified => "nobody knows yet whose it is",
        _ => "",
    };

    /// <summary>How much a suggestion can be relied on.</summary>
    public static string Of(MatchStrength strength) => strength switch
    {
        MatchStrength.Learned => "As before",
        MatchStrength.Likely => "Likely",
        MatchStrength.Strong => "Strong",
        MatchStrength.Certain => "Certain",
        MatchStrength.Confirmed => "Confirmed",
        _ => strength.ToString(),
    };

    /// <summary>How far a month has come.</summary>
    public static string Of(ReconciliationState state) => state switch
    {
        ReconciliationState.Draft => "In work",
        ReconciliationState.Ready => "Waits for a signature",
        ReconciliationState.SignedOff => "Signed and locked",
        ReconciliationState.Reopened => "Opened again",
        _ => state.ToString(),
    };

    /// <summary>A step of a month.</summary>
    public static string Step(string name) => name switch
    {
        "Statement" => "Statement in",
        "Submit" => "Review and submit",
        "Sign" => "Sign and lock",
        _ => name,
    };

    /// <summary>Why a line and an entry belong together, as words in a sentence.</summary>
    public static string Cause(string cause) => cause switch
    {
        nameof(MismatchCause.CheckNumber) => "check number",
        nameof(MismatchCause.Reference) => "reference",
        nameof(MismatchCause.Sign) => "figure with the other sign",
        nameof(MismatchCause.Transposition) => "digits in another order",
        nameof(MismatchCause.Party) => "name",
        _ => cause,
    };

    /// <summary>A finding's kind as words.</summary>
    public static string Kind(string kind) => kind.Length == 0 ? "" : char.ToUpperInvariant(kind[0]) + kind[1..].Replace('-', ' ');

    /// <summary>The address of a month's screen.</summary>
    public static string Address(string account, DateOnly through) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"trust/reconcile/{Uri.EscapeDataString(account)}/{through:yyyy-MM-dd}");
}
