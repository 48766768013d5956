using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Bank;

/// <summary>What a line of the bank's own books is, in the bank's words.</summary>
public enum BankLineKind { Deposit, Wire, Cheque, Electronic, ServiceCharge, Interest, ReturnedItem }

/// <summary>One line of an account as the bank posted it. The amount is positive in and negative out.</summary>
/// <param name="Day">The day the bank posted it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">Signed.</param>
/// <param name="BankId">The bank's own number of the line.</param>
/// <param name="Text">What the statement prints.</param>
public sealed record BankLine(DateOnly Day, BankLineKind Kind, decimal Amount, string BankId, string Text)
{
    /// <summary>The number of a cheque, or null.</summary>
    public string? ChequeNumber { get; init; }

    /// <summary>The movements of the firm that it clears; none for what the firm knows nothing of.</summary>
    public IReadOnlyList<BankMovement> Clears { get; init; } = [];
}

/// <summary>One account over some days: what a statement in any format says.</summary>
/// <param name="Account">The account.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Opening">Balance before the first day.</param>
/// <param name="Closing">Balance after the last day.</param>
/// <param name="Lines">The lines, in the bank's order.</param>
public sealed record BankPage(BankAccount Account, DateOnly From, DateOnly To, decimal Opening, decimal Closing, IReadOnlyList<BankLine> Lines);
