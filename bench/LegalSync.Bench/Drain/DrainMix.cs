using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Sandbox.QuickBooks;

namespace LegalSync.Bench.Drain;

/// <summary>The fixed mix that is posted: clients, the invoices to each, and one payment for each invoice.</summary>
internal static class DrainMix
{
    /// <summary>Customers.</summary>
    public const int Customers = 2_000;

    /// <summary>Everything: customers, five invoices to every two of them, and as many payments.</summary>
    public const int Items = Customers + (5 * Customers / 2 * 2);

    private static readonly DateOnly Day = new(2026, 11, 20);

    /// <summary>How many invoices a customer gets.</summary>
    public static int InvoicesOf(int customer) => customer % 2 == 0 ? 3 : 2;

    /// <summary>The draft of a customer.</summary>
    public static CustomerDraft Customer(int customer) => new("Sample Client " + Text(customer), null);

    /// <summary>The draft of an invoice.</summary>
    public static InvoiceDraft Invoice(SmallCompany company, int customer, int number, CustomerId id) => new(id, Day, $"N-{Text(customer)}-{Text(number)}")
    {
        Lines =
        [
            new InvoiceDraftLine(new ItemId(company.FeeItemId), "Sample work", Fee(customer, number), Day, IsTaxed: false),
            new InvoiceDraftLine(new ItemId(company.CostItemId), "Sample costs", Cost, Day, IsTaxed: false),
        ],
        Discount = Usd(0),
        Tax = Usd(0),
        Total = Fee(customer, number) + Cost,
    };

    /// <summary>The draft of the payment of an invoice.</summary>
    public static PaymentDraft Payment(SmallCompany company, InvoiceDraft invoice, InvoiceTarget target) =>
        new(invoice.Customer, Day, invoice.Total, new AccountId(company.OperatingId)) { Invoice = target, Reference = invoice.Number };

    private static Money Cost => Usd(35_00);

    private static Money Fee(int customer, int number) => Usd(((customer % 97) + (number * 100) + 50) * 100L);

    private static Money Usd(long minor) => Money.FromMinor(minor, Currency.Usd);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
