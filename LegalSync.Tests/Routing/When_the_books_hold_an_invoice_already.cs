using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_the_books_hold_an_invoice_already
{
    private static CaseBuilder Ours() => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1"));

    private static Finding Only(CaseBuilder builder) => Assert.Single(builder.Decision(WorkKind.Invoice, "i-1").Findings);

    [Fact]
    public void the_same_one_is_adopted_and_not_posted_again()
    {
        var decision = Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m)).Decision(WorkKind.Invoice, "i-1");

        Assert.Equal((Stage.AdoptedManual, "Invoice 900"), (decision.Stage, decision.Adopted.ToString()));
        Assert.Empty(decision.Legs);
    }

    [Fact]
    public void its_entries_are_adopted_with_it() =>
        Assert.Equal(Stage.AdoptedManual, Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m)).Decision(WorkKind.TimeEntry, "t-1").Stage);

    [Fact]
    public void another_total_is_INV_AMOUNT_with_the_difference()
    {
        var finding = Only(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 300m)));

        Assert.Equal((Codes.InvoiceAmount, "Invoice:i-1", -5_000L), (finding.Code, finding.Subject.ToString(), finding.Difference!.Value.Minor));
        Assert.Equal("Invoice 1042 totals 350.00 USD in Smokeball and 300.00 USD in QuickBooks.", finding.Why);
        Assert.Equal(("keep-books", "Invoice 900"), (finding.Suggestion!.Resolution, finding.Suggestion.Input));
    }

    [Theory]
    [InlineData(368, "divisible by nine: two digits may be exchanged")]
    [InlineData(357, "not explained by discount, write-off or tax")]
    public void the_likely_cause_is_told(int inBooks, string cause) =>
        Assert.Contains(Only(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", inBooks))).Outcome.Facts, fact => fact.Value == cause);

    [Fact]
    public void a_discount_in_one_system_only_is_recognised()
    {
        var builder = A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(350m, discount: 45m) })
            .InTheBooks(SampleBooks.Invoice("900", "1042", 350m));

        Assert.Contains(Only(builder).Outcome.Facts, fact => fact.Value == "the discount is in one system only");
    }

    [Fact]
    public void another_customers_invoice_of_that_number_is_INV_DUP_NUMBER()
    {
        var finding = Only(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m, SampleBooks.Birch)));

        Assert.Equal((Codes.InvoiceDuplicateNumber, "Invoice:i-1"), (finding.Code, finding.Subject.ToString()));
        Assert.Contains(finding.Outcome.Facts, fact => fact.Value == "Birch Bakery LLC: 2026-0102 Birch lease");
    }

    [Fact]
    public void the_suggested_number_is_free()
    {
        var finding = Only(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m, SampleBooks.Birch), SampleBooks.Invoice("901", "1042-A", 10m, SampleBooks.Birch)));

        Assert.Equal("1042-B", finding.Suggestion!.Input);
    }

    [Fact]
    public void a_number_used_twice_in_the_practice_system_stops_the_later_one()
    {
        var builder = A.Case().With(Facts.Time("t-1", 350m), Facts.Time("t-2", 100m))
            .With(Facts.Invoice("i-1", "1042", 350m, "t-1"), Facts.Invoice("i-0", "1042", 100m, "t-2") with { Issued = Facts.October(4) });

        Assert.Equal(Codes.InvoiceDuplicateNumber, Only(builder).Code);
        Assert.Empty(builder.Decision(WorkKind.Invoice, "i-0").Findings);
    }

    [Fact]
    public void a_number_of_another_matters_earlier_invoice_is_taken() =>
        Assert.Equal(Codes.InvoiceDuplicateNumber, Only(Ours().Where(matterCase => matterCase with
        {
            NumbersElsewhere = new Dictionary<string, IReadOnlyList<Domain.Capture.SourceId>> { ["1042"] = [new("i-other")] },
        })).Code);

    [Fact]
    public void what_we_posted_ourselves_is_no_other_invoice() =>
        Assert.Empty(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m, note: PostingIntent.MarkPrefix + "abc")).Decision(WorkKind.Invoice, "i-1").Findings);

    [Fact]
    public void a_void_one_does_not_count() =>
        Assert.Equal(Stage.Held, Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 999m) with { IsVoid = true }).Decision(WorkKind.Invoice, "i-1").Stage);

    [Fact]
    public void under_another_number_ours_posts()
    {
        var decision = Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 350m, SampleBooks.Birch)).Decided(DirectiveKind.UseNumber, "Invoice:i-1", "1042-A").Decision(WorkKind.Invoice, "i-1");

        Assert.Equal((Stage.Held, "1042-A"), (decision.Stage, Assert.IsType<InvoiceDraft>(decision.Legs[0]).Number));
    }

    [Fact]
    public void the_word_to_post_ours_lifts_the_card() =>
        Assert.Equal(Stage.Held, Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 300m)).Decided(DirectiveKind.PostOurs, "Invoice:i-1").Decision(WorkKind.Invoice, "i-1").Stage);

    [Fact]
    public void a_word_that_was_taken_back_counts_no_longer() =>
        Assert.Equal(Codes.InvoiceAmount, Only(Ours().InTheBooks(SampleBooks.Invoice("900", "1042", 300m)).Decided(DirectiveKind.PostOurs, "Invoice:i-1", revoked: true)).Code);

    [Theory]
    [InlineData(DirectiveKind.LeaveToManual, "", Stage.LeftToManual)]
    [InlineData(DirectiveKind.Reject, "", Stage.Rejected)]
    [InlineData(DirectiveKind.AdoptDocument, "Invoice 900", Stage.AdoptedManual)]
    public void a_persons_word_ends_it(DirectiveKind kind, string value, Stage end)
    {
        var decision = Ours().Decided(kind, "Invoice:i-1", value).Decision(WorkKind.Invoice, "i-1");

        Assert.Equal((end, "as decided"), (decision.Stage, decision.EndReason));
    }

    [Fact]
    public void the_latest_word_wins() =>
        Assert.Equal(Stage.Rejected, Ours().Decided(DirectiveKind.LeaveToManual, "Invoice:i-1").Decided(DirectiveKind.Reject, "Invoice:i-1").Decision(WorkKind.Invoice, "i-1").Stage);
}
