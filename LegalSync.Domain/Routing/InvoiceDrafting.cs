using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>Makes the document of an invoice: its lines from the entries themselves, discount, write-off, tax and terms, and the proof that they make its total.</summary>
internal static class InvoiceDrafting
{
    /// <summary>The draft, or null where something it needs is missing (the builder then holds why).</summary>
    public static InvoiceDraft? Draft(CaseResolver resolver, Invoice invoice, CustomerId? customer, string number, DecisionBuilder builder)
    {
        var lines = Lines(resolver, invoice, builder);
        AddAdjustment(resolver, invoice, builder, lines, ReservedCode.WriteOff, "Written off", -(invoice.Totals.WrittenOff + invoice.Totals.Waived));
        AddAdjustment(resolver, invoice, builder, lines, ReservedCode.Interest, "Interest", invoice.Totals.Interest);
        var discountAccount = invoice.Totals.Discount.IsZero ? null : builder.Take(resolver.Role(AccountRole.Discount, invoice.Issued!.Value));
        var sum = Sum(resolver.Case, invoice);
        if (sum != invoice.Totals.Due || (lines.Count == 0 && builder.Findings.All(finding => finding.Code != Codes.MapCode)))
        {
            builder.Find(DoesNotAddUp(resolver.Case, invoice, sum));
        }

        if (invoice.Totals.Due.IsNegative || (!invoice.Totals.Tax.IsZero && resolver.SalesTaxCode(invoice.Issued!.Value) is null))
        {
            builder.Find(CannotBeExpressed(resolver.Case, invoice));
        }

        if (builder.Findings.Any(finding => finding.Code != Codes.MapMatter && finding.Code != Codes.MapCustomerMissing))
        {
            return null;
        }

        builder.Note(RuleOutcome.Held(RuleCode.InvoiceAddsUp, new Fact("lines, discount and tax", sum.ToString()), new Fact("invoice", invoice.Totals.Due.ToString())));
        return customer is not { } payer
            ? null
            : new InvoiceDraft(payer, invoice.Issued!.Value, number)
            {
                Due = invoice.Due,
                Term = Term(resolver.Case.InBooks, invoice),
                Lines = lines,
                Discount = invoice.Totals.Discount,
                DiscountAccount = discountAccount,
                Tax = invoice.Totals.Tax,
                TaxCode = invoice.Totals.Tax.IsZero ? null : resolver.SalesTaxCode(invoice.Issued!.Value),
                Total = invoice.Totals.Due,
            };
    }

