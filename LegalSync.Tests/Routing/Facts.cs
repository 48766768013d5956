using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Tests.Routing;

/// <summary>Facts that a practice system tells of the Alder matter.</summary>
internal static class Facts
{
    private static readonly MatterId Alder = new("m-alder");

    public static DateOnly October(int day) => new(2026, 10, day);

    public static DateOnly December(int day) => new(2026, 12, day);

    public static TimeEntry Time(string id, decimal amount, string code = "A103", long minutes = 60, decimal? rate = null) => new(new SourceId(id), Alder, October(2))
    {
        Code = code,
        Description = "Draft the will",
        Duration = Quantity.Minutes(minutes),
        Rate = Rate.Of(rate ?? amount, Currency.Usd),
        Amount = Money.Usd(amount),
        Tax = Money.Usd(0m),
        IsFinalised = true,
        IsBillable = true,
        Timekeeper = "Tim Keeper",
    };

    public static Expense Expense(string id, decimal amount, string code = "E112", decimal pieces = 1m) => new(new SourceId(id), Alder, October(3))
    {
        Code = code,
        Description = "Filing fee",
        Quantity = Quantity.Units(pieces),
        Price = Rate.Of(amount, Currency.Usd),
        Amount = Money.Usd(amount),
        Tax = Money.Usd(0m),
        IsFinalised = true,
        IsBillable = true,
    };

    public static Invoice Invoice(string id, string number, decimal total, params string[] entries) => new(new SourceId(id), Alder, InvoiceStatus.Final)
    {
        Number = number,
        Issued = October(5),
        Due = October(5).AddDays(30),
        Entries = [.. entries.Select(entry => new SourceId(entry))],
        Totals = Totals(total),
    };

    public static InvoiceTotals Totals(decimal total, decimal tax = 0m, decimal interest = 0m, decimal discount = 0m, decimal writtenOff = 0m, decimal waived = 0m, decimal paid = 0m) =>
        new(Money.Usd(total), Money.Usd(tax), Money.Usd(interest), Money.Usd(discount), Money.Usd(writtenOff), Money.Usd(waived), Money.Usd(paid));

    public static Invoice Paid(this Invoice invoice, decimal paid) => invoice with { Totals = invoice.Totals with { Paid = Money.Usd(paid) } };

    /// <summary>A payment of an invoice into operating.</summary>
    public static BankTransaction Payment(string id, decimal amount, DateOnly? on = null) => Line(id, SampleBooks.OperatingBank, BankTransactionType.InvoicePayment, amount, amount, on);

    /// <summary>A payment of an invoice out of trust.</summary>
    public static BankTransaction FeeTransfer(string id, decimal amount, DateOnly? on = null) => Line(id, SampleBooks.TrustBank, BankTransactionType.InvoicePayment, amount, -amount, on);

    public static BankTransaction TrustDeposit(string id, decimal amount, DateOnly? on = null) => Line(id, SampleBooks.TrustBank, BankTransactionType.Deposit, amount, amount, on);

    public static BankTransaction Disbursement(string id, decimal amount, DateOnly? on = null) => Line(id, SampleBooks.TrustBank, BankTransactionType.VendorPayment, amount, -amount, on);

    public static BankTransaction Line(string id, BankAccountId account, BankTransactionType type, decimal amount, decimal change, DateOnly? on = null) =>
        new(new SourceId(id), account, Alder, type)
        {
            Amount = Money.Usd(amount),
            Change = Money.Usd(change),
            Effective = on ?? October(6),
            Entered = new DateTimeOffset((on ?? October(6)).ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero),
            TypeText = type.ToString(),
            Reference = "ref " + id,
        };
}
