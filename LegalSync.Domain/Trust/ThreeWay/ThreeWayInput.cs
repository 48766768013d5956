using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>What a three-way reconciliation of one trust account is made of. All amounts are in one currency.</summary>
/// <param name="AsOf">The day it is made for, as a rule the last day of the statement.</param>
/// <param name="Bank">The bank's side.</param>
/// <param name="Book">The books' side.</param>
public sealed record ThreeWayInput(DateOnly AsOf, BankSide Bank, BookSide Book)
{
    /// <summary>Matches that people made or confirmed.</summary>
    public IReadOnlyList<ConfirmedMatch> Confirmed { get; init; } = [];

    /// <summary>What people confirmed in earlier periods.</summary>
    public IReadOnlyList<MatchHabit> Habits { get; init; } = [];

    /// <summary>Mistakes of the bank that it was told of.</summary>
    public IReadOnlyList<BankError> BankErrors { get; init; } = [];

    /// <summary>What people said of single items.</summary>
    public IReadOnlyList<ClassifiedItem> Classified { get; init; } = [];

    /// <summary>Figures of other systems, compared where given.</summary>
    public OutsideFigures Outside { get; init; } = new();
}

/// <summary>What the bank says.</summary>
/// <param name="Lines">Its lines; those after the day of the reconciliation tell when open items cleared.</param>
/// <param name="Opening">Balance before the first line; null where the statement gives none.</param>
/// <param name="Closing">Balance after the last line; null where the statement gives none.</param>
public sealed record BankSide(IReadOnlyList<BankLine> Lines, Money? Opening, Money? Closing)
{
    /// <summary>First day of the statement; null where it does not tell.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the statement; null where it does not tell.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Closing balance of the statement before; null where it is not known.</summary>
    public Money? ClosingBefore { get; init; }

    /// <summary>The side of one statement.</summary>
    public static BankSide Of(BankStatement statement) =>
        new(BankLine.Of(statement), statement.Opening, statement.Closing) { From = statement.From, To = statement.To };
}

/// <summary>What the trust journal and the ledgers say.</summary>
/// <param name="OpeningBook">Book balance before the first line of the journal.</param>
/// <param name="OpeningLedgers">Balance of each ledger at the same moment.</param>
/// <param name="OpeningItems">Lines of earlier periods that the bank had not seen: outstanding cheques below zero, deposits in transit above.</param>
/// <param name="Journal">The journal since; lines after the day of the reconciliation only explain.</param>
public sealed record BookSide(
    Money OpeningBook, IReadOnlyList<LedgerBalance> OpeningLedgers, IReadOnlyList<JournalLine> OpeningItems, IReadOnlyList<JournalLine> Journal)
{
    /// <summary>Closing balances as the ledgers themselves hold them; empty when they follow from the journal alone.</summary>
    public IReadOnlyList<LedgerBalance> ClosingLedgers { get; init; } = [];

    /// <summary>First day of the period; null when it is the day of the first line.</summary>
    public DateOnly? From { get; init; }
}

/// <summary>What a ledger holds.</summary>
public sealed record LedgerBalance(LedgerRef Ledger, Money Balance);

/// <summary>A mistake of the bank, open until the bank corrects it.</summary>
/// <param name="Amount">Added to the bank's balance: positive when the bank took too much, negative when it gave too much.</param>
/// <param name="Ticket">The bank's reference for it.</param>
/// <param name="What">What happened, a sentence.</param>
public sealed record BankError(Money Amount, string Ticket, string What);

/// <summary>What a reconciling item is. Stored: a number is never reused.</summary>
public enum ReconcilingClass
{
    /// <summary>It clears by itself in time.</summary>
    Timing = 1,

    /// <summary>The bank is wrong.</summary>
    BankError = 2,

    /// <summary>The books are wrong.</summary>
    BookError = 3,

    /// <summary>It fell into another period on one side.</summary>
    CutOff = 4,

    /// <summary>Nobody knows yet whose it is.</summary>
    Unidentified = 5,
}

/// <summary>What a person said of an item.</summary>
/// <param name="Subject">Id of a journal line or label of a bank line, as differences name their suspects.</param>
/// <param name="Class">What it is.</param>
public sealed record ClassifiedItem(string Subject, ReconcilingClass Class);

/// <summary>Figures of other systems at the day of the reconciliation. What is null or absent is not compared.</summary>
public sealed record OutsideFigures
{
    /// <summary>Balance of the trust bank account in the books' general ledger.</summary>
    public Money? BooksTrustBank { get; init; }

    /// <summary>Balance of the trust liability control account, as money owed: positive.</summary>
    public Money? BooksTrustLiability { get; init; }

    /// <summary>Book balance of the last signed reconciliation; it is to be this opening.</summary>
    public Money? SignedClosing { get; init; }

    /// <summary>What other systems hold of each ledger.</summary>
    public IReadOnlyList<LedgerFigures> Ledgers { get; init; } = [];
}

/// <summary>One ledger in the practice system and in the books.</summary>
/// <param name="LedgerKey">Key of the ledger.</param>
/// <param name="PracticeSystem">Balance there; null where unknown.</param>
/// <param name="Books">Balance of its sub-account or tag; null where unknown.</param>
public sealed record LedgerFigures(string LedgerKey, Money? PracticeSystem, Money? Books);
