using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>What a finding means for the verdict, the heaviest first.</summary>
public enum DifferenceWeight
{
    /// <summary>Not balanced, whatever the figures say: a negative ledger, an incomplete statement.</summary>
    Critical = 1,

    /// <summary>It makes the figures differ.</summary>
    Figures = 2,

    /// <summary>The figures agree; a person should look.</summary>
    Suspicion = 3,
}

/// <summary>A finding: what kind, how much, who is suspected, and what it means.</summary>
/// <param name="Kind">One of <see cref="DifferenceKinds"/>.</param>
/// <param name="Amount">How much it is about, without a sign.</param>
/// <param name="Suspects">Ids of journal lines, labels of bank lines, keys of ledgers; the likeliest first.</param>
/// <param name="Hint">What it is and what to look at, for people.</param>
/// <param name="Weight">What it means for the verdict.</param>
public sealed record Difference(string Kind, Money Amount, IReadOnlyList<string> Suspects, string Hint, DifferenceWeight Weight)
{
    /// <summary>What a person said of one of the suspects; null when nobody did.</summary>
    public ReconcilingClass? Class { get; init; }

    /// <summary>Order among findings of one weight; the lower the more telling.</summary>
    internal int Rank { get; init; }
}

/// <summary>The words for kinds of findings. Programs read them, so they do not change.</summary>
public static class DifferenceKinds
{
    /// <summary>The bank and the books have one cheque with two amounts.</summary>
    public const string MispostedCheck = "misposted-check";

    /// <summary>One event has two amounts.</summary>
    public const string AmountDiffers = "amount-differs";

    /// <summary>Two digits changed places.</summary>
    public const string TransposedDigits = "transposed-digits";

    /// <summary>Posted with the wrong sign: half of the difference is the amount.</summary>
    public const string SignFlipped = "sign-flipped";

    /// <summary>A bank line of this amount has no entry.</summary>
    public const string EqualLine = "equal-line";

    /// <summary>An open entry or ledger has exactly this amount.</summary>
    public const string EqualEntry = "equal-entry";

    /// <summary>An open line or entry has half of the amount.</summary>
    public const string HalfDifference = "half-difference";

    /// <summary>The difference is divisible by nine, as after transposed digits.</summary>
    public const string DivisibleByNine = "divisible-by-nine";

    /// <summary>Two amounts differ by exactly this.</summary>
    public const string DifferenceOfTwo = "difference-of-two";

    /// <summary>A transfer has one side.</summary>
    public const string OneSidedPost = "one-sided-post";

    /// <summary>Bank and books have it in different periods.</summary>
    public const string CutOff = "cut-off";

    /// <summary>It seems to belong to another ledger.</summary>
    public const string WrongLedger = "wrong-ledger";

    /// <summary>The bank seems to be wrong.</summary>
    public const string BankError = "bank-error";

    /// <summary>The statement lacks a line.</summary>
    public const string MissingLine = "missing-line";

    /// <summary>The same lines stand in the statement twice.</summary>
    public const string DuplicateDownload = "duplicate-download";

    /// <summary>Two transactions share the bank's id.</summary>
    public const string ReusedBankId = "reused-bank-id";

    /// <summary>A deposit was returned after its money was paid out.</summary>
    public const string NsfAfterDisbursement = "nsf-after-disbursement";

    /// <summary>The bank returned a deposit that the books still have.</summary>
    public const string ReturnNotBooked = "return-not-booked";

    /// <summary>One event is in the journal twice.</summary>
    public const string DuplicatePosting = "duplicate-posting";

    /// <summary>A charge of the bank is not in the books.</summary>
    public const string BankFeeNotBooked = "bank-fee-not-booked";

    /// <summary>Interest is not in the books.</summary>
    public const string InterestNotBooked = "interest-not-booked";

    /// <summary>A ledger is or was below zero.</summary>
    public const string NegativeLedger = "negative-ledger";

    /// <summary>Opening figures do not belong together.</summary>
    public const string OpeningMismatch = "opening-mismatch";

    /// <summary>An item of earlier periods is missing in the opening list.</summary>
    public const string OpeningItemMissing = "opening-item-missing";

    /// <summary>Several entries come equally near to a line.</summary>
    public const string AmbiguousMatch = "ambiguous-match";

    /// <summary>The bank paid a cheque that the books voided.</summary>
    public const string VoidedCheckPaid = "voided-check-paid";

    /// <summary>Another system has another figure.</summary>
    public const string TieBroken = "tie-broken";

    /// <summary>A ledger's own balance is not what its journal makes.</summary>
    public const string LedgerOutOfStep = "ledger-out-of-step";
}
