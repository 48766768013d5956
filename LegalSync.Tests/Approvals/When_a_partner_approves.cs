using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Spine;
using Xunit;

namespace LegalSync.Tests.Approvals;

public class When_a_partner_approves
{
    private readonly StandingFirm _firm = new();

    private static Actor PartnerOf(params string[] grants) => Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], grants);

    [Fact]
    public async Task the_item_is_signed_over_exactly_its_draft_and_may_post()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);
        var outcome = await _firm.ApproveAsync(StandingFirm.Partner, item);

        Assert.True(Assert.Single(outcome.Verdicts).Done);
        Assert.Equal(Stage.Approved, item.Stage);
        Assert.Equal((item.DraftHash, Decision.Approved, "mp"), Assert.Single(_firm.Store.All<Approval>()) is var signed ? (signed.DraftHash, signed.Decision, signed.ActorId) : default);
        Assert.Equal(("Payment:" + item.Source.Value, 1), Assert.Single(_firm.Store.All<PostingIntent>()) is var posting ? (posting.Event, posting.Leg) : default);
        Assert.Equal("approved", Assert.Single(_firm.Store.All<AuditEvent>()).What);
    }

    [Fact]
    public async Task nothing_is_sent_before_the_undo_time_is_over()
    {
        var outcome = await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000));

        Assert.Equal(outcome.UndoUntil, Assert.Single(_firm.Store.All<PostingIntent>()).NotBefore);
        Assert.Equal(_firm.Time.GetUtcNow().AddSeconds(10), outcome.UndoUntil);
    }

    [Fact]
    public async Task money_dated_in_the_future_posts_on_its_day()
    {
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000, Facts.December(1)));

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), Assert.Single(_firm.Store.All<PostingIntent>()).NotBefore);
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public async Task nobody_else_may(Role role)
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);
        var outcome = await _firm.ApproveAsync(Actor.Person("x", "X", [role], ["*"]), item);

        Assert.Equal("Only a managing partner approves postings.", Assert.Single(outcome.Verdicts).Refusal);
        Assert.Equal(Stage.Held, item.Stage);
        Assert.Null(outcome.UndoUntil);
    }

    [Fact]
    public async Task a_job_may_not() => Assert.False(Assert.Single((await _firm.ApproveAsync(Actor.Job("post", "1"), _firm.Waiting(WorkKind.Payment, 5_000))).Verdicts).Done);

    [Theory]
    [InlineData("b-trust", true)]
    [InlineData("*", true)]
    [InlineData("b-other", false)]
    public async Task client_money_needs_the_grant_for_its_account(string grant, bool may) =>
        Assert.Equal(may, Assert.Single((await _firm.ApproveAsync(PartnerOf(grant), _firm.Waiting(WorkKind.TrustDeposit, 5_000))).Verdicts).Done);

    [Fact]
    public async Task the_firms_own_money_needs_none() => Assert.True(Assert.Single((await _firm.ApproveAsync(PartnerOf(), _firm.Waiting(WorkKind.Payment, 5_000))).Verdicts).Done);

    [Fact]
    public async Task a_draft_that_changed_on_the_way_is_refused()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);
        var outcome = await _firm.ApproveShownAsync(StandingFirm.Partner, new ShownItem(item.Id, "another hash"));

        Assert.Equal("It changed while it was on the screen. Look at the new draft first.", Assert.Single(outcome.Verdicts).Refusal);
        Assert.Empty(_firm.Store.All<PostingIntent>());
    }

    [Fact]
    public async Task an_item_that_is_gone_is_refused() =>
        Assert.Equal("It no longer exists.", Assert.Single((await _firm.ApproveShownAsync(StandingFirm.Partner, new ShownItem(new WorkItemId(Guid.NewGuid()), ""))).Verdicts).Refusal);

    [Fact]
    public async Task twice_it_is_refused_the_second_time()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);
        await _firm.ApproveAsync(StandingFirm.Partner, item);

        Assert.Contains("no longer waiting", Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, item)).Verdicts).Refusal, StringComparison.Ordinal);
        Assert.Single(_firm.Store.All<PostingIntent>());
    }

    [Fact]
    public async Task an_item_named_twice_is_approved_once()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);

        Assert.True(Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, item, item)).Verdicts).Done);
    }

    [Fact]
    public async Task a_stream_that_is_off_refuses_and_says_why()
    {
        _firm.Store.All<StreamSetting>().Single(stream => stream.Kind == WorkKind.Payment).TurnOff("Posted by the bank feed.");

        Assert.Equal("The stream is off: Posted by the bank feed.", Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000))).Verdicts).Refusal);
    }

    [Fact]
    public async Task a_stream_that_two_connectors_post_is_halted_and_the_others_go_on()
    {
        var finding = new Finding(Codes.ConnectorCollision, new Subject("Stream", "Payments"), "Two.", RuleOutcome.Broken(RuleCode.OneConnectorPosts, "Choose.")) { Title = "Two" };
        _firm.Store.Put(ExceptionItem.Raise(new ExceptionItemId(Guid.NewGuid()), CaseBuilder.Books, new ExceptionCatalogue().Find(finding.Code), finding, new CardLabels("", ""), _firm.Time.GetUtcNow()));
        var outcome = await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000), _firm.Waiting(WorkKind.TrustDeposit, 5_000));

        Assert.Equal([false, true], outcome.Verdicts.OrderBy(verdict => verdict.Done).Select(verdict => verdict.Done));
        Assert.Equal("Another connector posts this stream too; clear its card first.", outcome.Verdicts.Single(verdict => !verdict.Done).Refusal);
    }

    [Fact]
    public async Task a_deposit_approved_together_with_its_disbursement_covers_it_in_any_order()
    {
        _firm.Ledger(0);
        var (spent, received) = (_firm.Waiting(WorkKind.TrustDisbursement, 5_000), _firm.Waiting(WorkKind.TrustDeposit, 5_000));

        Assert.All((await _firm.ApproveAsync(StandingFirm.Partner, spent, received)).Verdicts, verdict => Assert.True(verdict.Done));
    }

    [Fact]
    public async Task a_disbursement_without_cover_is_refused_with_the_balance_it_would_leave()
    {
        _firm.Ledger(4_000);

        Assert.StartsWith("Its client ledger would fall to -10.00 USD", Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.TrustDisbursement, 5_000))).Verdicts).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task money_out_is_reserved()
    {
        var head = _firm.Ledger(9_000);
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.FeeTransfer, 5_000));

        Assert.Equal(5_000, head.ReservedMinor);
    }

    [Fact]
    public async Task the_same_money_is_not_released_twice()
    {
        _firm.Ledger(5_000);
        var outcome = await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.FeeTransfer, 5_000), _firm.Waiting(WorkKind.TrustDisbursement, 5_000));

        Assert.Single(outcome.Verdicts, verdict => verdict.Done);
    }

    [Fact]
    public async Task a_fee_transfer_is_two_legs_under_one_signature()
    {
        _firm.Ledger(9_000);
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.FeeTransfer, 5_000));

        Assert.Equal([1, 2], _firm.Store.All<PostingIntent>().Select(posting => posting.Leg));
        Assert.Single(_firm.Store.All<Approval>());
    }

    [Fact]
    public async Task what_the_firm_made_good_may_be_released()
    {
        var head = _firm.Ledger(4_000);
        _firm.Store.Put(Directive.Give(CaseBuilder.Books, DirectiveKind.TopUp, head.Key.ToString(), "1000 USD 2026-10-06", StandingFirm.Administrator, "made good", _firm.Time.GetUtcNow()));

        Assert.True(Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.TrustDisbursement, 5_000))).Verdicts).Done);
    }

    [Fact]
    public async Task a_race_that_is_lost_for_good_is_told()
    {
        _firm.Store.LostRaces = 3;

        Assert.Equal("Somebody else changed it at the same moment. Look again.", Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000))).Verdicts).Refusal);
    }
}
