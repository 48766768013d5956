using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>What a ledger within a trust account is for. Stored: a number is never reused.</summary>
public enum LedgerKind
{
    /// <summary>A client's money, for one matter.</summary>
    Client = 1,

    /// <summary>The firm's own money, for bank charges alone.</summary>
    FirmCushion = 2,

    /// <summary>Interest on its way to the foundation.</summary>
    Interest = 3,

    /// <summary>Receipts whose owner is not known yet.</summary>
    Unidentified = 4,
}

/// <summary>A ledger within a trust account, as a reconciliation names it.</summary>
/// <param name="Key">Its key: for the product a stored ledger's key, for a file the name the file uses.</param>
/// <param name="Label">What people call it: <c>M-1001 Alvarez</c>.</param>
/// <param name="Kind">What it is for.</param>
public sealed record LedgerRef(string Key, string Label, LedgerKind Kind);

/// <summary>What a line of the trust journal is.</summary>
public enum JournalLineType
{
    /// <summary>Client money received.</summary>
    Deposit = 1,

    /// <summary>Paid to a third party.</summary>
    Disbursement = 2,

    /// <summary>Earned fees to operating.</summary>
    FeeTransfer = 3,

    /// <summary>One side of a transfer between ledgers of the account: the bank sees nothing of it.</summary>
    MatterTransfer = 4,

    /// <summary>Paid back to the client.</summary>
    Refund = 5,

    /// <summary>A deposited item returned by the bank.</summary>
    Return = 6,

    /// <summary>A charge of the bank.</summary>
    BankFee = 7,

    /// <summary>Interest credited.</summary>
    Interest = 8,

    /// <summary>Interest passed on to the foundation.</summary>
    InterestRemittance = 9,

    /// <summary>An earlier line taken back: a voided cheque, a reversed deposit.</summary>
    Void = 10,

    /// <summary>The firm's own money in or out: cushion, shortage made good.</summary>
    FirmFunds = 11,

    /// <summary>Anything else that moved the account.</summary>
    Other = 12,
}

/// <summary>One line of a trust account's journal: what the books say happened.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Date">Its ledger date.</param>
/// <param name="Ledger">The ledger it belongs to.</param>
/// <param name="Amount">Positive in, negative out.</param>
/// <param name="Type">What it is.</param>
public sealed record JournalLine(string Id, DateOnly Date, LedgerRef Ledger, Money Amount, JournalLineType Type)
{
    /// <summary>What it says.</summary>
    public string Memo { get; init; } = "";

    /// <summary>Cheque number; empty where there is none.</summary>
    public string CheckNumber { get; init; } = "";

    /// <summary>Payor or payee; empty where unknown.</summary>
    public string Party { get; init; } = "";

    /// <summary>Reference of a wire, a card payout, a deposit slip; lines with one slip went to the bank together. Empty where there is none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The line that this one takes back, for a <see cref="JournalLineType.Void"/> or a <see cref="JournalLineType.Return"/>; null where not told.</summary>
    public string? TakesBack { get; init; }

    /// <summary>True when the bank sees it.</summary>
    public bool MovesBank => Type != JournalLineType.MatterTransfer;
}
