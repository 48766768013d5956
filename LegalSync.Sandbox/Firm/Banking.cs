namespace LegalSync.Sandbox.Firm;

/// <summary>What a bank account of the practice is for; a word on the wire, and a number in the deprecated field.</summary>
public enum BankAccountKind { Operating = 0, Trust = 1 }

/// <summary>A bank account of the firm with its movements, oldest entered first.</summary>
public sealed class BankAccount : PracticeRecord
{
    public required string Name { get; init; }
    public required string Number { get; init; }
    public required string BankName { get; init; }
    public required BankAccountKind Kind { get; init; }
    public List<BankMovement> Movements { get; } = [];
}

/// <summary>The kinds of movement that the firm's data holds; their names are the wire's.</summary>
public enum MovementKind { Deposit, DepositReversal, InvoicePayment, InvoicePaymentReversal, VendorPayment, VendorPaymentReversal, Transfer, BankFees, Interest, InterestReversal }

/// <summary>One movement of a bank account. The amount has no sign: the kind says which way the money went.</summary>
public sealed class BankMovement : PracticeRecord
{
    public required BankAccount Account { get; init; }
    public required MovementKind Kind { get; init; }
    public PracticeMatter? Matter { get; init; }
    public required decimal Amount { get; init; }
    public required DateOnly Effective { get; set; }
    public required DateTimeOffset Entered { get; init; }
    public required string Reference { get; init; }

    /// <summary>The receiving side of a transfer between matters; such a transfer has two movements, and the bank sees neither.</summary>
    public bool IsReceiving { get; init; }
    public required string Reason { get; init; }
    public bool IsReversed { get; set; }
    public BankMovement? ReversedTo { get; set; }
    public BankMovement? ReversedFrom { get; init; }

    /// <summary>The invoice that was paid. The practice system keeps it to itself: it is not on the wire.</summary>
    public PracticeInvoice? Pays { get; init; }

    /// <summary>What the movement does to the balance of the account and of the matter's ledger in it.</summary>
    public decimal Effect => Kind switch
    {
        MovementKind.Deposit or MovementKind.Interest or MovementKind.VendorPaymentReversal => Amount,
        MovementKind.InvoicePayment when Account.Kind == BankAccountKind.Operating => Amount,
        MovementKind.InvoicePaymentReversal when Account.Kind == BankAccountKind.Trust => Amount,
        MovementKind.Transfer => IsReceiving ? Amount : -Amount,
        MovementKind.InvoicePayment or MovementKind.InvoicePaymentReversal or MovementKind.DepositReversal or MovementKind.VendorPayment
            or MovementKind.BankFees or MovementKind.InterestReversal => -Amount,
        _ => throw new InvalidOperationException($"No direction is known for {Kind}."),
    };
}

/// <summary>One client ledger as the administrator signed it at the start date.</summary>
public sealed record OpeningLedger(BankAccount Account, PracticeMatter Matter, decimal Amount);

/// <summary>A paid amount that no bank movement explains: a card payment straight to the invoice.</summary>
public sealed record ProvisionalPayment(PracticeInvoice Invoice, decimal Amount, DateOnly On);
