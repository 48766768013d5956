using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

public class When_a_run_is_signed_and_cut_over
{
    private static async Task<ComparedFirm> SignedAsync()
    {
        var firm = await ComparedFirm.OpenAsync();
        await firm.SettleAsync();
        Assert.Null(await firm.Correct().RunAsync(firm.Books, (await firm.PairAsync("d-16#")).Id, "lacking", ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(await firm.Correct().RunAsync(firm.Books, (await firm.PairAsync("d-9#")).Id, "other digits", ComparedFirm.Bookkeeper, CancellationToken.None));
        await firm.SignWeeksAsync();
        Assert.Null(await firm.Cycle().RunAsync(firm.Books, ComparedFirm.Partner, CancellationToken.None));
        return firm;
    }

    [Fact]
    public async Task a_week_is_signed_once_all_of_it_is_decided_and_its_figures_are_frozen()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        Assert.Equal("1 difference of the week is not decided.", await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday, ComparedFirm.Bookkeeper, CancellationToken.None));
        await firm.SettleAsync();

        Assert.Null(await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday, ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Equal("The week is signed as it stands.", await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday, ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Equal("The run has no such week.", await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday.AddDays(1), ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Equal("Only a bookkeeper signs a week.", await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday, ComparedFirm.Partner, CancellationToken.None));
        await using var db = firm.World.File.Create();
        var signature = await db.PeriodSignatures.SingleAsync();
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 6)), (signature.From, signature.Through));
        var figures = Assert.Single(SignedWeeks.Figures(signature));
        Assert.Equal((2, 1, ClopperPearson.UpperShare(0, 2)), (figures.Pairs, figures.TheirErrors, figures.UpperBound));
    }

    [Fact]
    public async Task a_stale_comparison_is_not_signed()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.SettleAsync();
        firm.World.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal("The records were compared last on 2026-10-20. Compare again first.", await firm.Week().RunAsync(firm.Books, ComparedFirm.Monday, ComparedFirm.Bookkeeper, CancellationToken.None));
    }

    [Fact]
    public async Task the_cycle_needs_every_week_and_a_changed_verdict_takes_its_signature_back()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.SettleAsync();
        Assert.StartsWith("These weeks are not signed as they stand: 2026-09-01", await firm.Cycle().RunAsync(firm.Books, ComparedFirm.Partner, CancellationToken.None), StringComparison.Ordinal);
        await firm.SignWeeksAsync();
        Assert.Equal("Only a managing partner signs the cycle.", await firm.Cycle().RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(await firm.Cycle().RunAsync(firm.Books, ComparedFirm.Partner, CancellationToken.None));
        Assert.Equal(ParallelRunState.SignedOff, (await firm.RunAsync()).State);

        await firm.TakeBack().RunAsync(firm.Books, (await firm.PairAsync("d-9#")).Id, ComparedFirm.Bookkeeper, CancellationToken.None);
        Assert.Equal(ParallelRunState.Running, (await firm.RunAsync()).State);
        Assert.Equal("These weeks are not signed as they stand: 2026-09-07.", await firm.Cycle().RunAsync(firm.Books, ComparedFirm.Partner, CancellationToken.None));
        Assert.Equal("The managing partner has not signed the cycle.", await firm.Over().RunAsync(firm.Books, ComparedFirm.Administrator, CancellationToken.None));
    }

    [Fact]
    public async Task every_item_of_the_period_has_its_end_and_nothing_of_it_posts_again()
    {
        await using var firm = await SignedAsync();
        Assert.Equal("Only an administrator cuts over.", await firm.Over().RunAsync(firm.Books, ComparedFirm.Partner, CancellationToken.None));
        Assert.Null(await firm.Over().RunAsync(firm.Books, ComparedFirm.Administrator, CancellationToken.None));

        await AssertEndedAsync(firm);
        Assert.Equal("The cut-over is done already.", await firm.Over().RunAsync(firm.Books, ComparedFirm.Administrator, CancellationToken.None));
    }

    [Fact]
    public async Task interrupted_it_goes_on_where_it_stopped()
    {
        await using var firm = await SignedAsync();
        await firm.WithAsync(async session => (await session.OpenRunAsync(CancellationToken.None))!.CutOver(new DateOnly(2026, 10, 20), ComparedFirm.Administrator, firm.World.Time.GetUtcNow()));

        Assert.Null(await firm.Over().RunAsync(firm.Books, ComparedFirm.Administrator, CancellationToken.None));
        await AssertEndedAsync(firm);
    }

    private static async Task AssertEndedAsync(ComparedFirm firm)
    {
        var items = await firm.ItemsAsync();
        Assert.Equal(
            [("d-16", Stage.Held, null), ("d-2", Stage.AdoptedManual, "Deposit 902"), ("d-23", Stage.AdoptedManual, "Deposit 923"), ("d-9", Stage.AdoptedManual, "Deposit 909")],
            items.Where(item => item.Kind == WorkKind.TrustDeposit).OrderBy(item => item.Source.Value, StringComparer.Ordinal).Select(item => (item.Source.Value, item.Stage, item.Adopted)));
        Assert.Equal(Stage.Held, Assert.Single(items, item => item.Kind == WorkKind.Correction).Stage);
        await using var db = firm.World.File.Create();
        Assert.False((await db.Books.SingleAsync()).IsShadow);
        Assert.Equal((ParallelRunState.CutOver, (DateOnly?)new DateOnly(2026, 11, 19)), ((await firm.RunAsync()).State, (await firm.RunAsync()).SpreadsheetRetiresOn));
        Assert.Equal(3, await db.Directives.CountAsync(one => one.Kind == DirectiveKind.AdoptDocument));
    }
}
