using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;

namespace LegalSync.Tests.QuickBooks;

/// <summary>Drafts that tests start from.</summary>
public static class Drafts
{
    public static readonly DateOnly Day = new(2026, 5, 29);

    public static InvoiceDraftLine Line(decimal amount, string item = "12", long? minutes = null, decimal? rate = null, bool taxed = false) =>
        new(new ItemId(item), "Draft pour-over will", Money.Usd(amount), new DateOnly(2026, 5, 3), taxed)
        {
            Quantity = minutes is { } spent ? Quantity.Minutes(spent) : null,
            Rate = rate is { } price ? Rate.Of(price, Currency.Usd) : null,
        };

    public static InvoiceDraft Invoice(params InvoiceDraftLine[] lines) => new(new CustomerId("61"), Day, "S-10482")
    {
        Lines = lines,
        Discount = Money.Zero(Currency.Usd),
        Tax = Money.Zero(Currency.Usd),
        Total = lines.Select(line => line.Amount).Aggregate(Money.Zero(Currency.Usd), (sum, amount) => sum + amount),
    };

    public static PaymentDraft Payment(decimal amount, string? invoice = "145") =>
        new(new CustomerId("61"), Day, Money.Usd(amount), new AccountId("35"))
        {
            Invoice = invoice is null ? null : new InvoiceTarget(null, new DocumentId(invoice)),
            Reference = "1043",
        };

    public static TrustDepositDraft Deposit(decimal amount) =>
        new(new CustomerId("61"), Day, Money.Usd(amount), new AccountId("90"), new AccountId("92")) { Reference = "W-7", Memo = "Retainer" };

    public static TrustSlipDraft Slip(AccountId bank, params TrustSlipLine[] parts) => new(Day, bank, parts) { Reference = "SLIP-7", Memo = "Retainers on one slip" };

    public static TrustSlipLine Part(string customer, decimal amount, string liability, string memo) => new(new CustomerId(customer), Money.Usd(amount), new AccountId(liability), memo);

    public static TrustDisbursementDraft Disbursement(decimal amount) =>
        new(new CustomerId("61"), Day, Money.Usd(amount), new AccountId("90"), new AccountId("92")) { Reference = "2001", Memo = "Filing fee" };

    public static JournalDraft Journal(decimal amount) => new(
        Day,
        [
            new JournalDraftLine(true, new AccountId("90"), Money.Usd(amount), null, "Firm makes good"),
            new JournalDraftLine(false, new AccountId("92"), Money.Usd(amount), new CustomerId("61"), "Firm makes good"),
        ],
        "Shortage");
}
