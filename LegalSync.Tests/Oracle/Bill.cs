extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Tests.Oracle;

/// <summary>What a practice invoice comes to, reckoned from its entries in whole cents; the totals the practice prints are not asked.</summary>
internal static class Bill
{
    private const string InterestSku = "INTEREST";

    /// <summary>The parts of the invoice in the books: each with its account, what is taken off below zero.</summary>
    public static IReadOnlyList<(string Account, long Cents)> Parts(PracticeInvoice invoice, Func<string, BookItem> itemFor)
    {
        var parts = invoice.Entries.Select(entry => (itemFor(entry.Code).Income.Name, Claim(entry))).ToList();
        var billed = invoice.Entries.Sum(Claim);
        var forgiven = Whole.Hundredths(invoice.WrittenOff) + Whole.Hundredths(invoice.Waived);
        var interest = Whole.Hundredths(invoice.Interest);
        if (forgiven != 0)
        {
            parts.Add((itemFor(ChartOfAccounts.WriteOffSku).Income.Name, -forgiven));
        }

        if (interest != 0)
        {
            parts.Add((itemFor(InterestSku).Income.Name, interest));
        }

        parts.Add((ChartOfAccounts.SalesTax, invoice.Entries.OfType<ExpenseEntry>().Where(entry => Claim(entry) != 0).Sum(entry => Whole.Hundredths(entry.Tax))));
        parts.Add((ChartOfAccounts.Discounts, -Discount(invoice, billed)));
        return [.. parts.Where(part => part.Item2 != 0)];
    }

    private static long Discount(PracticeInvoice invoice, long billed) => invoice switch
    {
        { FixedDiscount: { } amount } => Whole.Hundredths(amount),
        { DiscountPercent: { } percent } => Whole.Share(billed, Whole.Hundredths(percent), 100 * 100),
        _ => 0,
    };

    private static long Claim(WorkEntry entry) => entry switch
    {
        { IsBillable: false } or { IsWrittenOff: true } => 0,
        TimeEntry { BillableMinutes: { } part } fee => Whole.Share(Whole.Hundredths(fee.Rate), part, 60),
        TimeEntry { Kind: EntryKind.Fixed } fee => Whole.Hundredths(fee.Rate),
        TimeEntry fee => Whole.Share(Whole.Hundredths(fee.Rate), fee.Minutes, 60),
        ExpenseEntry cost => Whole.Share(Whole.Hundredths(cost.Quantity), Whole.Hundredths(cost.Price), 100),
        _ => throw new InvalidOperationException($"Nobody said what a {entry.GetType().Name} costs."),
    };
}
