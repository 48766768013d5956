using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One line of what a document does to the books.</summary>
/// <param name="Account">The account, or the item whose income account it lands on.</param>
/// <param name="Detail">Customer or description.</param>
/// <param name="Debit">Debited, or null.</param>
/// <param name="Credit">Credited, or null.</param>
public sealed record EntryLine(string Account, string Detail, Money? Debit, Money? Credit);

/// <summary>One document that would be written, as debits and credits.</summary>
/// <param name="Heading">"Invoice 1042 · Nov 20, 2026".</param>
/// <param name="Customer">Whose it is, or empty.</param>
/// <param name="Lines">Debits and credits; they balance.</param>
public sealed record DraftEntry(string Heading, string Customer, IReadOnlyList<EntryLine> Lines)
{
    private const string Receivable = "Accounts receivable";

    /// <summary>Reads a draft as an entry.</summary>
    public static DraftEntry Of(PostingDraft draft, BooksNames names) => draft switch
    {
        InvoiceDraft invoice => OfInvoice(invoice, names),
        PaymentDraft payment => new(
            Headed("Payment", payment.Reference, payment.Date),
            Named(names, payment.Customer),
            [
                new(Account(names, payment.DepositTo), Paid(payment, names), payment.Amount, null),
                new(Receivable, Named(names, payment.Customer), null, payment.Amount),
            ]),
        TrustDepositDraft deposit => new(
            Headed("Trust deposit", deposit.Reference, deposit.Date),
            Named(names, deposit.Customer),
            [
                new(Account(names, deposit.TrustBank), deposit.Memo, deposit.Amount, null),
                new(Account(names, deposit.TrustLiability), Named(names, deposit.Customer), null, deposit.Amount),
            ]),
        TrustSlipDraft slip => new(
            Headed("Trust deposit slip", slip.Reference, slip.Date),
            "",
            [
                new(Account(names, slip.TrustBank), slip.Memo, slip.Total, null),
                .. slip.Lines.Select(line => new EntryLine(Account(names, line.Liability), Named(names, line.Customer), null, line.Amount)),
            ]),
        TrustDisbursementDraft paidOut => new(
            Headed("Trust payment", paidOut.Reference, paidOut.Date),
            Named(names, paidOut.Customer),
            [
                new(Account(names, paidOut.TrustLiability), Named(names, paidOut.Customer), paidOut.Amount, null),
                new(Account(names, paidOut.TrustBank), paidOut.Memo, null, paidOut.Amount),
            ]),
        JournalDraft journal => new(
            Headed("Journal entry", "", journal.Date), "", [.. journal.Lines.Select(line => OfJournalLine(line, names))]),
        CustomerDraft customer => new(
            customer.Parent is { } parent ? $"New customer {customer.Name} under {Named(names, parent)}" : $"New customer {customer.Name}", customer.Name, []),
        ReactivationDraft again => new($"{again.Kind} {again.Name} made active again", "", []),
        AccountDraft account => new($"New account {account.Name} ({account.Type})", "", []),
        _ => throw new InvalidOperationException($"No entry is drawn for {draft.GetType().Name}."),
    };

    private static DraftEntry OfInvoice(InvoiceDraft invoice, BooksNames names)
    {
        var customer = Named(names, invoice.Customer);
        var lines = new List<EntryLine> { new(Receivable, customer, invoice.Total, null) };
        if (!invoice.Discount.IsZero)
        {
            lines.Add(new(invoice.DiscountAccount is { } account ? Account(names, account) : "Discounts given", "Discount", invoice.Discount, null));
        }

        lines.AddRange(invoice.Lines.Select(line => line.Amount.IsNegative
            ? new EntryLine(names.Of(BooksKind.Item, line.Item.Value), line.Description, -line.Amount, null)
            : new EntryLine(names.Of(BooksKind.Item, line.Item.Value), Worked(line), null, line.Amount)));
        if (!invoice.Tax.IsZero)
        {
            lines.Add(new("Sales tax payable", invoice.TaxCode ?? "", null, invoice.Tax));
        }

        return new DraftEntry(Headed("Invoice", invoice.Number, invoice.Date), customer, lines);
    }

    private static EntryLine OfJournalLine(JournalDraftLine line, BooksNames names)
    {
        var detail = line.Customer is { } customer ? Named(names, customer) : line.Description;
        return line.IsDebit
            ? new(Account(names, line.Account), detail, line.Amount, null)
            : new(Account(names, line.Account), detail, null, line.Amount);
    }

    private static string Worked(InvoiceDraftLine line) =>
        line is { Quantity: { } quantity, Rate: { } rate } ? $"{line.Description} ({quantity} at {rate.ToDecimal().ToString("0.00##", System.Globalization.CultureInfo.InvariantCulture)})" : line.Description;

    private static string Paid(PaymentDraft payment, BooksNames names) => payment.Invoice switch
    {
        { Document: { } document } => $"Pays invoice {names.Of(BooksKind.Invoice, document.Value)}",
        { Event: not null } => "Pays the invoice posted by LegalSync",
        _ => "Unapplied credit",
    };

    private static string Headed(string what, string number, DateOnly on) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}{(number.Length > 0 ? " " + number : "")} · {on:MMM d, yyyy}");

    private static string Named(BooksNames names, CustomerId id) => names.Of(BooksKind.Customer, id.Value);

    private static string Account(BooksNames names, AccountId id) => names.Of(BooksKind.Account, id.Value);
}
