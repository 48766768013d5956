using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A confirmed match as it stands today.</summary>
/// <param name="Match">The stored decision.</param>
/// <param name="Lines">Its lines of the bank.</param>
/// <param name="Entries">Its entries of the journal.</param>
public sealed record StandingMatch(StoredMatch Match, IReadOnlyList<KeptLine> Lines, IReadOnlyList<JournalLine> Entries);

/// <summary>An entry the bank has not shown by the last day.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Age">Days from its date to the last day.</param>
/// <param name="Item">What a person said of it, if anything.</param>
public sealed record OutstandingEntry(JournalLine Entry, int Age, ReconcilingItem? Item);

/// <summary>A line of the bank that no entry of the period stands for.</summary>
/// <param name="Line">The line.</param>
/// <param name="Item">What a person said of it, if anything.</param>
public sealed record OpenLine(KeptLine Line, ReconcilingItem? Item);

/// <summary>One tie of the reconciliation: a figure that must equal another.</summary>
/// <param name="Name">Its name: <c>A = B</c>, <c>T-4</c>.</param>
/// <param name="What">What is compared, for people.</param>
/// <param name="Left">The first figure; null when that side has none.</param>
/// <param name="Right">The second figure; null when that side has none.</param>
/// <param name="Item">What a person said of the difference, if anything.</param>
public sealed record StandingTie(string Name, string What, Money? Left, Money? Right, ReconcilingItem? Item)
{
    /// <summary>First less second; null where there is nothing to compare.</summary>
    public Money? Difference => Left is { } left && Right is { } right ? left - right : null;

    /// <summary>True when both are equal, or one side has no figure.</summary>
    public bool Holds => Difference is null or { IsZero: true };

    /// <summary>True when it holds or a person explained exactly this difference.</summary>
    public bool IsSettled => Holds || Item?.AmountMinor == Difference?.Minor;
}

/// <summary>The figures of a three-way reconciliation.</summary>
/// <param name="BankOpening">The bank's balance before the period; null where nobody told.</param>
/// <param name="BankClosing">The bank's balance at the last day; null where nobody told.</param>
/// <param name="InTransit">Deposits in transit.</param>
/// <param name="Outstanding">Disbursements the bank has not paid yet, as a positive figure.</param>
/// <param name="BankErrors">What the bank's errors moved, taken off again, signed as it adjusts the bank.</param>
/// <param name="CutOff">Lines that the journal books after the last day, taken off, signed as they adjust the bank.</param>
/// <param name="BookOpening">The journal before the period.</param>
/// <param name="Receipts">What the journal took in within the period.</param>
/// <param name="Disbursements">What it paid, as a positive figure.</param>
/// <param name="Book">B: the journal at the last day.</param>
/// <param name="Ledgers">C: all ledgers at the last day.</param>
public sealed record ReconcileFigures(
    Money? BankOpening, Money? BankClosing, Money InTransit, Money Outstanding, Money BankErrors, Money CutOff,
    Money BookOpening, Money Receipts, Money Disbursements, Money Book, Money Ledgers)
{
    /// <summary>A: the bank, adjusted; null where the bank's closing balance is not known.</summary>
    public Money? AdjustedBank => BankClosing is { } closing ? closing + InTransit - Outstanding + BankErrors + CutOff : null;

    /// <summary>A less B: what is left to explain.</summary>
    public Money? Difference => AdjustedBank is { } bank ? bank - Book : null;
}

/// <summary>A reconciliation as it stands: figures, lists, ties and what keeps it from being signed.</summary>
public sealed record Standing
{
    /// <summary>The figures.</summary>
    public required ReconcileFigures Figures { get; init; }

    /// <summary>Matches that stand and touch the period.</summary>
    public required IReadOnlyList<StandingMatch> Matches { get; init; }

    /// <summary>Lines up to the last day without a match, oldest first.</summary>
    public required IReadOnlyList<OpenLine> OpenLines { get; init; }

    /// <summary>Entries up to the last day that the bank has not shown by then, oldest first.</summary>
    public required IReadOnlyList<OutstandingEntry> OpenEntries { get; init; }

    /// <summary>Decisions whose lines or entries changed meanwhile: they count no longer.</summary>
    public required IReadOnlyList<StoredMatch> BrokenMatches { get; init; }

    /// <summary>All ledgers.</summary>
    public required IReadOnlyList<LedgerPeriod> Ledgers { get; init; }

    /// <summary>The ties.</summary>
    public required IReadOnlyList<StandingTie> Ties { get; init; }

    /// <summary>What keeps it from being signed, each a sentence; empty when nothing does.</summary>
    public required IReadOnlyList<string> Blockers { get; init; }

    /// <summary>True when A, B and C are one figure.</summary>
    public bool IsTied => Figures.AdjustedBank is { } bank && bank == Figures.Book && Figures.Book == Figures.Ledgers;
}
