using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Spine;
using LegalSync.Tests.Trust;
using Xunit;

namespace LegalSync.Tests.ExceptionQueue;

public class When_a_condition_is_seen
{
    private static readonly CardLabels _labels = new("2026-0101", "Ada Alder");

    private static Finding Finding(string why = "The ledger is below zero.", ExceptionCode? code = null) =>
        new(code ?? Codes.TrustNegative, new Subject("ClientLedger", "b-trust|m-alder"), why, RuleOutcome.Broken(RuleCode.LedgerIsNotNegative, "Make it good.", new Fact("shortage", "50.00 USD")))
        {
            Title = "Below zero",
            Matter = new MatterId("m-alder"),
            TrustAccount = SampleBooks.TrustBank,
            Difference = Money.Usd(-50m),
            Sides = [new FieldPair("Balance", "-50.00 USD", null)],
            Suggestion = new Suggestion("top-up", null, "The firm makes good 50.00 USD", ["the money has left the bank"]),
        };

    private static ExceptionItem Card(Finding? finding = null) => (finding ?? Finding()) is var told
        ? ExceptionItem.Raise(new ExceptionItemId(Guid.NewGuid()), CaseBuilder.Books, new ExceptionCatalogue().Find(told.Code), told, _labels, Held.At)
        : throw new InvalidOperationException();

    [Fact]
    public void its_card_takes_severity_owner_and_due_time_from_the_catalogue()
    {
        var card = Card();

        Assert.Equal((Severity.Critical, Owner.TrustLawyer, Held.At.AddHours(4), CardState.Open), (card.Severity, card.Owner, card.DueAt, card.State));
    }

    [Fact]
    public void the_same_again_changes_nothing()
    {
        var card = Card();

        Assert.False(card.See(Finding(), _labels, Held.At.AddHours(1)));
        Assert.Equal((1, 1, 0), (card.Revision, card.Occurrences, card.Version));
    }

    [Fact]
    public void told_otherwise_it_is_a_revision_of_the_same_card()
    {
        var card = Card();

        Assert.True(card.See(Finding("It fell further."), _labels, Held.At.AddHours(1)));
        Assert.Equal((2, 1, "It fell further.", Held.At.AddHours(1)), (card.Revision, card.Occurrences, card.Why, card.RevisedAt));
    }

    [Fact]
    public void back_after_it_was_closed_it_opens_and_counts()
    {
        var card = Card();
        card.Close(CardState.Resolved, "Ada", "top-up", Held.At);
        card.See(Finding(), _labels, Held.At.AddHours(1));

        Assert.Equal((CardState.Open, 2, 1, null), (card.State, card.Occurrences, card.Revision, card.Resolution));
    }

    [Fact]
    public void closing_is_not_opening() => Assert.Throws<InvalidOperationException>(() => Card().Close(CardState.Open, "Ada", null, Held.At));

    [Fact]
    public void its_details_survive_being_stored()
    {
        var card = Card();

        Assert.Equal("shortage", Assert.Single(card.ReadOutcome().Facts).Name);
        Assert.True(Assert.Single(card.ReadSides()).Differs);
        Assert.Equal("top-up", card.ReadSuggestion()!.Resolution);
        Assert.Equal(-5_000, card.DifferenceMinor);
    }

    [Fact]
    public void its_subject_survives_colons() => Assert.Equal(new Subject("Item", "Invoice:i:1"), Subject.Parse("Item:Invoice:i:1"));

    [Fact]
    public void what_waits_behind_it_is_counted_once_a_change()
    {
        var card = Card();
        card.Blocks(2, 7_000);
        card.Blocks(2, 7_000);

        Assert.Equal(1, card.Version);
    }

    [Fact]
    public void its_title_says_the_field_pair_that_differs() => Assert.False(new FieldPair("Total", "1.00 USD", "1.00 USD").Differs);

    [Fact]
    public async Task a_critical_card_does_not_sleep()
    {
        var (firm, card) = (new StandingFirm(), Card());
        firm.Store.Put(card);

        Assert.Equal("A critical card does not sleep.", await firm.Tend().SnoozeAsync(CaseBuilder.Books, card.Id, Held.At.AddDays(1), StandingFirm.Administrator, CancellationToken.None));
        Assert.Null(card.SnoozedUntil);
    }

    [Fact]
    public async Task another_sleeps_and_is_woken()
    {
        var (firm, card) = (new StandingFirm(), Card(Finding(code: Codes.MapCode)));
        firm.Store.Put(card);

        Assert.Null(await firm.Tend().SnoozeAsync(CaseBuilder.Books, card.Id, Held.At.AddDays(1), StandingFirm.Bookkeeper, CancellationToken.None));
        Assert.Equal(Held.At.AddDays(1), card.SnoozedUntil);
        Assert.Null(await firm.Tend().SnoozeAsync(CaseBuilder.Books, card.Id, null, StandingFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(card.SnoozedUntil);
    }

    [Fact]
    public async Task an_auditor_neither_assigns_nor_snoozes()
    {
        var (firm, card) = (new StandingFirm(), Card(Finding(code: Codes.MapCode)));
        firm.Store.Put(card);

        Assert.Equal("An auditor reads and changes nothing.", await firm.Tend().AssignAsync(CaseBuilder.Books, card.Id, "bk", StandingFirm.Auditor, CancellationToken.None));
        Assert.Null(card.AssignedTo);
    }

    [Fact]
    public async Task a_card_is_given_to_a_person()
    {
        var (firm, card) = (new StandingFirm(), Card());
        firm.Store.Put(card);
        await firm.Tend().AssignAsync(CaseBuilder.Books, card.Id, "bk", StandingFirm.Bookkeeper, CancellationToken.None);

        Assert.Equal(("bk", "assigned"), (card.AssignedTo, Assert.Single(firm.Store.All<AuditEvent>()).What));
    }
}
