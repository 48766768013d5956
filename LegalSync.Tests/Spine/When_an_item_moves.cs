using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Trust;
using Xunit;

namespace LegalSync.Tests.Spine;

public class When_an_item_moves
{
    private static WorkItem Payment() => Held.Item(WorkKind.Payment, 5_000);

    [Fact]
    public void it_goes_its_way_step_by_step()
    {
        var item = Payment();
        item.Approve(Held.At);
        item.StartPosting(Held.At);
        item.Posted(Held.At);
        item.Verified(Held.At);

        Assert.Equal(Stage.Verified, item.Stage);
    }

    [Fact]
    public void a_step_cannot_be_left_out()
    {
        Assert.Throws<InvalidOperationException>(() => Payment().StartPosting(Held.At));
        Assert.Throws<InvalidOperationException>(() => Payment().Verified(Held.At));
    }

    [Fact]
    public void a_refused_posting_leaves_it_approved()
    {
        var item = Held.Approved(WorkKind.Payment, 5_000);
        item.StartPosting(Held.At);
        item.PostingRefused(Held.At);

        Assert.Equal(Stage.Approved, item.Stage);
    }

    [Fact]
    public void what_is_approved_is_not_evaluated_over() =>
        Assert.Throws<InvalidOperationException>(() => Held.Approved(WorkKind.Payment, 5_000) is var item ? item.Evaluated(Held.Decision(item, 1, Facts.October(6)), Held.At) : default);

    [Fact]
    public void the_same_decision_again_changes_nothing()
    {
        var item = Payment();
        var version = item.Version;

        Assert.False(item.Evaluated(Held.Decision(item, 5_000, Facts.October(6)), Held.At.AddHours(1)));
        Assert.Equal((version, Held.At), (item.Version, item.StageSince));
    }

    [Fact]
    public void another_amount_is_another_draft_with_another_hash()
    {
        var item = Payment();
        var before = item.DraftHash;
        item.Evaluated(Held.Decision(item, 5_001, Facts.October(6)), Held.At);

        Assert.NotEqual(before, item.DraftHash);
    }

    [Fact]
    public void in_the_books_it_does_not_end_otherwise()
    {
        var item = Held.Approved(WorkKind.Payment, 5_000);
        item.StartPosting(Held.At);
        item.Posted(Held.At);

        Assert.Throws<InvalidOperationException>(() => item.End(Stage.LeftToManual, "no", Held.At));
    }

    [Fact]
    public void an_end_is_an_end() => Assert.Throws<InvalidOperationException>(() => Payment().End(Stage.Held, "no", Held.At));

    [Fact]
    public void a_title_too_long_is_cut()
    {
        var item = Payment();
        item.Evaluated(Held.Decision(item, 5_000, Facts.October(6)) with { Title = new string('x', 300) }, Held.At);

        Assert.Equal(WorkItem.MaxTitleLength, item.Title.Length);
    }

    [Theory]
    [InlineData(WorkKind.Payment)]
    [InlineData(WorkKind.FeeTransfer)]
    [InlineData(WorkKind.TimeEntry)]
    public void its_event_says_kind_and_source(WorkKind kind) => Assert.Equal(kind, ItemKey.Parse(new ItemKey(kind, new("a:b")).Event).Kind);

    [Fact]
    public void a_draft_survives_being_stored()
    {
        var legs = DraftText.Read(Held.Item(WorkKind.FeeTransfer, 5_000).Draft!);

        Assert.Equal([typeof(TrustDisbursementDraft), typeof(PaymentDraft)], legs.Select(leg => leg.GetType()));
        Assert.All(legs, leg => Assert.Equal(5_000, leg.Moves!.Value.Minor));
    }

    [Fact]
    public void a_word_is_taken_back_once()
    {
        var directive = Directive.Give(CaseBuilder.Books, DirectiveKind.Reject, "Payment:p-1", "", StandingFirm.Partner, "no", Held.At);
        directive.Revoke(Held.At);
        directive.Revoke(Held.At.AddDays(1));

        Assert.Equal(Held.At, directive.RevokedAt);
    }
}
