namespace LegalSync.Sandbox.Bank;

/// <summary>What goes wrong at the bank, or on the way of its statement.</summary>
public enum BankFaultKind
{
    /// <summary>The bank paid a cheque with another amount: two digits changed places.</summary>
    MispostedCheque,

    /// <summary>A line is missing in the file; the balances are right.</summary>
    MissingLine,

    /// <summary>A line is twice in the file; the balances are right.</summary>
    DuplicatedLine,

    /// <summary>The bank credited a deposit that the firm knows nothing of.</summary>
    UnknownDeposit,

    /// <summary>The bank took a deposit back that the firm still counts.</summary>
    ReturnedDeposit,
}

/// <summary>A fault that stands on one account.</summary>
/// <param name="Kind">What.</param>
/// <param name="AccountId">Where.</param>
/// <param name="BankId">The line it is about; of a line that the fault adds, its number.</param>
/// <param name="Day">The day of the line.</param>
/// <param name="Amount">What the line says because of it.</param>
/// <param name="What">The same as a sentence.</param>
public sealed record BankFault(BankFaultKind Kind, string AccountId, string BankId, DateOnly Day, decimal Amount, string What)
{
    /// <summary>Lays the fault over what the bank would otherwise have posted.</summary>
    public IEnumerable<BankLine> Posted(IEnumerable<BankLine> lines) => Kind switch
    {
        BankFaultKind.MispostedCheque => lines.Select(line => line.BankId == BankId ? line with { Amount = Amount } : line),
        BankFaultKind.UnknownDeposit => lines.Append(new BankLine(Day, BankLineKind.Deposit, Amount, BankId, "DEPOSIT BRANCH COUNTER")),
        BankFaultKind.ReturnedDeposit => lines.Append(new BankLine(Day, BankLineKind.ReturnedItem, Amount, BankId, "RETURNED DEPOSITED ITEM NSF")),
        _ => lines,
    };

    /// <summary>Lays the fault over what the file prints.</summary>
    public IEnumerable<BankLine> Printed(IEnumerable<BankLine> lines) => Kind switch
    {
        BankFaultKind.MissingLine => lines.Where(line => line.BankId != BankId),
        BankFaultKind.DuplicatedLine => lines.SelectMany(line => line.BankId == BankId ? new[] { line, line } : [line]),
        _ => lines,
    };
}
