using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Capture;

/// <summary>State of an invoice at the source.</summary>
public enum InvoiceStatus
{
    /// <summary>Not issued.</summary>
    Draft = 0,

    /// <summary>Issued.</summary>
    Final = 1,

    /// <summary>Issued and fully paid.</summary>
    Paid = 2,

    /// <summary>Deleted.</summary>
    Deleted = 3,

    /// <summary>Void.</summary>
    Void = 4,
}

/// <summary>An invoice, as captured. Its lines are references; their amounts come from the entries themselves.</summary>
public sealed record Invoice(SourceId Id, MatterId Matter, InvoiceStatus Status)
{
    /// <summary>Its number; null while it is a draft.</summary>
    public string? Number { get; init; }

    /// <summary>The day it was issued.</summary>
    public DateOnly? Issued { get; init; }

    /// <summary>The day it is due.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Keys of the time entries and expenses on it, in order.</summary>
    public required IReadOnlyList<SourceId> Entries { get; init; }

    /// <summary>Its totals.</summary>
    public required InvoiceTotals Totals { get; init; }

    /// <summary>What is printed as its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>True when it has been issued and stands.</summary>
    public bool IsIssued => Status is InvoiceStatus.Final or InvoiceStatus.Paid;
}

/// <summary>An invoice's totals as the practice system keeps them.</summary>
/// <param name="Total">Fees, expenses, tax and interest; before discount, write-off, waiver and payments.</param>
/// <param name="Tax">Sales tax within the total.</param>
/// <param name="Interest">Interest within the total.</param>
/// <param name="Discount">Discount granted.</param>
/// <param name="WrittenOff">Written off after the invoice was issued.</param>
/// <param name="Waived">Waived.</param>
/// <param name="Paid">Paid so far, by whatever way.</param>
public sealed record InvoiceTotals(Money Total, Money Tax, Money Interest, Money Discount, Money WrittenOff, Money Waived, Money Paid)
{
    /// <summary>What the books must hold as the invoice's total: what the client owes before payments.</summary>
    public Money Due => Total - Discount - WrittenOff - Waived;

    /// <summary>What is still owed.</summary>
    public Money Unpaid => Due - Paid;
}

/// <summary>What a bank account of the practice system holds.</summary>
public enum BankAccountType
{
    /// <summary>The firm's own money.</summary>
    Operating = 1,

    /// <summary>Clients' money.</summary>
    Trust = 2,

    /// <summary>Anything else; not supported.</summary>
    Other = 3,
}

/// <summary>A bank account of the practice system.</summary>
public sealed record BankAccount(BankAccountId Id, BankAccountType Type, string Name, string Number, bool IsOpen);

/// <summary>What a line of a bank account is.</summary>
public enum BankTransactionType
{
    /// <summary>Money in.</summary>
    Deposit = 1,

    /// <summary>A deposit taken back.</summary>
    DepositReversal = 2,

    /// <summary>An invoice paid: into operating, or out of trust.</summary>
    InvoicePayment = 3,

    /// <summary>Such a payment taken back.</summary>
    InvoicePaymentReversal = 4,

    /// <summary>Money paid out to somebody.</summary>
    VendorPayment = 5,

    /// <summary>Such a payment taken back.</summary>
    VendorPaymentReversal = 6,

    /// <summary>Between matters or accounts.</summary>
    Transfer = 7,

    /// <summary>Bank charges, or their reversal.</summary>
    BankFees = 8,

    /// <summary>Interest, or its reversal.</summary>
    Interest = 9,

    /// <summary>A kind this product does not know.</summary>
    Unknown = 99,
}

/// <summary>A line of a bank account of the practice system.</summary>
public sealed record BankTransaction(SourceId Id, BankAccountId Account, MatterId Matter, BankTransactionType Type)
{
    /// <summary>Always positive: the type tells the direction (the source documents no sign convention).</summary>
    public required Money Amount { get; init; }

    /// <summary>The change of the account's balance: positive in, negative out.</summary>
    public required Money Change { get; init; }

    /// <summary>The ledger date.</summary>
    public required DateOnly Effective { get; init; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset Entered { get; init; }

    /// <summary>The type as the source wrote it.</summary>
    public required string TypeText { get; init; }

    /// <summary>Cheque number or other reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Who paid, or what for, in the source's words.</summary>
    public string Description { get; init; } = "";

    /// <summary>True when a later line reverses this one.</summary>
    public bool IsReversed { get; init; }

    /// <summary>The line that this one reverses, if it is a reversal.</summary>
    public SourceId? Reverses { get; init; }
}
