using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Spine;
using LegalSync.Tests.Trust;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.ExceptionQueue;

public class When_a_card_is_resolved
{
    private readonly StandingFirm _firm = new();

    private async Task<ExceptionItem> CardAsync(ExceptionCode code, CaseBuilder builder)
    {
        await _firm.EvaluateAsync(builder);
        return _firm.Card(code);
    }

    private static CaseBuilder Unmapped() => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1"))
        .BooksWith(books => books with { Customers = [.. books.Customers.Select(customer => customer.Id == SampleBooks.AlderMatter ? customer with { Name = "Alder estate plan" } : customer)] });

    private static CaseBuilder Overdrawn() => A.Case().With(Facts.TrustDeposit("d-1", 100m)).With(Facts.Disbursement("o-1", 150m));

    [Fact]
    public async Task the_rule_is_recorded_and_what_waited_goes_on()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());
        var outcome = await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper);

        Assert.True(outcome.Done);
        Assert.Equal((CardState.Resolved, "accept-match", "Bea Bookkeeper"), (card.State, card.Resolution, card.ClosedBy));
        Assert.Equal(Stage.Held, _firm.Item("Invoice:i-1").Stage);
        Assert.Equal(2, outcome.Released);
    }

    [Fact]
    public async Task taken_back_the_card_is_open_and_the_item_waits_again()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());
        var outcome = await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper);
        var back = await _firm.TakeBackAsync(outcome.Record!.Value, StandingFirm.Bookkeeper);

        Assert.True(back.Done);
        Assert.Equal((CardState.Open, Stage.Captured), (card.State, _firm.Item("Invoice:i-1").Stage));
        Assert.Equal(MappingTarget.Nothing, _firm.Store.All<MappingRule>()[^1].Target);
    }

    [Fact]
    public async Task taken_back_everything_that_it_drafted_is_held_until_it_is_evaluated()
    {
        var outcome = await _firm.ResolveAsync(await CardAsync(Codes.MapMatter, Unmapped()), "accept-match", StandingFirm.Bookkeeper);
        var elsewhere = Held.Item(WorkKind.TrustDisbursement, 5_000, matter: "m-birch");
        _firm.Store.Put(elsewhere);
        await _firm.TakeBackAsync(outcome.Record!.Value, StandingFirm.Bookkeeper);

        Assert.Equal(1, elsewhere.OpenEdges);
    }

    [Fact]
    public async Task it_is_taken_back_once()
    {
        var outcome = await _firm.ResolveAsync(await CardAsync(Codes.MapMatter, Unmapped()), "accept-match", StandingFirm.Bookkeeper);
        await _firm.TakeBackAsync(outcome.Record!.Value, StandingFirm.Bookkeeper);

        Assert.Equal("It was taken back already.", (await _firm.TakeBackAsync(outcome.Record.Value, StandingFirm.Bookkeeper)).Refusal);
    }

    [Fact]
    public async Task by_the_wrong_role_nothing_happens()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());

        Assert.StartsWith("This card belongs to:", (await _firm.ResolveAsync(card, "accept-match", StandingFirm.Auditor)).Refusal, StringComparison.Ordinal);
        Assert.Equal(CardState.Open, card.State);
    }

    [Fact]
    public async Task a_card_that_changed_on_the_screen_is_refused()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());

        Assert.Equal("The card changed while it was on the screen. Look again.", (await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper, version: card.Version - 1)).Refusal);
    }

    [Fact]
    public async Task a_closed_card_is_refused()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());
        await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper);

        Assert.Equal("The card is resolved already (Bea Bookkeeper).", (await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper)).Refusal);
    }

    [Fact]
    public async Task a_way_that_wants_a_reason_wants_one() => Assert.Equal("Write why.", (await _firm.ResolveAsync(await CardAsync(Codes.MapMatter, Unmapped()), "non-billing", StandingFirm.Bookkeeper)).Refusal);

    [Fact]
    public async Task client_money_is_resolved_only_by_who_answers_for_the_account()
    {
        var card = await CardAsync(Codes.TrustNegative, Overdrawn());
        var stranger = Actor.Person("mp2", "Per Partner", [Role.ManagingPartner, Role.Administrator], ["b-other"]);

        Assert.Equal("Your account does not hold the grant for this trust account.", (await _firm.ResolveAsync(card, "top-up", stranger, reason: "ours")).Refusal);
    }

    [Fact]
    public async Task a_shortage_made_good_frees_the_disbursement_and_it_may_be_released()
    {
        var card = await CardAsync(Codes.TrustNegative, Overdrawn());
        var outcome = await _firm.ResolveAsync(card, "top-up", StandingFirm.Partner, reason: "Our mistake.");
        var (deposit, release) = (_firm.Item("TrustDeposit:d-1"), _firm.Item("TrustDisbursement:o-1"));

        Assert.True(outcome.Done, outcome.Refusal);
        Assert.Equal((Stage.Held, CardState.Resolved), (release.Stage, card.State));
        Assert.All((await _firm.ApproveAsync(StandingFirm.Partner, deposit, release)).Verdicts, verdict => Assert.True(verdict.Done, verdict.Refusal));
    }

    [Fact]
    public async Task a_document_linked_is_adopted_and_nothing_posts()
    {
        var card = await CardAsync(Codes.InvoiceDuplicateNumber, A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1"))
            .InTheBooks(SampleBooks.Invoice("900", "1042", 350m, SampleBooks.Birch)));
        await _firm.ResolveAsync(card, "link-document", StandingFirm.Bookkeeper, "Invoice 900");

        Assert.Equal((Stage.AdoptedManual, "Invoice 900"), (_firm.Item("Invoice:i-1").Stage, _firm.Item("Invoice:i-1").Adopted));
    }

    [Fact]
    public async Task what_is_written_to_the_books_waits_for_the_undo_time()
    {
        var card = await CardAsync(Codes.MapMatter, Unmapped());
        await _firm.ResolveAsync(card, "create-customer", StandingFirm.Bookkeeper);
        var posting = Assert.Single(_firm.Store.All<PostingIntent>());

        Assert.Equal(_firm.Time.GetUtcNow().AddSeconds(10), posting.NotBefore);
        Assert.StartsWith("Resolution:", posting.Event, StringComparison.Ordinal);
        Assert.Equal(CardState.Resolved, card.State);
    }

    [Fact]
    public async Task what_was_not_sent_yet_is_cancelled_when_taken_back()
    {
        var outcome = await _firm.ResolveAsync(await CardAsync(Codes.MapMatter, Unmapped()), "create-customer", StandingFirm.Bookkeeper);
        await _firm.TakeBackAsync(outcome.Record!.Value, StandingFirm.Bookkeeper);

        Assert.Equal(PostingState.Cancelled, Assert.Single(_firm.Store.All<PostingIntent>()).State);
    }

    [Fact]
    public async Task what_is_on_its_way_is_not_taken_back()
    {
        var outcome = await _firm.ResolveAsync(await CardAsync(Codes.MapMatter, Unmapped()), "create-customer", StandingFirm.Bookkeeper);
        var posting = Assert.Single(_firm.Store.All<PostingIntent>());
        posting.Send(_firm.Time.GetUtcNow(), "customer");

        Assert.Equal("It is on its way to QuickBooks; take it back when it has arrived.", (await _firm.TakeBackAsync(outcome.Record!.Value, StandingFirm.Bookkeeper)).Refusal);
    }

    [Fact]
    public async Task whoever_shows_figures_is_told()
    {
        var (card, told) = (await CardAsync(Codes.MapMatter, Unmapped()), 0);
        _firm.Feed.Changed += () => told++;
        await _firm.ResolveAsync(card, "accept-match", StandingFirm.Bookkeeper);

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task reading_again_asks_for_a_sync()
    {
        await _firm.ResolveAsync(await CardAsync(Codes.TrustNegative, Overdrawn()), "read-again", StandingFirm.Partner);

        Assert.Equal(1, _firm.SyncsAsked);
    }
}
