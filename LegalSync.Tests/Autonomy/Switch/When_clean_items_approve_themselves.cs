using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

public class When_clean_items_approve_themselves
{
    [Fact]
    public async Task in_draft_none_does()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.HoldAsync(WorkKind.Payment, 5_000);
        firm.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await firm.ApproveCleanAsync());
    }

    [Fact]
    public async Task supervised_ones_wait_for_half_an_hour_and_cite_the_promotion()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        firm.Time.Advance(TimeSpan.FromHours(5));
        await firm.EarnAsync(WorkKind.Payment, StreamMode.Supervised);
        var stream = await firm.StreamAsync(WorkKind.Payment);
        Assert.Equal(firm.Time.GetUtcNow() + TimeSpan.FromMinutes(30), CleanItems.ApprovesAt(item, stream, firm.Policy));

        firm.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await firm.ApproveCleanAsync());
        firm.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await firm.ApproveCleanAsync());

        await using var db = firm.Db();
        var approval = await db.Approvals.AsNoTracking().SingleAsync();
        var change = await db.ModeChanges.AsNoTracking().SingleAsync();
        Assert.Equal((change.Sequence, SwitchFirm.Job.Id, item.DraftHash), (approval.Promotion, approval.ActorId, approval.DraftHash));
        Assert.Equal(firm.Time.GetUtcNow() + firm.Policy.UndoWindow, (await firm.PostingAsync(item)).NotBefore);
    }

    [Fact]
    public async Task a_draft_that_changed_is_shown_to_people_anew()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.Supervised);
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        firm.Time.Advance(TimeSpan.FromMinutes(29));
        await firm.ChangeAsync(async session => (await session.ItemsAsync([item.Id], CancellationToken.None))[0].Evaluated(Anew(item, 6_000), firm.Time.GetUtcNow()));

        firm.Time.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(0, await firm.ApproveCleanAsync());
        firm.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await firm.ApproveCleanAsync());
    }

    [Fact]
    public async Task those_of_an_automatic_stream_do_at_once_and_whatever_is_flagged_waits()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);
        var clean = await firm.HoldAsync(WorkKind.Payment, 5_000);
        var flagged = await firm.HoldAsync(WorkKind.Payment, 5_000, isFlagged: true);
        var future = await firm.HoldAsync(WorkKind.Payment, 5_000, Facts.December(1));
        var other = await firm.HoldAsync(WorkKind.Invoice, 5_000);
        var held = await firm.HoldAsync(WorkKind.Payment, 5_000);
        await firm.ChangeAsync(async session => (await session.ItemsAsync([held.Id], CancellationToken.None))[0].HeldBy(1));

        Assert.Equal(1, await firm.ApproveCleanAsync());

        Assert.Equal(Stage.Approved, (await firm.ItemAsync(clean)).Stage);
        foreach (var item in new[] { flagged, future, other, held })
        {
            Assert.Equal(Stage.Held, (await firm.ItemAsync(item)).Stage);
        }
    }

    [Fact]
    public async Task no_person_and_no_paused_stream_does_it()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);
        await firm.HoldAsync(WorkKind.Payment, 5_000);

        Assert.Equal(0, await firm.ApproveCleanAsync(SwitchFirm.Partner));
        await firm.ChangeAsync(async session => (await session.StreamsAsync(CancellationToken.None)).Single(stream => stream.Kind == WorkKind.Payment).Pause(WatchStreams.Lags));
        Assert.Equal(0, await firm.ApproveCleanAsync());
        await firm.ChangeAsync(async session => (await session.StreamsAsync(CancellationToken.None)).Single(stream => stream.Kind == WorkKind.Payment).Pause(null));
        await firm.ChangeAsync(async session => (await session.BooksAsync(CancellationToken.None)).Shadow(Facts.October(1), Facts.October(31)));
        Assert.Equal(0, await firm.ApproveCleanAsync());
    }

    [Fact]
    public async Task one_that_a_person_took_back_stays_with_people()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);
        var item = await firm.HoldAsync(WorkKind.Payment, 5_000);
        await firm.ApproveCleanAsync();

        Assert.True(Assert.Single((await firm.UndoAsync(item)).Verdicts).Done);
        firm.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(0, await firm.ApproveCleanAsync());
        Assert.True(Assert.Single((await firm.ApproveAsync(item)).Verdicts).Done);
    }

    [Fact]
    public async Task caps_hold_in_the_first_week_and_not_after()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize, perPosting: 100m, perDay: 250m);
        await firm.HoldAsync(WorkKind.Payment, 10_001);
        for (var i = 0; i < 3; i++)
        {
            await firm.HoldAsync(WorkKind.Payment, 10_000);
        }

        Assert.Equal(2, await firm.ApproveCleanAsync());
        Assert.Equal(0, await firm.ApproveCleanAsync());
        firm.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await firm.ApproveCleanAsync());
        firm.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await firm.ApproveCleanAsync());
    }

    [Fact]
    public async Task caps_hold_when_many_nodes_approve_at_once()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize, perPosting: 100m, perDay: 300m);
        for (var i = 0; i < 12; i++)
        {
            await firm.HoldAsync(WorkKind.Payment, 10_000);
        }

        var approved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => firm.ApproveCleanAsync())));

        Assert.Equal(3, approved.Sum());
        await using var db = firm.Db();
        Assert.Equal(3, await db.WorkItems.CountAsync(item => item.Stage == Stage.Approved));
    }

    [Fact]
    public async Task client_money_leaves_by_itself_only_as_far_as_its_ledger_covers_it()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.TrustDisbursement, StreamMode.Supervised);
        var item = await firm.HoldAsync(WorkKind.TrustDisbursement, 5_000);
        firm.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, await firm.ApproveCleanAsync());
        Assert.Equal(Stage.Held, (await firm.ItemAsync(item)).Stage);
    }

    private static ItemDecision Anew(WorkItem item, long cents) => Trust.Held.Decision(item, cents, Facts.October(6));
}
