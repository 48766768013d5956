using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Statements;

/// <summary>What is asked of a statement before it is taken.</summary>
public enum StatementGate
{
    /// <summary>Opening balance and lines give the closing balance.</summary>
    Balances,

    /// <summary>It begins where the last statement of the account ended: the same balance, no gap and no overlap.</summary>
    Continuity,

    /// <summary>It is of the account it is to be stored under.</summary>
    Account,

    /// <summary>It is in the account's currency.</summary>
    Currency,

    /// <summary>Every line lies within the period it covers.</summary>
    Period,

    /// <summary>Totals and counts in the file agree with its lines.</summary>
    ControlTotals,
}

/// <summary>How a gate was passed.</summary>
public enum GateState
{
    /// <summary>Asked and found right.</summary>
    Held,

    /// <summary>The file or the books tell too little to ask.</summary>
    NotTold,

    /// <summary>Worth a look; the statement may be taken.</summary>
    Doubtful,

    /// <summary>Contradicted; the statement must not be taken as it is.</summary>
    Broken,
}

/// <summary>One gate and how it was passed.</summary>
/// <param name="Gate">Which.</param>
/// <param name="State">How.</param>
/// <param name="Sentence">What was seen, a sentence.</param>
/// <param name="Mend">How to mend it, a sentence; empty where nothing is to be done.</param>
public sealed record GateOutcome(StatementGate Gate, GateState State, string Sentence, string Mend);

/// <summary>The account a statement is to be stored under.</summary>
/// <param name="Number">Its number as the firm keeps it.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="LastClosing">Closing balance of its last statement; null where there is none.</param>
/// <param name="LastTo">Last day of that statement; null where there is none.</param>
public sealed record ExpectedAccount(string Number, Currency Currency, Money? LastClosing = null, DateOnly? LastTo = null);

/// <summary>Asks a statement everything that must hold before it is taken.</summary>
public static class StatementGates
{
    /// <summary>Every gate's outcome, in the order of <see cref="StatementGate"/>.</summary>
    public static IReadOnlyList<GateOutcome> Check(BankStatement statement, ExpectedAccount account) =>
    [
        Balances(statement, account),
        statement.Currency == account.Currency ? Continuity(statement, account) : new(StatementGate.Continuity, GateState.NotTold, "Another currency cannot follow on.", ""),
        OfAccount(statement, account),
        OfCurrency(statement, account),
        Period(statement),
        new(StatementGate.ControlTotals, GateState.Held, "A file whose totals or counts do not agree is refused when it is read.", ""),
    ];

    private static GateOutcome Balances(BankStatement statement, ExpectedAccount account)
    {
        var proof = statement.Proof;
        if (statement is { IsOpeningDerived: true, Opening: { } opening, From: { } from } && opening == account.LastClosing && from == account.LastTo?.AddDays(1))
        {
            return new(StatementGate.Balances, GateState.Held, $"{opening}, where the last statement closed the day before, and the lines give {statement.Closing}.", "");
        }

        return !proof.IsProven
            ? new(StatementGate.Balances, GateState.NotTold, "The file does not state both balances, so its lines cannot be proven.",
                "Compare the closing balance with the bank's page.")
            : proof.IsBalanced
                ? new(StatementGate.Balances, GateState.Held, $"{statement.Opening} and the lines give {statement.Closing}.", "")
                : new(StatementGate.Balances, GateState.Broken,
                    $"Opening {statement.Opening} and the lines do not give closing {statement.Closing}; {proof.Difference} is unexplained.",
                    "A line is missing, doubled or changed: download the statement again.");
    }

    private static GateOutcome Continuity(BankStatement statement, ExpectedAccount account)
    {
        const string Earlier = "Import the statements between the two first, or download one that begins the day after the last.";
        if (statement.From is { } from && account.LastTo is { } lastTo)
        {
            if (from <= lastTo)
            {
                return new(StatementGate.Continuity, GateState.Doubtful,
                    $"It begins on {Day(from)}, and days up to {Day(lastTo)} are here already.", "Lines that are here already stay as they are; only new ones are added.");
            }

            if (from > lastTo.AddDays(1) && statement.Opening is null)
            {
                return new(StatementGate.Continuity, GateState.Doubtful, $"The days from {Day(lastTo.AddDays(1))} to {Day(from.AddDays(-1))} are missing.", Earlier);
            }
        }

        return (statement.Opening, account.LastClosing) switch
        {
            ({ } opening, { } closing) when opening != closing => new(StatementGate.Continuity, GateState.Broken,
                $"It opens at {opening}, and the last statement closed at {closing}; {opening - closing} lies between.", Earlier),
            ({ } opening, { }) => new(StatementGate.Continuity, GateState.Held, $"It opens at {opening}, where the last statement closed.", ""),
            _ => new(StatementGate.Continuity, GateState.NotTold, "There is no earlier closing balance, or the file states no opening balance.", ""),
        };
    }

    private static GateOutcome OfAccount(BankStatement statement, ExpectedAccount account) =>
        statement.Account.Length == 0 || account.Number.Length == 0
            ? new(StatementGate.Account, GateState.NotTold, "The file names no account.", "Make sure that it is of this account.")
            : AccountNumbers.Agree(statement.Account, account.Number)
                ? new(StatementGate.Account, GateState.Held, $"It is of account {statement.Account}.", "")
                : new(StatementGate.Account, GateState.Broken, $"It is of account {statement.Account}, not of {account.Number}.",
                    "Choose the account that the statement is of, or the statement of this account.");

    private static GateOutcome OfCurrency(BankStatement statement, ExpectedAccount account) => statement.Currency == account.Currency
        ? new(StatementGate.Currency, GateState.Held, $"It is in {statement.Currency}.", "")
        : new(StatementGate.Currency, GateState.Broken, $"It is in {statement.Currency}, and the account is in {account.Currency}.",
            "Choose the account in that currency.");

    private static GateOutcome Period(BankStatement statement)
    {
        if (statement.From is not { } from || statement.To is not { } to)
        {
            return new(StatementGate.Period, GateState.NotTold, "The file names no period.", "");
        }

        var outside = statement.Lines.FirstOrDefault(line => line.Date < from || line.Date > to);
        return outside is null
            ? new(StatementGate.Period, GateState.Held, $"Every line lies between {Day(from)} and {Day(to)}.", "")
            : new(StatementGate.Period, GateState.Doubtful,
                $"The line of {Day(outside.Date)} over {outside.Amount} lies outside {Day(from)} to {Day(to)}.", "Compare its date with the bank's page.");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
