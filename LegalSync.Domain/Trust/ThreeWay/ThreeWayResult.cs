using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>A three-way reconciliation: three figures, what leads to them, and what stands between them.</summary>
public sealed record ThreeWayResult
{
    /// <summary>The day it is made for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The bank's balance at the end of that day.</summary>
    public required Money BankEnding { get; init; }

    /// <summary>Received by the books, not yet by the bank.</summary>
    public required IReadOnlyList<OpenItem> DepositsInTransit { get; init; }

    /// <summary>Paid by the books, not yet by the bank.</summary>
    public required IReadOnlyList<OpenItem> Outstanding { get; init; }

    /// <summary>Mistakes of the bank that are counted.</summary>
    public required IReadOnlyList<BankError> BankErrors { get; init; }

    /// <summary>A: bank ending, plus deposits in transit, less outstanding payments, with the bank's mistakes.</summary>
    public required Money AdjustedBank { get; init; }

    /// <summary>B: opening and what the journal moved at the bank.</summary>
    public required Money BookBalance { get; init; }

    /// <summary>C: all ledgers together.</summary>
    public required Money LedgerTotal { get; init; }

    /// <summary>From opening to closing book.</summary>
    public required RollForward RollForward { get; init; }

    /// <summary>Every ledger, with and without movement, in order of its key.</summary>
    public required IReadOnlyList<LedgerClosing> Ledgers { get; init; }

    /// <summary>Comparisons beside the three figures, those that could be made.</summary>
    public required IReadOnlyList<TieResult> Ties { get; init; }

    /// <summary>What explains the differences and what is suspicious without one, the most telling first.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>How bank and journal go together.</summary>
    public required BankMatching Matching { get; init; }

    /// <summary>What was assumed, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A less B.</summary>
    public Money BankToBook => AdjustedBank - BookBalance;

    /// <summary>B less C.</summary>
    public Money BookToLedgers => BookBalance - LedgerTotal;

    /// <summary>Ledgers below zero at the end or on any day.</summary>
    public IReadOnlyList<LedgerClosing> NegativeLedgers => [.. Ledgers.Where(ledger => ledger.IsNegative)];

    /// <summary>True when the three figures are equal to the cent and nothing critical stands against it.</summary>
    public bool IsBalanced => BankToBook.IsZero && BookToLedgers.IsZero && Ties.All(tie => tie.Holds) && Differences.All(difference => difference.Weight != DifferenceWeight.Critical);

    /// <summary>Open items of so many days and more, for the list of stale items.</summary>
    public IReadOnlyList<OpenItem> StaleSince(int days) => [.. DepositsInTransit.Concat(Outstanding).Where(item => item.AgeInDays >= days)];
}

/// <summary>An entry of the books that the bank had not seen at the day.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Reference">What people call it: <c>chk 2044</c>, <c>eCheck</c>.</param>
/// <param name="Party">Payor or payee, as far as the entry tells.</param>
/// <param name="AgeInDays">Days since its date.</param>
public sealed record OpenItem(JournalLine Entry, string Reference, string Party, int AgeInDays)
{
    /// <summary>The amount without its sign.</summary>
    public Money Amount => Entry.Amount.Abs();

    /// <summary>One of several that come equally near to a bank line: as many are open, but it may be another.</summary>
    public bool IsUncertain { get; init; }

    /// <summary>0, or the band it has reached: 30, 90 or 180 days. A bank need not honour a cheque older than six months.</summary>
    public int StaleDays => AgeInDays switch { >= 180 => 180, >= 90 => 90, >= 30 => 30, _ => 0 };
}

/// <summary>A ledger over the period. The lowest balance is the lowest at the end of a day.</summary>
public sealed record LedgerClosing(LedgerRef Ledger, Money Opening, Money Receipts, Money Payments, Money Closing, Money Lowest, DateOnly LowestOn)
{
    /// <summary>Below zero at the end or on any day.</summary>
    public bool IsNegative => Closing.IsNegative || Lowest.IsNegative;
}

/// <summary>From the opening to the closing book balance.</summary>
/// <param name="Opening">Opening book.</param>
/// <param name="Receipts">What the bank account received by the books.</param>
/// <param name="Disbursements">What it paid, positive.</param>
/// <param name="Transfers">Moved between ledgers; it changes nothing in sum.</param>
/// <param name="Closing">Closing book.</param>
public sealed record RollForward(Money Opening, Money Receipts, Money Disbursements, Money Transfers, Money Closing);

/// <summary>A comparison beside the three figures. Numbers are those of the trust rules' list of ties.</summary>
public enum Tie
{
    /// <summary>The trust bank account in the general ledger is the book balance.</summary>
    BooksTrustBank = 3,

    /// <summary>The trust liability in the general ledger is the sum of the ledgers.</summary>
    BooksTrustLiability = 4,

    /// <summary>A ledger is the same in the practice system and in the books.</summary>
    LedgerElsewhere = 5,

    /// <summary>The opening is the closing of the last signed reconciliation.</summary>
    OpeningIsSigned = 6,

    /// <summary>No ledger is below zero on any day.</summary>
    NoNegativeLedger = 7,

    /// <summary>The statement is complete and follows the one before.</summary>
    StatementComplete = 8,
}

/// <summary>Two figures that are to be equal.</summary>
/// <param name="Tie">Which comparison.</param>
/// <param name="Subject">What is compared, for people.</param>
/// <param name="Expected">Our figure.</param>
/// <param name="Found">The other.</param>
public sealed record TieResult(Tie Tie, string Subject, Money Expected, Money Found)
{
    /// <summary>The other less ours.</summary>
    public Money Difference => Found - Expected;

    /// <summary>They are equal.</summary>
    public bool Holds => Difference.IsZero;
}
