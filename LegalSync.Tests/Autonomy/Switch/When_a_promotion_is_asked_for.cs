using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

public class When_a_promotion_is_asked_for
{
    [Fact]
    public async Task two_people_give_the_stream_its_mode_with_the_caps_of_a_week()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        Assert.Equal(StreamMode.Draft, (await firm.StreamAsync(WorkKind.Invoice)).Mode);
        Assert.Null(await firm.ConfirmAsync(WorkKind.Invoice));

        var stream = await firm.StreamAsync(WorkKind.Invoice);
        await using var db = firm.Db();
        var change = await db.ModeChanges.AsNoTracking().SingleAsync();
        Assert.Equal((StreamMode.Supervised, change.Sequence, new DateOnly(2026, 10, 26), 100_000L, 500_000L), (stream.Mode, stream.Promotion, stream.CapsThrough, stream.PerPostingMinor, stream.PerDayMinor));
        Assert.Equal(("fa", "Ada Administrator", "Pat Partner", ModeCause.Earned), (change.ById, change.By, change.SecondBy, change.Cause));
        Assert.Contains("60 of 60 days", change.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task each_lacking_condition_is_named_and_judged_again_when_it_is_confirmed()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        firm.IsEarned = false;
        Assert.Equal("Not earned yet: Days covered (43 of 60 days).", await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        firm.IsEarned = true;
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        firm.IsEarned = false;

        Assert.StartsWith("Not earned yet", await firm.ConfirmAsync(WorkKind.Invoice), StringComparison.Ordinal);
        Assert.Equal(StreamMode.Draft, (await firm.StreamAsync(WorkKind.Invoice)).Mode);
    }

    [Fact]
    public async Task nobody_confirms_what_he_proposed_and_nobody_else_takes_part()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised, SwitchFirm.Partner));
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised, SwitchFirm.Bookkeeper));
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised, SwitchFirm.Other));
        Assert.Contains("second person", await firm.ConfirmAsync(WorkKind.Invoice, SwitchFirm.Administrator), StringComparison.Ordinal);
        Assert.NotNull(await firm.ConfirmAsync(WorkKind.Invoice, SwitchFirm.Bookkeeper));
        Assert.NotNull(await firm.ConfirmAsync(WorkKind.Invoice, SwitchFirm.Job));
        Assert.Null(await firm.ConfirmAsync(WorkKind.Invoice, SwitchFirm.Other));
    }

    [Fact]
    public async Task a_sign_in_of_six_minutes_ago_does_not_do()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var stale = new Reauthenticated(firm.Time.GetUtcNow() - TimeSpan.FromMinutes(6));
        var propose = new ProposePromotion(firm.Comparisons, firm, new Ids(), firm.Feed, firm.Time);
        Assert.NotNull(await propose.RunAsync(CaseBuilder.Books, WorkKind.Invoice, StreamMode.Supervised, Money.Usd(1m), Money.Usd(1m), stale, SwitchFirm.Administrator, CancellationToken.None));
        Assert.NotNull(await propose.RunAsync(CaseBuilder.Books, WorkKind.Invoice, StreamMode.Supervised, Money.Usd(1m), Money.Usd(1m), null, SwitchFirm.Administrator, CancellationToken.None));
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        Assert.NotNull(await firm.ConfirmAsync(WorkKind.Invoice, proof: stale));
    }

    [Fact]
    public async Task no_step_is_left_out_and_no_stream_follows_without_postings_of_its_own()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.AutoFinalize));
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Draft));
        Assert.NotNull(await firm.ProposeAsync(WorkKind.TimeEntry, StreamMode.Supervised));
        Assert.NotNull(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised, perPosting: 10m, perDay: 5m));
    }

    [Fact]
    public async Task client_money_leaves_by_itself_only_by_a_partners_word_and_no_longer_without_it()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.FeeTransfer, StreamMode.Supervised);
        Assert.Contains("partner", await firm.ProposeAsync(WorkKind.FeeTransfer, StreamMode.AutoFinalize), StringComparison.Ordinal);
        Assert.NotNull(await OptInAsync(firm, true, SwitchFirm.Administrator));
        Assert.Null(await OptInAsync(firm, true, SwitchFirm.Partner));
        Assert.Null(await firm.ProposeAsync(WorkKind.FeeTransfer, StreamMode.AutoFinalize));
        Assert.Null(await firm.ConfirmAsync(WorkKind.FeeTransfer));

        Assert.Null(await OptInAsync(firm, false, SwitchFirm.Partner));
        Assert.Equal(StreamMode.Draft, (await firm.StreamAsync(WorkKind.FeeTransfer)).Mode);
    }

    [Fact]
    public async Task a_proposal_that_was_withdrawn_or_overtaken_is_not_confirmed()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        var waiting = await firm.WaitingAsync(WorkKind.Invoice);
        var withdraw = new WithdrawPromotion(firm.Comparisons, firm.Feed, firm.Time);
        Assert.NotNull(await withdraw.RunAsync(CaseBuilder.Books, waiting, "Not now.", SwitchFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(await withdraw.RunAsync(CaseBuilder.Books, waiting, "Not now.", SwitchFirm.Partner, CancellationToken.None));
        Assert.NotNull(await firm.ConfirmAsync(WorkKind.Invoice));

        await firm.EarnAsync(WorkKind.Invoice, StreamMode.Supervised);
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.AutoFinalize));
        Assert.Null(await firm.ReturnAsync(WorkKind.Invoice, SwitchFirm.Partner));
        Assert.NotNull(await firm.ConfirmAsync(WorkKind.Invoice));
        Assert.Equal(StreamMode.Draft, (await firm.StreamAsync(WorkKind.Invoice)).Mode);
    }

    [Fact]
    public async Task of_many_who_confirm_at_once_one_does()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        Assert.Null(await firm.ProposeAsync(WorkKind.Invoice, StreamMode.Supervised));
        var waiting = await firm.WaitingAsync(WorkKind.Invoice);
        var confirm = new ConfirmPromotion(firm.Comparisons, firm, firm.Feed, firm.Time);

        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => confirm.RunAsync(CaseBuilder.Books, waiting, firm.Proof, SwitchFirm.Partner, CancellationToken.None))));

        Assert.Single(ends, end => end is null);
        await using var db = firm.Db();
        Assert.Equal(1, await db.ModeChanges.CountAsync());
    }

    private static Task<string?> OptInAsync(SwitchFirm firm, bool agreed, Domain.Audit.Actor actor) =>
        new OptInPartner(firm.Comparisons, firm.Feed, firm.Time).RunAsync(CaseBuilder.Books, WorkKind.FeeTransfer, agreed, actor, CancellationToken.None);
}
