using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Statements;

/// <summary>The form a bank sent a statement in. Stored: a number is never reused.</summary>
public enum StatementFormat
{
    /// <summary>OFX 1.x, also QFX: headers and SGML.</summary>
    Ofx1 = 1,

    /// <summary>OFX 2.x: XML.</summary>
    Ofx2 = 2,

    /// <summary>BAI2 balance and transaction reporting.</summary>
    Bai2 = 3,

    /// <summary>ISO 20022 camt.053, end of day.</summary>
    Camt053 = 4,

    /// <summary>SWIFT MT940.</summary>
    Mt940 = 5,

    /// <summary>A table of columns.</summary>
    Csv = 6,
}

/// <summary>A statement of one account as the bank sent it. Nothing in it is ever changed.</summary>
/// <param name="Format">The form it came in.</param>
/// <param name="Account">The account's number as the bank writes it; empty where the file names none.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Lines">Booked lines in order of date; within a day in the order of the file, oldest first. Pending lines are not among them.</param>
public sealed record BankStatement(StatementFormat Format, string Account, Currency Currency, IReadOnlyList<StatementLine> Lines)
{
    /// <summary>The warning that goes with <see cref="IsOpeningDerived"/>; it is settled when the opening is where the last statement closed.</summary>
    public const string OpeningIsDerived =
        "The file states no opening balance; it was worked out from the closing balance and the lines, so it must be held against the last closing balance.";

    /// <summary>Balance before the first line; null where the file gives none and none follows from it.</summary>
    public Money? Opening { get; init; }

    /// <summary>Balance after the last line; null where the file gives none and none follows from it.</summary>
    public Money? Closing { get; init; }

    /// <summary>True when the file states no opening balance and <see cref="Opening"/> is the closing balance less the lines: it then proves nothing.</summary>
    public bool IsOpeningDerived { get; init; }

    /// <summary>First day it covers; null where neither the file nor a line tells.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day it covers; null where neither the file nor a line tells.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What a person should know about it, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether the balances and the lines agree.</summary>
    public StatementProof Proof => StatementProof.Of(this);
}

/// <summary>Opening balance, lines and closing balance held against each other.</summary>
/// <param name="IsProven">True when the file states both balances.</param>
/// <param name="Difference">Closing less opening less the lines; zero where a balance is missing, for then nothing contradicts.</param>
public sealed record StatementProof(bool IsProven, Money Difference)
{
    /// <summary>True when nothing contradicts.</summary>
    public bool IsBalanced => Difference.IsZero;

    /// <summary>Proves a statement.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static StatementProof Of(BankStatement statement)
    {
        var moved = statement.Lines.Aggregate(Money.Zero(statement.Currency), (sum, line) => sum + line.Amount);
        return statement is { Opening: { } opening, Closing: { } closing }
            ? new StatementProof(!statement.IsOpeningDerived, closing - opening - moved)
            : new StatementProof(false, Money.Zero(statement.Currency));
    }
}
