using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Looks whether the books hold an invoice already, and says what that means.</summary>
internal static class InvoiceInBooks
{
    /// <summary>The answer: a document to adopt, or the number to post under.</summary>
    public sealed record Answer(DocumentRef? Adopted, string Number);

    /// <summary>Looks. Findings go into the builder.</summary>
    public static Answer Look(CaseResolver resolver, Invoice invoice, CustomerId? customer, DecisionBuilder builder)
    {
        var key = new ItemKey(WorkKind.Invoice, invoice.Id);
        var renumbered = DecisionBuilder.Directive(resolver.Case, key, DirectiveKind.UseNumber)?.Value;
        var number = renumbered ?? invoice.Number ?? "";
        var documents = resolver.Case.InBooks.InvoicesNumbered(number).Where(document => !BooksSnapshot.IsOurs(document)).ToList();
        var elsewhere = renumbered is null ? resolver.Case.NumbersElsewhere.GetValueOrDefault(number, []) : [];
        var twins = resolver.Case.Invoices.Where(other => other.IsIssued && other.Number == number && Before(other, invoice)).Select(other => other.Id).Concat(elsewhere).ToList();
        if (DecisionBuilder.Directive(resolver.Case, key, DirectiveKind.PostOurs) is not null || (documents.Count == 0 && twins.Count == 0))
        {
            builder.Note(RuleOutcome.Held(RuleCode.InvoiceNumberIsUnique, new Fact("number", number), new Fact("in the books", "no other")));
            return new Answer(null, number);
        }

        if (customer is not { } owner)
        {
            return new Answer(null, number);
        }

        if (documents is [var only] && twins.Count == 0 && only.Customer == owner)
        {
            var agrees = only.Total == invoice.Totals.Due;
            if (agrees)
            {
                builder.Note(RuleOutcome.Held(RuleCode.InvoiceAgreesWithBooks, new Fact("number", number), new Fact("total", only.Total.ToString()),
                    new Fact("date in the books", DecisionBuilder.Day(only.Date))));
                return new Answer(only.Ref, number);
            }

            builder.Find(AmountDiffers(resolver.Case, invoice, only));
            return new Answer(null, number);
        }

        builder.Find(NumberTaken(resolver.Case, invoice, number, documents, twins.Count, owner));
        return new Answer(null, number);
    }

    /// <summary>The card for the same invoice with another total.</summary>
    public static Finding AmountDiffers(MatterCase matterCase, Invoice invoice, BooksDocument document)
    {
        var difference = document.Total - invoice.Totals.Due;
        var outcome = RuleOutcome.Broken(
            RuleCode.InvoiceAgreesWithBooks,
            "Decide which total is right: keep the books' invoice, or post ours after the other was voided.",
            new Fact("practice system", invoice.Totals.Due.ToString()), new Fact("books", document.Total.ToString()), new Fact("difference", difference.ToString()),
            new Fact("likely cause", LikelyCause(invoice, difference)));
        return new Finding(Codes.InvoiceAmount, new Subject("Invoice", invoice.Id.Value),
            $"Invoice {invoice.Number} totals {invoice.Totals.Due} in Smokeball and {document.Total} in QuickBooks.", outcome)
        {
            Title = $"Invoice {invoice.Number} differs by {difference}",
            Matter = matterCase.MatterId,
            Difference = difference,
            Sides = Sides(matterCase, invoice, document),
            Suggestion = new Suggestion("keep-books", document.Ref.ToString(), $"Keep the books' {document.Total}", ["same number and customer", LikelyCause(invoice, difference)]),
        };
    }

    private static Finding NumberTaken(MatterCase matterCase, Invoice invoice, string number, List<BooksDocument> documents, int twins, CustomerId owner)
    {
        var other = documents.FirstOrDefault(document => document.Customer != owner) ?? documents.FirstOrDefault();
        var holders = documents.Select(document => matterCase.InBooks.FullName(document.Customer ?? owner))
            .Concat(Enumerable.Repeat("another invoice in Smokeball", twins));
        var outcome = RuleOutcome.Broken(
            RuleCode.InvoiceNumberIsUnique,
            "Renumber ours with a suffix, or link the document if it is the same invoice.",
            new Fact("number", number), new Fact("held by", string.Join("; ", holders)));
        var next = FreeNumber(matterCase, number);
        return new Finding(Codes.InvoiceDuplicateNumber, new Subject("Invoice", invoice.Id.Value),
            twins > 0 ? $"Number {number} is used twice in Smokeball." : $"Number {number} already stands for another invoice in QuickBooks.", outcome)
        {
            Title = $"Invoice number {number} is taken",
            Matter = matterCase.MatterId,
            Difference = other is null ? null : other.Total - invoice.Totals.Due,
            Sides = Sides(matterCase, invoice, other),
            Suggestion = new Suggestion("renumber", next, $"Post ours as {next}", ["the number belongs to another document", $"{next} is free"]),
        };
    }

    /// <summary>The number with the first letter after it that nobody uses yet.</summary>
    private static string FreeNumber(MatterCase matterCase, string number) =>
        Enumerable.Range('A', 26).Select(letter => $"{number}-{(char)letter}").FirstOrDefault(
            next => !matterCase.InBooks.InvoicesNumbered(next).Any() && matterCase.Invoices.All(invoice => invoice.Number != next))
        ?? $"{number}-{matterCase.MatterId.Value}";

    private static List<FieldPair> Sides(MatterCase matterCase, Invoice invoice, BooksDocument? document) =>
    [
        new FieldPair("Number", invoice.Number, document?.Number),
        new FieldPair("Customer", CustomerName(matterCase), document?.Customer is { } customer ? matterCase.InBooks.Customer(customer)?.Name : null),
        new FieldPair("Date", DecisionBuilder.Day(invoice.Issued), document is null ? null : DecisionBuilder.Day(document.Date)),
        new FieldPair("Total", invoice.Totals.Due.ToString(), document?.Total.ToString()),
        new FieldPair("Lines", invoice.Entries.Count.ToString(CultureInfo.InvariantCulture), document?.Lines.Count(line => line.Item is not null).ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? CustomerName(MatterCase matterCase) =>
        matterCase.Rules.Matter(matterCase.MatterId, matterCase.Today)?.TargetId is { } id
            ? matterCase.InBooks.Customer(new CustomerId(id))?.Name
            : MatterIdentity.Find(matterCase.Matter!, matterCase.Clients, matterCase.InBooks)?.Name;

    private static string LikelyCause(Invoice invoice, Money difference) => difference.Abs().Minor switch
    {
        var off when invoice.Totals.Discount.Minor == off => "the discount is in one system only",
        var off when (invoice.Totals.WrittenOff + invoice.Totals.Waived).Minor == off => "the write-off is in one system only",
        var off when invoice.Totals.Tax.Minor == off => "the tax is in one system only",
        var off when off % 9 == 0 => "divisible by nine: two digits may be exchanged",
        _ => "not explained by discount, write-off or tax",
    };

    private static bool Before(Invoice other, Invoice invoice) =>
        other.Id != invoice.Id && (other.Issued, other.Id.Value).CompareTo((invoice.Issued, invoice.Id.Value)) < 0;
}
