using System.Globalization;

namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Writes single movements of money.</summary>
internal static class MoneyMaker
{
    public static BankMovement Move(FirmPlan plan, Dice dice, MovementOrder order)
    {
        var entered = plan.Written(order.On, dice.Between(540, 1000));
        var movement = new BankMovement
        {
            Id = dice.Id(), VersionId = dice.Id(), LastUpdated = entered, Entered = entered,
            Account = order.Account, Kind = order.Kind, Matter = order.Matter, Amount = order.Amount, Effective = order.On,
            Reference = order.Reference ?? Prefix(order.Kind) + plan.NextReference++.ToString(CultureInfo.InvariantCulture),
            IsReceiving = order.IsReceiving, Reason = order.Reason, Pays = order.Pays, ReversedFrom = order.Reverses,
        };
        order.Account.Movements.Add(movement);
        return movement;
    }

    /// <summary>Takes a movement back by another one; both know of each other.</summary>
    public static BankMovement Reverse(FirmPlan plan, Dice dice, BankMovement original, DateOnly on, string reason)
    {
        var kind = original.Kind switch
        {
            MovementKind.Deposit => MovementKind.DepositReversal,
            MovementKind.VendorPayment => MovementKind.VendorPaymentReversal,
            MovementKind.InvoicePayment => MovementKind.InvoicePaymentReversal,
            MovementKind.Interest => MovementKind.InterestReversal,
            _ => throw new InvalidOperationException($"A {original.Kind} is not taken back."),
        };
        var reversal = Move(plan, dice, new MovementOrder(original.Account, kind, original.Matter, original.Amount, on, reason) { Reverses = original });
        (original.IsReversed, original.ReversedTo, original.LastUpdated) = (true, reversal, reversal.LastUpdated);
        return reversal;
    }

    /// <summary>Money for an invoice: the movement and the invoice's own paid amount.</summary>
    public static BankMovement Pay(FirmPlan plan, Dice dice, BankAccount account, PracticeInvoice invoice, decimal amount, DateOnly on)
    {
        invoice.Receive(amount, on);
        var movement = Move(plan, dice, new MovementOrder(account, MovementKind.InvoicePayment, invoice.Matter, amount, on, "Payment of invoice") { Pays = invoice });
        invoice.LastUpdated = movement.LastUpdated > invoice.LastUpdated ? movement.LastUpdated : invoice.LastUpdated;
        return movement;
    }

    private static string Prefix(MovementKind kind) => kind switch
    {
        MovementKind.Deposit => "DEP-",
        MovementKind.InvoicePayment => "PMT-",
        MovementKind.VendorPayment => "CHK-",
        MovementKind.DepositReversal or MovementKind.VendorPaymentReversal or MovementKind.InvoicePaymentReversal or MovementKind.InterestReversal => "REV-",
        MovementKind.Transfer => "TRF-",
        MovementKind.BankFees => "FEE-",
        MovementKind.Interest => "INT-",
        _ => throw new InvalidOperationException($"No reference is known for {kind}."),
    };
}

/// <summary>What is to move, where and when.</summary>
internal sealed record MovementOrder(BankAccount Account, MovementKind Kind, PracticeMatter? Matter, decimal Amount, DateOnly On, string Reason)
{
    public PracticeInvoice? Pays { get; init; }
    public BankMovement? Reverses { get; init; }

    /// <summary>A reference of its own, where several movements share one; else the next number.</summary>
    public string? Reference { get; init; }
    public bool IsReceiving { get; init; }
}
