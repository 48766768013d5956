using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_a_parallel_run_is_started
{
    [Fact]
    public async Task it_asks_for_an_administrator_the_opening_and_one_billing_cycle()
    {
        await using var firm = await SyncedFirm.OpenAsync(31, planted: false, matters: 6);
        var opening = firm.Plan.StartDate;

        Assert.Equal("Only an administrator starts a parallel run.", await Start(firm, opening, opening.AddDays(40), firm.Bookkeeper));
        Assert.StartsWith("The opening position is signed from", await Start(firm, opening.AddDays(-1), opening.AddDays(40), firm.Administrator), StringComparison.Ordinal);
        Assert.Equal("A parallel run takes at least 28 days, one billing cycle.", await Start(firm, opening, opening.AddDays(26), firm.Administrator));
        Assert.Equal("The last day lies before the first.", await Start(firm, opening, opening.AddDays(-1), firm.Administrator));
        Assert.Null(await Start(firm, opening, opening.AddDays(27), firm.Administrator));
        Assert.StartsWith("A parallel run is open already", await Start(firm, opening, opening.AddDays(40), firm.Administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task it_waits_until_everything_approved_is_settled()
    {
        await using var firm = await SyncedFirm.OpenAsync(32, planted: false, matters: 8);
        await firm.CaptureAsync();
        var held = (await ShadowedFirm.HeldAsync(firm))[0];
        await firm.Get<ApproveItems>().RunAsync(firm.Books, [new ShownItem(held.Id, held.DraftHash!)], firm.Partner, CancellationToken.None);

        Assert.StartsWith("Something approved is not in the books yet.", await Start(firm, firm.Plan.StartDate, firm.Plan.Today, firm.Administrator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_books_are_in_shadow_until_it_is_given_up_and_both_are_told()
    {
        await using var firm = await SyncedFirm.OpenAsync(33, planted: false, matters: 6);
        var opening = firm.Plan.StartDate;
        Assert.Null(await Start(firm, opening, opening.AddDays(30), firm.Administrator));
        Assert.Equal((opening, opening.AddDays(30)), await ShadowAsync(firm));

        Assert.Equal("It ends on " + StartText(opening.AddDays(30)) + ". Choose a later day.", await firm.Get<ExtendParallelRun>().RunAsync(firm.Books, opening.AddDays(30), firm.Administrator, CancellationToken.None));
        Assert.Null(await firm.Get<ExtendParallelRun>().RunAsync(firm.Books, opening.AddDays(60), firm.Administrator, CancellationToken.None));
        Assert.Equal((opening, opening.AddDays(60)), await ShadowAsync(firm));

        Assert.StartsWith("Write why", await firm.Get<AbandonParallelRun>().RunAsync(firm.Books, " ", firm.Administrator, CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(await firm.Get<AbandonParallelRun>().RunAsync(firm.Books, "Another year end first", firm.Administrator, CancellationToken.None));
        Assert.Equal((null, null), await ShadowAsync(firm));
        await using var db = firm.Db();
        Assert.Equal((ParallelRunState.Abandoned, "Another year end first"), await db.ParallelRuns.Select(run => new ValueTuple<ParallelRunState, string?>(run.State, run.EndReason)).SingleAsync());
        Assert.Equal(3, await db.AuditEvents.CountAsync(told => told.Books == firm.Books && told.Subject.StartsWith("parallel-run:")));
    }

    private static Task<string?> Start(SyncedFirm firm, DateOnly from, DateOnly through, Actor actor) =>
        firm.Get<StartParallelRun>().RunAsync(firm.Books, from, through, ManualSource.Books, actor, CancellationToken.None);

    private static string StartText(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(DateOnly?, DateOnly?)> ShadowAsync(SyncedFirm firm)
    {
        await using var db = firm.Db();
        var books = await db.Books.AsNoTracking().SingleAsync(found => found.Id == firm.Books);
        return (books.ShadowFrom, books.ShadowThrough);
    }
}
