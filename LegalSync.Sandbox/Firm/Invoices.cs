namespace LegalSync.Sandbox.Firm;

/// <summary>Where an invoice stands (the wire numbers).</summary>
public enum InvoiceState { Draft = 0, Final = 1, Paid = 2, Deleted = 3, Void = 4 }

/// <summary>An invoice of the practice; its totals are always computed, never set.</summary>
public sealed class PracticeInvoice : PracticeRecord
{
    public required PracticeMatter Matter { get; init; }
    public required DateOnly Issued { get; init; }
    public required DateOnly Due { get; init; }
    public long? Number { get; set; }
    public InvoiceState State { get; set; }
    public DateOnly? PaidOn { get; set; }
    public decimal? FixedDiscount { get; set; }
    public decimal? DiscountPercent { get; set; }
    public decimal WrittenOff { get; set; }
    public bool IsWaived { get; set; }
    public decimal Waived { get; set; }
    public decimal Paid { get; set; }
    public List<WorkEntry> Entries { get; } = [];

    public decimal FeeTotal => Entries.OfType<TimeEntry>().Sum(fee => fee.Claimed);
    public decimal WrittenOffFeeTotal => Entries.OfType<TimeEntry>().Where(fee => fee.IsWrittenOff).Sum(fee => fee.BillableAmount);
    public decimal ExpenseTotal => Entries.OfType<ExpenseEntry>().Sum(expense => expense.Claimed);
    public decimal WrittenOffExpenseTotal =>
        Entries.OfType<ExpenseEntry>().Where(expense => expense is { IsWrittenOff: true, IsBillable: true }).Sum(expense => expense.Amount);
    public decimal Billed => FeeTotal + ExpenseTotal;
    public decimal Tax => Entries.OfType<ExpenseEntry>().Where(expense => expense.Claimed != 0m).Sum(expense => expense.Tax);
    public decimal Interest => 0m;
    public decimal Total => Billed + Tax + Interest;
    public decimal Discount => FixedDiscount
        ?? (DiscountPercent is { } percent ? decimal.Round(Billed * percent / 100m, 2, MidpointRounding.AwayFromZero) : 0m);

    /// <summary>What the client owes before anything is paid: the total of the document in the books.</summary>
    public decimal Owed => Total - Discount - WrittenOff - Waived;
    public decimal Unpaid => Owed - Paid;

    /// <summary>Has a number and stands: neither a draft nor taken back.</summary>
    public bool IsIssued => State is InvoiceState.Final or InvoiceState.Paid;

    /// <summary>No discount, write-off, waiver or tax: the total is the sum of the lines.</summary>
    public bool IsPlain => Total == Billed && Owed == Total;

    /// <summary>Records money received and the state that follows.</summary>
    public void Receive(decimal amount, DateOnly on)
    {
        Paid += amount;
        PaidOn = Unpaid == 0m ? on : null;
        State = Unpaid == 0m ? InvoiceState.Paid : InvoiceState.Final;
    }
}
