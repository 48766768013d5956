using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_documents_are_read
{
    [Fact]
    public void an_invoices_lines_and_tax_make_its_total()
    {
        var invoice = Read(BooksKind.Invoice, "invoice.json");

        Assert.Equal(new DocumentRef(BooksKind.Invoice, new DocumentId("1045")), invoice.Ref);
        Assert.Equal(("S-10482", "61", "2", "LegalSync ls00aa"), (invoice.Number, invoice.Customer!.Value.Value, invoice.Revision, invoice.Note));
        Assert.Equal(new DateOnly(2026, 5, 29), invoice.Date);
        Assert.Equal(
            [Line(412.5m, item: "12"), Line(100m, item: "13"), Line(-12.5m, account: "86")], invoice.Lines);
        Assert.Equal(invoice.Total, invoice.Lines.Aggregate(Money.Usd(7m), (sum, line) => sum + line.Amount));
        Assert.Null(invoice.Bank);
        Assert.False(invoice.IsVoid);
    }

    [Fact]
    public void sales_tax_and_classes_are_read_where_the_books_say_them()
    {
        var invoice = Read(BooksKind.Invoice, "invoice.json");
        var payment = Read(BooksKind.Payment, "payment.json");
        var numbered = DocumentReader.Read(BooksKind.Deposit, Parse(
            """{"Id":"1","TxnDate":"2026-05-29","TotalAmt":5,"Line":[{"Amount":5,"DetailType":"DepositLineDetail","DepositLineDetail":{"AccountRef":{"value":"9"},"CheckNum":"2210"}}]}"""))!;
        var classed = DocumentReader.Read(BooksKind.Purchase, Parse(
            """{"Id":"1","TxnDate":"2026-05-29","TotalAmt":5,"ClassRef":{"value":"7","name":"Probate"},"Line":[{"Amount":5,"DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"9"},"ClassRef":{"value":"8"}}}]}"""))!;

        Assert.Equal(Money.Usd(7m), invoice.Tax);
        Assert.Null(invoice.Class);
        Assert.All(invoice.Lines, line => Assert.Null(line.Class));
        Assert.Null(payment.Tax);
        Assert.Equal("2210", numbered.Lines[0].Number);
        Assert.Equal(("Probate", "8"), (classed.Class, classed.Lines[0].Class));
    }

    [Fact]
    public void a_voided_invoice_is_known_by_its_note_and_its_nothing()
    {
        var invoice = Read(BooksKind.Invoice, "invoice_voided.json");

        Assert.True(invoice.IsVoid);
        Assert.Contains("LegalSync ls00bb", invoice.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Id":"1","TxnDate":"2026-05-29","TotalAmt":0,"PrivateNote":"courtesy"}""")]
    [InlineData("""{"Id":"1","TxnDate":"2026-05-29","TotalAmt":5,"PrivateNote":"Voided cheque replaced"}""")]
    public void neither_alone_makes_a_void(string json) => Assert.False(DocumentReader.Read(BooksKind.Invoice, Parse(json))!.IsVoid);

    [Fact]
    public void a_payment_names_the_invoice_it_pays_and_where_the_money_went()
    {
        var payment = Read(BooksKind.Payment, "payment.json");

        Assert.Equal(("1043", "61", "35"), (payment.Number, payment.Customer!.Value.Value, payment.Bank!.Value.Value));
        Assert.Equal([Line(500m, linked: new DocumentRef(BooksKind.Invoice, new DocumentId("1045")))], payment.Lines);
    }

    [Fact]
    public void a_deposit_has_clients_but_not_vendors_on_its_lines()
    {
        var deposit = Read(BooksKind.Deposit, "deposit.json");

        Assert.Equal((Money.Usd(1437.5m), "90"), (deposit.Total, deposit.Bank!.Value.Value));
        Assert.Equal(
            [
                Line(1500m, account: "92", customer: "61"),
                Line(-62.5m, account: "31"),
                Line(0m, linked: new DocumentRef(BooksKind.Payment, new DocumentId("1046"))),
            ],
            deposit.Lines);
    }

    [Fact]
    public void a_cheque_names_bank_liability_and_client()
    {
        var cheque = Read(BooksKind.Purchase, "purchase.json");

        Assert.Equal((Money.Usd(85m), "90", "2001"), (cheque.Total, cheque.Bank!.Value.Value, cheque.Number));
        Assert.Equal([Line(85m, account: "92", customer: "61")], cheque.Lines);
    }

    [Fact]
    public void a_card_credit_is_negative_throughout()
    {
        var text = Fixture.Text("purchase.json").Replace("\"Credit\":false", "\"Credit\":true", StringComparison.Ordinal);

        var credit = DocumentReader.Read(BooksKind.Purchase, Parse(text).GetProperty("Purchase"))!;

        Assert.Equal((Money.Usd(-85m), Money.Usd(-85m)), (credit.Total, credit.Lines[0].Amount));
    }

    [Fact]
    public void a_journal_totals_its_debits_and_credits_are_negative()
    {
        var journal = Read(BooksKind.JournalEntry, "journalentry.json");

        Assert.Equal(Money.Usd(40m), journal.Total);
        Assert.Equal([Line(40m, account: "90"), Line(-40m, account: "92", customer: "61")], journal.Lines);
        Assert.False(journal.IsVoid);
    }

    [Theory]
    [InlineData("""{"TxnDate":"2026-05-29","TotalAmt":5}""")]
    [InlineData("""{"Id":"1","TotalAmt":5}""")]
    [InlineData("""{"Id":"1","TxnDate":"29 May","TotalAmt":5}""")]
    [InlineData("""{"Id":"1","TxnDate":"2026-05-29","TotalAmt":"five"}""")]
    [InlineData("""{"Id":"1","TxnDate":"2026-05-29","TotalAmt":5,"CurrencyRef":{"value":"XTS"}}""")]
    [InlineData("""[]""")]
    public void what_cannot_be_understood_is_not_guessed(string json) => Assert.Null(DocumentReader.Read(BooksKind.Invoice, Parse(json)));

    [Fact]
    public void ids_of_any_length_stay_text()
    {
        var document = DocumentReader.Read(BooksKind.Invoice, Parse("""{"Id":"5000000000000007280","TxnDate":"2026-05-29","TotalAmt":0.10}"""))!;

        Assert.Equal(("5000000000000007280", 10), (document.Ref.Id.Value, document.Total.Minor));
    }

    private static BooksDocument Read(BooksKind kind, string fixture) =>
        DocumentReader.Read(kind, Fixture.Json(fixture).GetProperty(kind.ToString()))!;

    private static JsonElement Parse(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static BooksLine Line(decimal amount, string? account = null, string? customer = null, DocumentRef? linked = null, string? item = null) => new(
        Money.Usd(amount),
        account is null ? null : new AccountId(account),
        customer is null ? null : new CustomerId(customer),
        linked,
        item is null ? null : new ItemId(item));
}
