using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Statements;

/// <summary>What a bank says a line is, as far as its codes tell. Stored: a number is never reused.</summary>
public enum StatementLineType
{
    /// <summary>The code says no more than the sign.</summary>
    Other = 0,

    /// <summary>Money paid in.</summary>
    Deposit = 1,

    /// <summary>A cheque of the account, paid.</summary>
    Check = 2,

    /// <summary>A wire, in or out.</summary>
    Wire = 3,

    /// <summary>A transfer between accounts, in or out.</summary>
    Transfer = 4,

    /// <summary>A deposited item that was returned, or such a return taken back.</summary>
    Return = 5,

    /// <summary>A charge of the bank.</summary>
    Fee = 6,

    /// <summary>Interest, paid in or passed on.</summary>
    Interest = 7,

    /// <summary>Electronic debit or credit (ACH, direct debit).</summary>
    Electronic = 8,

    /// <summary>Cash taken out, at a counter or a machine.</summary>
    Cash = 9,

    /// <summary>The bank takes a booking of its own back.</summary>
    Reversal = 10,
}

/// <summary>One booked line of a bank statement. Never changed after it was read.</summary>
/// <param name="Date">The day the bank booked it.</param>
/// <param name="Amount">Positive in, negative out.</param>
/// <param name="Description">The bank's words, white space tidied; may be empty.</param>
public sealed record StatementLine(DateOnly Date, Money Amount, string Description)
{
    /// <summary>The bank's or the payer's reference; empty where there is none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The cheque's number without leading zeroes; empty where there is none.</summary>
    public string CheckNumber { get; init; } = "";

    /// <summary>The bank's own key of the line (FITID and the like): evidence, never a key by itself, for banks reuse them. Empty where there is none.</summary>
    public string BankId { get; init; } = "";

    /// <summary>What it is.</summary>
    public StatementLineType Type { get; init; }

    /// <summary>Where it stands in the file: a line number counted from 1, or an entry's ordinal where lines mean nothing.</summary>
    public int Place { get; init; }
}
