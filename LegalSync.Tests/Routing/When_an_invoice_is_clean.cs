using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_an_invoice_is_clean
{
    private static InvoiceDraft Draft(CaseBuilder builder) => Assert.IsType<InvoiceDraft>(Assert.Single(builder.Decision(WorkKind.Invoice, "i-1").Legs));

    private static CaseBuilder Simple() => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Expense("e-1", 40m)).With(Facts.Invoice("i-1", "1042", 390m, "t-1", "e-1"));

    [Fact]
    public void it_waits_for_approval_with_nothing_wrong()
    {
        var decision = Simple().Decision(WorkKind.Invoice, "i-1");

        Assert.Equal(Stage.Held, decision.Stage);
        Assert.Empty(decision.Findings);
        Assert.All(decision.Outcomes, outcome => Assert.False(outcome.IsBroken));
    }

    [Fact]
    public void its_draft_names_customer_number_and_dates()
    {
        var draft = Draft(Simple());

        Assert.Equal((SampleBooks.AlderMatter, "1042", Facts.October(5), new DateOnly(2026, 11, 4)), (draft.Customer, draft.Number, draft.Date, draft.Due!.Value));
    }

    [Fact]
    public void its_term_is_the_one_of_as_many_days() => Assert.Equal("7", Draft(Simple()).Term);

    [Fact]
    public void a_number_of_days_that_no_term_has_leaves_the_due_date_alone() =>
        Assert.Null(Draft(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1") with { Due = Facts.October(12) })).Term);

    [Fact]
    public void each_entry_is_a_line_under_the_item_of_its_code() =>
        Assert.Equal([(SampleBooks.Drafting, 35_000L), (SampleBooks.Filing, 4_000L)], Draft(Simple()).Lines.Select(line => (line.Item, line.Amount.Minor)));

    [Fact]
    public void each_line_says_which_entry_it_claims_and_when_it_was_served()
    {
        var line = Draft(Simple()).Lines[0];

        Assert.Equal((new SourceId("t-1"), Facts.October(2), "Draft the will (Tim Keeper)"), (line.Claims!.Value, line.Served, line.Description));
    }

    [Fact]
    public void the_lines_make_the_total() => Assert.Equal(Money.Usd(390m), Draft(Simple()).Total);

    [Fact]
    public void quantity_and_rate_are_there_when_they_multiply_exactly()
    {
        var line = Draft(A.Case().With(Facts.Time("t-1", 175m, minutes: 30, rate: 350m)).With(Facts.Invoice("i-1", "1042", 175m, "t-1"))).Lines[0];

        Assert.Equal((Quantity.Minutes(30), Rate.Of(350m, Currency.Usd)), (line.Quantity, line.Rate));
    }

    [Theory]
    [InlineData(20, 300, 100)]
    [InlineData(30, 350, 170)]
    public void quantity_and_rate_are_left_out_when_they_do_not(long minutes, int rate, int amount)
    {
        var line = Draft(A.Case().With(Facts.Time("t-1", amount, minutes: minutes, rate: rate)).With(Facts.Invoice("i-1", "1042", amount, "t-1"))).Lines[0];

        Assert.Null(line.Quantity);
        Assert.Null(line.Rate);
        Assert.Equal(Money.Usd(amount), line.Amount);
    }

    [Fact]
    public void a_fixed_fee_has_an_amount_alone() =>
        Assert.Null(Draft(A.Case().With(Facts.Time("t-1", 350m) with { IsFixed = true }).With(Facts.Invoice("i-1", "1042", 350m, "t-1"))).Lines[0].Quantity);

    [Fact]
    public void a_discount_goes_to_its_account()
    {
        var draft = Draft(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(350m, discount: 50m) }));

        Assert.Equal((Money.Usd(50m), SampleBooks.Discounts, Money.Usd(300m)), (draft.Discount, draft.DiscountAccount!.Value, draft.Total));
    }

    [Fact]
    public void without_a_discount_no_discount_account_is_asked_for() =>
        Assert.Null(Draft(Simple().BooksWith(books => books with { Accounts = [.. books.Accounts.Where(account => account.Id != SampleBooks.Discounts)] })).DiscountAccount);

    [Fact]
    public void write_offs_and_waivers_are_one_negative_line()
    {
        var draft = Draft(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(350m, writtenOff: 30m, waived: 5m) }));

        Assert.Equal((SampleBooks.WriteOff, Money.Usd(-35m)), (draft.Lines[^1].Item, draft.Lines[^1].Amount));
        Assert.Null(draft.Lines[^1].Claims);
        Assert.Equal(Money.Usd(315m), draft.Total);
    }

    [Fact]
    public void interest_is_a_line_of_its_own()
    {
        var draft = Draft(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 0m, "t-1") with { Totals = Facts.Totals(352.10m, interest: 2.10m) }));

        Assert.Equal((SampleBooks.Interest, Money.Usd(2.10m)), (draft.Lines[^1].Item, draft.Lines[^1].Amount));
    }

    [Fact]
    public void tax_is_said_once_with_its_code_and_the_taxed_lines_are_marked()
    {
        var draft = Draft(A.Case().With(Facts.Time("t-1", 100m) with { Tax = Money.Usd(8m) }).With(Facts.Expense("e-1", 40m))
            .With(Facts.Invoice("i-1", "1042", 0m, "t-1", "e-1") with { Totals = Facts.Totals(148m, tax: 8m) }));

        Assert.Equal((Money.Usd(8m), "5", Money.Usd(148m)), (draft.Tax, draft.TaxCode, draft.Total));
        Assert.Equal([true, false], draft.Lines.Select(line => line.IsTaxed));
    }

    [Fact]
    public void entries_that_are_written_off_or_not_billable_are_no_lines()
    {
        var builder = A.Case()
            .With(Facts.Time("t-1", 350m), Facts.Time("t-2", 99m) with { IsWrittenOff = true }, Facts.Time("t-3", 88m) with { IsBillable = false })
            .With(Facts.Invoice("i-1", "1042", 350m, "t-1", "t-2", "t-3"));

        Assert.Single(Draft(builder).Lines);
        Assert.Equal(["TimeEntry:t-1"], builder.Decision(WorkKind.Invoice, "i-1").Claims.Select(claim => claim.Event));
    }

    [Fact]
    public void exact_identity_becomes_rules() =>
        Assert.Equal(["A103", "E112", "m-alder"], Simple().Evaluated().NewRules.Select(rule => rule.Pattern).Order(StringComparer.Ordinal));

    [Fact]
    public void what_a_rule_says_already_is_not_proposed_again() =>
        Assert.DoesNotContain(Simple().Mapped(rules => rules.Matter("m-alder", "11")).Evaluated().NewRules, rule => rule.Pattern == "m-alder");

    [Fact]
    public void a_draft_invoice_is_no_item_yet() =>
        Assert.Empty(A.Case().With(Facts.Invoice("i-1", "1042", 0m) with { Status = InvoiceStatus.Draft }).Evaluated().Items);

    [Fact]
    public void before_the_opening_it_is_left_to_manual()
    {
        var decision = A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1") with { Issued = new DateOnly(2026, 8, 31) }).Decision(WorkKind.Invoice, "i-1");

        Assert.Equal((Stage.LeftToManual, "Dated before the opening position of Sep 1, 2026."), (decision.Stage, decision.EndReason));
    }

    [Fact]
    public void on_the_day_of_the_opening_it_posts() =>
        Assert.Equal(Stage.Held, A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1") with { Issued = new DateOnly(2026, 9, 1) }).Decision(WorkKind.Invoice, "i-1").Stage);

    [Fact]
    public void with_its_stream_off_it_stops_before_approval_without_a_card()
    {
        var decision = Simple().StreamOff(WorkKind.Invoice).Decision(WorkKind.Invoice, "i-1");

        Assert.Equal(Stage.Routed, decision.Stage);
        Assert.Empty(decision.Findings);
        Assert.NotEmpty(decision.Legs);
    }

    [Fact]
    public void of_a_matter_that_is_not_billed_nothing_posts()
    {
        var evaluation = Simple().With(Facts.Payment("p-1", 10m)).Mapped(rules => rules.NotBilled("m-alder")).Evaluated();

        Assert.All(evaluation.Items, item => Assert.Equal(Stage.LeftToManual, item.Stage));
        Assert.All(evaluation.Items, item => Assert.Empty(item.Legs));
    }
}
