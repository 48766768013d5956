using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_an_invoice_cannot_be_drafted
{
    private static IEnumerable<ExceptionCode> CodesOf(CaseBuilder builder) => builder.Decision(WorkKind.Invoice, "i-1").Findings.Select(finding => finding.Code).OrderBy(code => code.Value, StringComparer.Ordinal);

    [Fact]
    public void lines_that_do_not_make_the_total_are_INV_AMOUNT()
    {
        var finding = Assert.Single(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 360m, "t-1")).Decision(WorkKind.Invoice, "i-1").Findings);

        Assert.Equal((Codes.InvoiceAmount, -1_000L), (finding.Code, finding.Difference!.Value.Minor));
        Assert.Equal("The lines of invoice 1042 make 350.00 USD, its total is 360.00 USD.", finding.Why);
    }

    [Fact]
    public void a_cent_is_enough() => Assert.Equal([Codes.InvoiceAmount], CodesOf(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350.01m, "t-1"))));

    [Fact]
    public void an_entry_that_is_not_there_is_missed() => Assert.Equal([Codes.InvoiceAmount], CodesOf(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 400m, "t-1", "t-gone"))));

    [Fact]
    public void an_invoice_without_a_line_does_not_add_up() => Assert.Equal([Codes.InvoiceAmount], CodesOf(A.Case().With(Facts.Invoice("i-1", "1042", 0m))));

    [Fact]
    public void a_code_without_an_item_is_MAP_CODE()
    {
        var decision = A.Case().With(Facts.Time("t-1", 350m, code: "A199")).With(Facts.Invoice("i-1", "1042", 350m, "t-1")).Decision(WorkKind.Invoice, "i-1");
        var finding = Assert.Single(decision.Findings);

        Assert.Equal((Codes.MapCode, "Code:A199", Stage.Captured), (finding.Code, finding.Subject.ToString(), decision.Stage));
        Assert.Equal("Use Drafting", finding.Suggestion!.Label);
    }

    [Fact]
    public void an_entry_without_a_code_has_a_card_too() =>
        Assert.Equal("Code:(none)", Assert.Single(A.Case().With(Facts.Time("t-1", 350m, code: "")).Decision(WorkKind.TimeEntry, "t-1").Findings).Subject.ToString());

    [Fact]
    public void a_code_on_many_lines_is_one_finding() =>
        Assert.Equal([Codes.MapCode], CodesOf(A.Case().With(Facts.Time("t-1", 350m, code: "A199"), Facts.Time("t-2", 50m, code: "A199")).With(Facts.Invoice("i-1", "1042", 400m, "t-1", "t-2"))));

    [Fact]
    public void an_item_that_was_made_inactive_is_MAP_CODE_and_says_so() => Assert.Contains("made inactive", Assert.Single(
        A.Case().With(Facts.Time("t-1", 350m)).Mapped(rules => rules.Code("A103", "1"))
            .BooksWith(books => books with { Items = [.. books.Items.Select(item => item.Id == SampleBooks.Drafting ? item with { IsActive = false } : item)] })
            .Decision(WorkKind.TimeEntry, "t-1").Findings).Why, StringComparison.Ordinal);

    [Fact]
    public void two_items_of_one_code_are_no_identity() => Assert.Equal([Codes.MapCode], CodesOf(
        A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1"))
            .BooksWith(books => books with { Items = [.. books.Items, new BooksItem(new ItemId("9"), "Drafting II", "A103", true)] })));

    [Fact]
    public void a_write_off_without_its_item_is_MAP_CODE() => Assert.Equal("Code:WRITE-OFF", Assert.Single(
        A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(350m, writtenOff: 30m) })
            .BooksWith(books => books with { Items = [.. books.Items.Where(item => item.Id != SampleBooks.WriteOff)] })
            .Decision(WorkKind.Invoice, "i-1").Findings).Subject.ToString());

    [Fact]
    public void a_discount_without_its_account_is_MAP_ACCT()
    {
        var decision = A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(350m, discount: 50m) })
            .BooksWith(books => books with { Accounts = [.. books.Accounts.Where(account => account.Id != SampleBooks.Discounts)] })
            .Decision(WorkKind.Invoice, "i-1");

        Assert.Equal((Codes.MapAccount, "Role:role:discount", Stage.Mapped), (decision.Findings[0].Code, decision.Findings[0].Subject.ToString(), decision.Stage));
    }

    [Fact]
    public void a_total_below_zero_cannot_be_said() =>
        Assert.Equal([Codes.Unsupported], CodesOf(A.Case().With(Facts.Time("t-1", 10m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(10m, writtenOff: 20m) })));

    [Fact]
    public void tax_without_one_tax_code_cannot_be_said() => Assert.Equal([Codes.Unsupported], CodesOf(
        A.Case().With(Facts.Time("t-1", 100m) with { Tax = Money.Usd(8m) }).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(108m, tax: 8m) })
            .BooksWith(books => books with { TaxCodes = [.. books.TaxCodes, new BooksListEntry("6", "City", true)] })));

    [Fact]
    public void every_condition_is_told_and_none_hides_another() => Assert.Equal(
        [Codes.InvoiceAmount, Codes.MapAccount, Codes.MapCode, Codes.MapMatter],
        CodesOf(A.Case().With(Facts.Time("t-1", 350m, code: "B500")).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(999m, discount: 50m) })
            .BooksWith(books => books with
            {
                Accounts = [.. books.Accounts.Where(account => account.Id != SampleBooks.Discounts)],
                Customers = [.. books.Customers.Where(customer => customer.Id != SampleBooks.AlderMatter)],
            })));

    [Fact]
    public void a_taken_number_does_not_hide_that_the_lines_do_not_add_up() => Assert.Equal(
        [Codes.InvoiceAmount, Codes.InvoiceDuplicateNumber],
        CodesOf(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 351m, "t-1")).InTheBooks(SampleBooks.Invoice("900", "1042", 350m, SampleBooks.Birch))));
}
