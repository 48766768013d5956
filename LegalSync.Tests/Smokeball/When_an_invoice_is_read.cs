using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_an_invoice_is_read
{
    [Fact]
    public void its_totals_give_what_is_due_and_what_is_open()
    {
        var totals = Read(Fixture.Invoice).Totals;

        Assert.Equal(Money.Usd(587.20m), totals.Total);
        Assert.Equal((Money.Usd(22.20m), Money.Usd(5m), Money.Usd(60m)), (totals.Tax, totals.Interest, totals.Discount));
        Assert.Equal(Money.Usd(521.20m), totals.Due);
        Assert.Equal(Money.Usd(421.20m), totals.Unpaid);
    }

    [Fact]
    public void its_number_is_text_to_the_last_digit() => Assert.Equal("9007199254740993", Read(Fixture.Invoice).Number);

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    public void a_draft_has_no_number(string number) =>
        Assert.Null(Read(Fixture.Invoice.With("status", "0").With("invoiceNumber", number)).Number);

    [Fact]
    public void its_days_are_those_that_are_written()
    {
        var invoice = Read(Fixture.Invoice);

        Assert.Equal((new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30)), (invoice.Issued!.Value, invoice.Due!.Value));
    }

    [Fact]
    public void the_first_day_of_the_first_year_is_no_day() =>
        Assert.Null(Read(Fixture.Invoice.With("dueDate", "\"0001-01-01T00:00:00Z\"")).Due);

    [Fact]
    public void its_entries_keep_their_order() =>
        Assert.Equal(["fee-9", "exp-1", "fee-1"], Read(Fixture.Invoice).Entries.Select(entry => entry.Value));

    [Fact]
    public void its_title_has_both_lines() => Assert.Equal("Estate of a Sample March", Read(Fixture.Invoice).Title);

    [Theory]
    [InlineData("0", InvoiceStatus.Draft)]
    [InlineData("1", InvoiceStatus.Final)]
    [InlineData("2", InvoiceStatus.Paid)]
    [InlineData("3", InvoiceStatus.Deleted)]
    [InlineData("4", InvoiceStatus.Void)]
    [InlineData("\"Void\"", InvoiceStatus.Void)]
    [InlineData("\"final\"", InvoiceStatus.Final)]
    public void its_status_comes_as_number_or_word(string status, InvoiceStatus expected) =>
        Assert.Equal(expected, Read(Fixture.Invoice.With("status", status)).Status);

    [Fact]
    public void a_draft_may_lack_totals_and_dates()
    {
        var draft = Read(Fixture.Invoice.With("status", "0").With("invoiceTotals", null).With("issuedDate", null).With("entries", "null"));

        Assert.True(draft.Totals.Due.IsZero);
        Assert.Empty(draft.Entries);
        Assert.Null(draft.Issued);
    }

    [Theory]
    [InlineData("invoiceTotals.total", null)]
    [InlineData("invoiceTotals.paid", "null")]
    [InlineData("invoiceTotals.tax", null)]
    [InlineData("invoiceTotals.interest", null)]
    [InlineData("invoiceTotals.discount", null)]
    [InlineData("invoiceTotals.writtenOff", null)]
    [InlineData("invoiceTotals.waived", null)]
    [InlineData("invoiceTotals.total", "587.205")]
    [InlineData("issuedDate", "\"0001-01-01T00:00:00Z\"")]
    [InlineData("status", "9")]
    [InlineData("status", null)]
    [InlineData("invoiceNumber", "10.5")]
    [InlineData("entries", """[{"versionId":"v"}]""")]
    [InlineData("entries", "{}")]
    public void an_issued_one_that_lacks_what_money_needs_is_refused(string field, string? value) =>
        Assert.Equal(field, Assert.Throws<SourceFormatException>(() => Read(Fixture.Invoice.With(field, value))).Field);

    [Fact]
    public void one_without_totals_is_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<SourceFormatException>(() => Read(Fixture.Invoice.With("invoiceTotals", null)));

        Assert.Equal((SourceKind.Invoice, "invoiceTotals.total"), (refusal.Kind, refusal.Field));
        Assert.Contains("Smokeball", refusal.Mend, StringComparison.Ordinal);
    }

    private static Invoice Read(string invoice) => Fixture.Reader.ReadInvoice(Fixture.Record(SourceKind.Invoice, invoice));
}
