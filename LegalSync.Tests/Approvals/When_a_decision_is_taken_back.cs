using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Spine;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.Approvals;

public class When_a_decision_is_taken_back
{
    private readonly StandingFirm _firm = new();

    private async Task<WorkItem> ApprovedAsync(WorkKind kind, long cents)
    {
        var item = _firm.Waiting(kind, cents);
        Assert.True(Assert.Single((await _firm.ApproveAsync(StandingFirm.Partner, item)).Verdicts).Done);
        return item;
    }

    private static string? Refusal(DecisionOutcome outcome) => Assert.Single(outcome.Verdicts).Refusal;

    [Fact]
    public async Task the_item_waits_again_and_its_posting_is_cancelled()
    {
        var item = await ApprovedAsync(WorkKind.Payment, 5_000);
        await _firm.UndoAsync(StandingFirm.Partner, item);

        Assert.Equal(Stage.Held, item.Stage);
        Assert.Equal(PostingState.Cancelled, Assert.Single(_firm.Store.All<PostingIntent>()).State);
        Assert.Equal([Decision.Approved, Decision.Undone], _firm.Store.All<Approval>().Select(approval => approval.Decision));
    }

    [Fact]
    public async Task approved_again_it_posts_under_a_new_key()
    {
        var item = await ApprovedAsync(WorkKind.Payment, 5_000);
        var before = Assert.Single(_firm.Store.All<PostingIntent>()).CurrentKey;
        await _firm.UndoAsync(StandingFirm.Partner, item);
        await _firm.ApproveAsync(StandingFirm.Partner, item);
        var posting = Assert.Single(_firm.Store.All<PostingIntent>());

        Assert.Equal((PostingState.Pending, 2), (posting.State, posting.Generation));
        Assert.NotEqual(before, posting.CurrentKey);
    }

    [Fact]
    public async Task a_claim_does_not_stand_in_its_way()
    {
        var item = await ApprovedAsync(WorkKind.Payment, 5_000);
        var posting = Assert.Single(_firm.Store.All<PostingIntent>());
        var ticket = posting.Claim(new PostingNode("node"), _firm.Time.GetUtcNow(), TimeSpan.FromMinutes(1), TimeSpan.Zero);

        await _firm.UndoAsync(StandingFirm.Partner, item);

        Assert.Equal((Stage.Held, PostingState.Cancelled), (item.Stage, posting.State));
        Assert.False(posting.Honours(ticket));
    }

    [Fact]
    public async Task once_marked_as_sent_it_is_too_late()
    {
        var item = await ApprovedAsync(WorkKind.Payment, 5_000);
        Assert.Single(_firm.Store.All<PostingIntent>()).Send(_firm.Time.GetUtcNow(), "payment");

        Assert.Equal("Its first byte may have been sent; reverse it after it has posted.", Refusal(await _firm.UndoAsync(StandingFirm.Partner, item)));
    }

    [Fact]
    public async Task a_reservation_is_freed()
    {
        var head = _firm.Ledger(9_000);
        var item = await ApprovedAsync(WorkKind.FeeTransfer, 5_000);
        await _firm.UndoAsync(StandingFirm.Partner, item);

        Assert.Equal(0, head.ReservedMinor);
    }

    [Fact]
    public async Task a_deposit_that_a_release_rests_on_stays()
    {
        _firm.Ledger(0);
        var deposit = await ApprovedAsync(WorkKind.TrustDeposit, 5_000);
        await ApprovedAsync(WorkKind.TrustDisbursement, 4_000);

        Assert.Equal("A release of this client's money rests on it; take that one back first.", Refusal(await _firm.UndoAsync(StandingFirm.Partner, deposit)));
        Assert.Equal(Stage.Approved, deposit.Stage);
    }

    [Fact]
    public async Task a_deposit_and_the_release_on_it_go_back_together()
    {
        _firm.Ledger(0);
        var deposit = await ApprovedAsync(WorkKind.TrustDeposit, 5_000);
        var release = await ApprovedAsync(WorkKind.TrustDisbursement, 4_000);

        Assert.All((await _firm.UndoAsync(StandingFirm.Partner, deposit, release)).Verdicts, verdict => Assert.True(verdict.Done));
    }

    [Fact]
    public async Task a_deposit_that_nothing_rests_on_goes_back()
    {
        _firm.Ledger(0);

        Assert.Null(Refusal(await _firm.UndoAsync(StandingFirm.Partner, await ApprovedAsync(WorkKind.TrustDeposit, 5_000))));
    }

    [Fact]
    public async Task only_a_partner_may() =>
        Assert.Equal("Only a managing partner takes a decision back.", Refusal(await _firm.UndoAsync(StandingFirm.Bookkeeper, await ApprovedAsync(WorkKind.Payment, 5_000))));

    [Fact]
    public async Task client_money_needs_the_grant() => Assert.Contains("grant", Refusal(await _firm.UndoAsync(
        Actor.Person("mp2", "Per Partner", [Role.ManagingPartner], []), await ApprovedAsync(WorkKind.TrustDeposit, 5_000))), StringComparison.Ordinal);

    [Fact]
    public async Task where_nothing_was_decided_there_is_nothing_to_take_back() =>
        Assert.Equal("There is nothing to take back (stage Held).", Refusal(await _firm.UndoAsync(StandingFirm.Partner, _firm.Waiting(WorkKind.Payment, 5_000))));

    [Fact]
    public async Task a_rejection_is_taken_back_too()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);
        await _firm.RejectAsync(StandingFirm.Partner, "Not ours.", item);
        Assert.Equal((Stage.Rejected, "Not ours."), (item.Stage, item.EndReason));

        await _firm.UndoAsync(StandingFirm.Partner, item);
        Assert.Equal((Stage.Held, null), (item.Stage, item.EndReason));
    }

    [Fact]
    public async Task a_rejection_wants_a_reason()
    {
        var item = _firm.Waiting(WorkKind.Payment, 5_000);

        Assert.Equal("Write why it is rejected.", Refusal(await _firm.RejectAsync(StandingFirm.Partner, "  ", item)));
        Assert.Equal(Stage.Held, item.Stage);
    }

    [Fact]
    public async Task only_a_partner_rejects() => Assert.Equal("Only a managing partner rejects postings.", Refusal(await _firm.RejectAsync(StandingFirm.Administrator, "no", _firm.Waiting(WorkKind.Payment, 1))));

    [Fact]
    public async Task a_rejected_item_writes_nothing()
    {
        await _firm.RejectAsync(StandingFirm.Partner, "Not ours.", _firm.Waiting(WorkKind.Payment, 5_000));

        Assert.Empty(_firm.Store.All<PostingIntent>());
        Assert.Equal(Decision.Rejected, Assert.Single(_firm.Store.All<Approval>()).Decision);
    }
}