    private static List<InvoiceDraftLine> Lines(CaseResolver resolver, Invoice invoice, DecisionBuilder builder)
    {
        var lines = new List<InvoiceDraftLine>();
        foreach (var (worked, spent) in Charged(resolver.Case, invoice))
        {
            var line = worked is not null ? Line(resolver, builder, worked) : Line(resolver, builder, spent!);
            if (line is not null)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    /// <summary>What the entries and adjustments make, whether or not they are mapped: a missing item must not hide a wrong total.</summary>
    private static Money Sum(MatterCase matterCase, Invoice invoice) =>
        Charged(matterCase, invoice).Aggregate(Money.Zero(matterCase.Currency), (sum, entry) => sum + (entry.Worked?.Amount ?? entry.Spent!.Amount))
        - invoice.Totals.WrittenOff - invoice.Totals.Waived + invoice.Totals.Interest - invoice.Totals.Discount + invoice.Totals.Tax;

    /// <summary>The entries on the invoice that its total counts, in the invoice's order.</summary>
    private static IEnumerable<(TimeEntry? Worked, Expense? Spent)> Charged(MatterCase matterCase, Invoice invoice)
    {
        var time = matterCase.TimeEntries.Where(entry => entry.IsBillable && !entry.IsWrittenOff && !entry.IsDeleted).ToDictionary(entry => entry.Id);
        var expenses = matterCase.Expenses.Where(entry => entry.IsBillable && !entry.IsWrittenOff && !entry.IsDeleted).ToDictionary(entry => entry.Id);
        foreach (var id in invoice.Entries)
        {
            if (time.TryGetValue(id, out var worked))
            {
                yield return (worked, null);
            }
            else if (expenses.TryGetValue(id, out var spent))
            {
                yield return (null, spent);
            }
        }
    }

    private static InvoiceDraftLine? Line(CaseResolver resolver, DecisionBuilder builder, TimeEntry entry)
    {
        if (builder.Take(resolver.Item(entry.Code, entry.Date)) is not { } item)
        {
            return null;
        }

        var multiplies = !entry.IsFixed && entry.Duration.Scaled > 0 && entry.Duration.IsExactDecimal && entry.Rate.Times(entry.Duration) == entry.Amount;
        return new InvoiceDraftLine(item, Described(entry.Description, entry.Timekeeper), entry.Amount, entry.Date, !entry.Tax.IsZero)
        {
            Quantity = multiplies ? entry.Duration : null,
            Rate = multiplies ? entry.Rate : null,
            Claims = entry.Id,
        };
    }

    private static InvoiceDraftLine? Line(CaseResolver resolver, DecisionBuilder builder, Expense entry)
    {
        if (builder.Take(resolver.Item(entry.Code, entry.Date)) is not { } item)
        {
            return null;
        }

        var multiplies = entry.Quantity.Scaled > 0 && entry.Price.Times(entry.Quantity) == entry.Amount;
        return new InvoiceDraftLine(item, entry.Description, entry.Amount, entry.Date, !entry.Tax.IsZero)
        {
            Quantity = multiplies ? entry.Quantity : null,
            Rate = multiplies ? entry.Price : null,
            Claims = entry.Id,
        };
    }

    private static void AddAdjustment(
        CaseResolver resolver, Invoice invoice, DecisionBuilder builder, List<InvoiceDraftLine> lines, string code, string description, Money amount)
    {
        if (!amount.IsZero && builder.Take(resolver.Item(code, invoice.Issued!.Value)) is { } item)
        {
            lines.Add(new InvoiceDraftLine(item, description, amount, invoice.Issued!.Value, false));
        }
    }

    private static string Described(string description, string timekeeper) =>
        timekeeper.Length == 0 ? description : $"{description} ({timekeeper})";

    private static string? Term(BooksSnapshot books, Invoice invoice) =>
        invoice.Due is { } due && invoice.Issued is { } issued
            ? books.Terms.FirstOrDefault(term => term.IsActive && term.DueDays == due.DayNumber - issued.DayNumber)?.Id
            : null;

    private static Finding DoesNotAddUp(MatterCase matterCase, Invoice invoice, Money sum)
    {
        var difference = sum - invoice.Totals.Due;
        var outcome = RuleOutcome.Broken(
            RuleCode.InvoiceAddsUp, "Correct the invoice in the practice system; it is read again by itself.",
            new Fact("lines, discount and tax", sum.ToString()), new Fact("invoice", invoice.Totals.Due.ToString()), new Fact("difference", difference.ToString()));
        return new Finding(Codes.InvoiceAmount, new Subject("Invoice", invoice.Id.Value),
            $"The lines of invoice {invoice.Number} make {sum}, its total is {invoice.Totals.Due}.", outcome)
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"Invoice {invoice.Number} does not add up"),
            Matter = matterCase.MatterId,
            Difference = difference,
            Sides = [new FieldPair("Total", invoice.Totals.Due.ToString(), sum.ToString())],
        };
    }

    private static Finding CannotBeExpressed(MatterCase matterCase, Invoice invoice)
    {
        var what = invoice.Totals.Due.IsNegative ? "a total below zero" : "sales tax, and QuickBooks has not exactly one tax code";
        var outcome = RuleOutcome.Broken(
            RuleCode.KindIsSupported, "Post it by hand and link it, or leave it to manual.",
            new Fact("invoice", invoice.Number ?? ""), new Fact("has", what), new Fact("total", invoice.Totals.Due.ToString()));
        return new Finding(Codes.Unsupported, new Subject("Invoice", invoice.Id.Value), $"Invoice {invoice.Number} has {what}.", outcome)
        {
            Title = $"Invoice {invoice.Number} cannot be posted yet",
            Matter = matterCase.MatterId,
            Sides = [new FieldPair("Total", invoice.Totals.Due.ToString(), null), new FieldPair("Tax", invoice.Totals.Tax.ToString(), null)],
        };
    }
}
