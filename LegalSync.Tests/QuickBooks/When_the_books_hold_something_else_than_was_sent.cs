using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_the_books_hold_something_else_than_was_sent
{
    private static readonly InvoiceDraft Invoice = Drafts.Invoice(Drafts.Line(412.5m, minutes: 90, rate: 275m), Drafts.Line(100m, item: "13", taxed: true)) with
    {
        Discount = Money.Usd(12.5m),
        DiscountAccount = new AccountId("86"),
        Tax = Money.Usd(7m),
        TaxCode = "5",
        Total = Money.Usd(507m),
    };

    private static readonly BooksDocument Held = Read(BooksKind.Invoice, "invoice.json");

    [Fact]
    public void an_equal_document_has_no_difference()
    {
        Assert.Empty(BooksAgreement.Differences(Invoice, Held));
        Assert.Empty(BooksAgreement.Differences(Drafts.Payment(500m, invoice: "1045"), Read(BooksKind.Payment, "payment.json")));
        Assert.Empty(BooksAgreement.Differences(Drafts.Disbursement(85m), Read(BooksKind.Purchase, "purchase.json")));
        Assert.Empty(BooksAgreement.Differences(Drafts.Journal(40m), Read(BooksKind.JournalEntry, "journalentry.json")));
    }

    [Fact]
    public void a_discount_may_land_where_the_books_choose_when_the_draft_does_not_say() =>
        Assert.Empty(BooksAgreement.Differences(Invoice with { DiscountAccount = null }, Held));

    public static TheoryData<string, BooksDocument> Changed => new()
    {
        { "Date", Held with { Date = new DateOnly(2026, 5, 30) } },
        { "Total", Held with { Total = Money.Usd(507.01m) } },
        { "Customer", Held with { Customer = new CustomerId("62") } },
        { "Customer", Held with { Customer = null } },
        { "Number", Held with { Number = "1045" } },
        { "State", Held with { IsVoid = true } },
        { "Kind", Held with { Ref = new DocumentRef(BooksKind.Payment, new DocumentId("1045")) } },
        { "Lines", Held with { Lines = [.. Held.Lines.Skip(1)] } },
        { "Lines", Held with { Lines = [.. Held.Lines, Held.Lines[0]] } },
        { "Lines", Held with { Lines = [Held.Lines[0] with { Item = new ItemId("99") }, .. Held.Lines.Skip(1)] } },
        { "Lines", Held with { Lines = [Held.Lines[0] with { Amount = Money.Usd(412.51m) }, .. Held.Lines.Skip(1)] } },
        { "Lines", Held with { Lines = [.. Held.Lines.Take(2), Held.Lines[2] with { Account = new AccountId("87") }] } },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void a_changed_field_is_the_one_that_is_named(string field, BooksDocument held) =>
        Assert.Equal(field, Assert.Single(BooksAgreement.Differences(Invoice, held)).Name);

    [Fact]
    public void the_order_of_lines_does_not_matter() =>
        Assert.Empty(BooksAgreement.Differences(Invoice, Held with { Lines = [.. Held.Lines.Reverse()] }));

    [Fact]
    public void a_link_that_was_dropped_in_silence_is_seen()
    {
        var payment = Read(BooksKind.Payment, "payment.json") with { Lines = [] };

        var difference = Assert.Single(BooksAgreement.Differences(Drafts.Payment(500m, invoice: "1045"), payment));

        Assert.Equal(new FieldPair("Pays", "500.00 USD pays Invoice 1045", "nothing"), difference);
    }

    [Fact]
    public void a_payment_of_our_own_invoice_is_compared_with_the_key_that_was_bound()
    {
        var draft = Drafts.Payment(500m) with { Invoice = new InvoiceTarget("invoice:8", null) };
        var held = Read(BooksKind.Payment, "payment.json");

        Assert.Empty(BooksAgreement.Differences(draft, held, new BoundKeys(new DocumentId("1045"))));
        Assert.Equal("Pays", Assert.Single(BooksAgreement.Differences(draft, held, new BoundKeys(new DocumentId("9")))).Name);
        Assert.Empty(BooksAgreement.Differences(draft, held));
    }

    [Fact]
    public void client_money_in_the_wrong_bank_or_for_the_wrong_client_is_seen()
    {
        var held = Read(BooksKind.Purchase, "purchase.json");

        Assert.Equal("Trust bank", Assert.Single(BooksAgreement.Differences(Drafts.Disbursement(85m), held with { Bank = new AccountId("35") })).Name);
        Assert.Equal("Client on the line", Assert.Single(BooksAgreement.Differences(
            Drafts.Disbursement(85m), held with { Lines = [held.Lines[0] with { Customer = new CustomerId("77") }] })).Name);
    }

    private static BooksDocument Read(BooksKind kind, string fixture) => DocumentReader.Read(kind, Fixture.Json(fixture).GetProperty(kind.ToString()))!;
}
