using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Queries;
using LegalSync.Web.Components.Shown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_a_run_is_started_and_ended : IAsyncLifetime, IDisposable
{
    private const string Firm = "Sample & Specimen LLP";
    private const string Conditions = "[aria-label='Conditions of the cut-over']";
    private readonly ScreenHost _host = new();
    private readonly Chromium _chromium = new();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync()
    {
        await _chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    public void Dispose() => _host.Dispose();

    private IDbFactory Store => _host.Services.GetRequiredService<IDbFactory>();

    [BrowserFact]
    public async Task the_administrator_starts_a_run_from_the_signed_opening_extends_it_and_gives_it_up()
    {
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.Administrator, "parallel/start");
        var page = window.Page;
        Assert.Contains("Nothing dated before Jan 1, 2026 is posted. Signed by Addie Makebelieve", await page.InnerTextAsync("[aria-labelledby=opening-title]"), StringComparison.Ordinal);

        var (from, through) = await StartedAsync(page);
        await ExtendedAsync(page, through);
        await GivenUpAsync(page);

        await using var db = Store.Create();
        var run = await db.ParallelRuns.SingleAsync();
        Assert.Equal((from, through.AddDays(7), ParallelRunState.Abandoned), (run.StartsOn, run.EndsOn, run.State));
        Assert.False((await db.Books.SingleAsync(one => one.Id == SampleBooks.Id)).IsShadow);
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task the_cut_over_names_what_is_lacking_and_is_done_once_nothing_is()
    {
        var sample = await SampleParallel.DecidedAsync(Store, TimeProvider.System.GetUtcNow());
        var open = await OpenAgainAsync(sample.Run);
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.Administrator, "parallel/start");
        var page = window.Page;

        await LackingAsync(page);
        await SignedAsync(sample.Run, open);
        await page.WaitForSelectorAsync("[aria-labelledby=run-title] .ls-pill:has-text('Cycle signed')");
        await CutOverAsync(page);

        await using var db = Store.Create();
        Assert.Equal(ParallelRunState.CutOver, (await db.ParallelRuns.SingleAsync()).State);
        Assert.False((await db.Books.SingleAsync(one => one.Id == SampleBooks.Id)).IsShadow);
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task a_partner_sees_the_position_on_a_phone_and_may_change_nothing()
    {
        await SampleParallel.DecidedAsync(Store, TimeProvider.System.GetUtcNow());
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.ManagingPartner, "parallel/start", 390, 844, isDark: true);
        var page = window.Page;

        Assert.Contains("0 of 9 weeks", await page.InnerTextAsync(Conditions), StringComparison.Ordinal);

        await Assertions.Expect(page.Locator("main button, main input")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a run that a partner looks at on a phone");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));
    }

    /// <summary>What cannot be is said beside the days, and nothing typed is lost by it.</summary>
    private static async Task<(DateOnly From, DateOnly Through)> StartedAsync(IPage page)
    {
        var (from, through) = (await DayAsync(page, "#run-from"), await DayAsync(page, "#run-through"));
        await page.ClickAsync("#run-start");
        await page.WaitForSelectorAsync("#run-problem:has-text('Look at the opening position')");
        Assert.Equal("true", await page.GetAttributeAsync("#run-agree", "aria-invalid"));
        await page.CheckAsync("#run-agree");

        await RefusedAsync(page, from, from.AddDays(-1), "The last day lies before the first.");
        await page.AssertAccessibleAsync("a start with days the wrong way round");
        await RefusedAsync(page, from, from.AddDays(20), "at least 28 days");
        await RefusedAsync(page, new DateOnly(2025, 12, 1), through, "signed from 2026-01-01 on");
        await Assertions.Expect(page.Locator("[aria-labelledby=run-title]")).ToHaveCountAsync(0);

        await FillAsync(page, from, through);
        await page.ClickAsync("#run-start");
        await page.WaitForSelectorAsync($"#run-title:has-text('Parallel run {TimeText.Day(from)} to {TimeText.Day(through)}')");
        await page.WaitForSelectorAsync(".toast >> text=The parallel run is open.");
        var card = await page.InnerTextAsync("[aria-labelledby=run-title]");
        Assert.Contains("Nothing is written to QuickBooks while it is open.", card, StringComparison.Ordinal);
        Assert.Contains("by Sample Administrator", card, StringComparison.Ordinal);
        Assert.Contains("from QuickBooks", card, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#run-start")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a run that has begun");
        return (from, through);
    }

    private static async Task ExtendedAsync(IPage page, DateOnly through)
    {
        await page.FillAsync("#run-extend-day", $"{through.AddDays(-1):yyyy-MM-dd}");
        await page.ClickAsync("#run-extend");
        await page.WaitForSelectorAsync($"#run-extend-refusal:has-text('It ends on {through:yyyy-MM-dd}. Choose a later day.')");
        Assert.Equal("true", await page.GetAttributeAsync("#run-extend-day", "aria-invalid"));

        await page.FillAsync("#run-extend-day", $"{through.AddDays(7):yyyy-MM-dd}");
        await page.ClickAsync("#run-extend");
        await page.WaitForSelectorAsync($"#run-title:has-text('to {TimeText.Day(through.AddDays(7))}')");
        Assert.Equal("", await page.InnerTextAsync("#run-extend-refusal"));
    }

    private static async Task GivenUpAsync(IPage page)
    {
        await page.ClickAsync("#run-abandon");
        await page.WaitForSelectorAsync(".rz-dialog >> text=Nothing is adopted.");
        await page.ClickAsync(".rz-dialog button[type=submit]");
        await page.WaitForSelectorAsync("#reason-problem:has-text('Write why, in at least 5 characters.')");
        Assert.Equal("true", await page.GetAttributeAsync("#reason", "aria-invalid"));
        await page.AssertAccessibleAsync("giving up without a reason");

        await page.FillAsync("#reason", "We begin anew with December");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("[aria-labelledby=run-title] .ls-pill:has-text('Given up')");
        Assert.Contains("by Sample Administrator: We begin anew with December", await page.InnerTextAsync("[aria-labelledby=run-title]"), StringComparison.Ordinal);
        await page.WaitForSelectorAsync("#run-start");
        await Assertions.Expect(page.Locator("#run-extend, #run-abandon, #cutover")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a run that was given up");
    }

    private static async Task LackingAsync(IPage page)
    {
        var conditions = await page.InnerTextAsync(Conditions);
        Assert.Contains("Decide each of them on the comparison page.", conditions, StringComparison.Ordinal);
        Assert.Contains("The bookkeeper signs each week", conditions, StringComparison.Ordinal);
        Assert.Contains("The managing partner signs the cycle.", conditions, StringComparison.Ordinal);
        var notYet = await page.InnerTextAsync("[aria-labelledby=cutover-title] form");
        Assert.Contains("Not yet: 3 conditions are lacking (1 open, 0 of 9 weeks, not signed).", notYet, StringComparison.Ordinal);
        Assert.DoesNotContain("something was compared", notYet, StringComparison.Ordinal);
        Assert.True(await page.IsDisabledAsync("#cutover"));
        await page.AssertAccessibleAsync("a cut-over that is not ready");
    }

    private static async Task CutOverAsync(IPage page)
    {
        await Assertions.Expect(page.Locator($"{Conditions} .lacking")).ToHaveCountAsync(0);
        await page.FillAsync("#cutover-name", "Sample");
        await page.ClickAsync("#cutover");
        await page.WaitForSelectorAsync("#cutover-problem:has-text('exactly as it stands above')");
        await page.AssertAccessibleAsync("a cut-over under another name");

        await page.FillAsync("#cutover-name", Firm);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("[aria-labelledby=run-title] .ls-pill:has-text('Cut over')");
        var card = await page.InnerTextAsync("[aria-labelledby=run-title]");
        Assert.Contains("by Sample Administrator", card, StringComparison.Ordinal);
        Assert.Contains("the daily sync log takes its place", card, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#cutover")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a run that is cut over");
    }

    private static async Task RefusedAsync(IPage page, DateOnly from, DateOnly through, string why)
    {
        await FillAsync(page, from, through);
        await page.ClickAsync("#run-start");
        await page.WaitForSelectorAsync($"#run-refusal:has-text('{why}')");
        Assert.Equal("true", await page.GetAttributeAsync("#run-through", "aria-invalid"));
        Assert.Equal((from, through), (await DayAsync(page, "#run-from"), await DayAsync(page, "#run-through")));
    }

    private static async Task FillAsync(IPage page, DateOnly from, DateOnly through)
    {
        await page.FillAsync("#run-from", $"{from:yyyy-MM-dd}");
        await page.FillAsync("#run-through", $"{through:yyyy-MM-dd}");
    }

    private static async Task<DateOnly> DayAsync(IPage page, string input) =>
        DateOnly.ParseExact(await page.InputValueAsync(input), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<ComparedPair> OpenAgainAsync(FirmParallelRun run)
    {
        await using var db = Store.Create();
        var pair = await db.ComparedPairs.AsNoTracking().FirstAsync(one => one.Run == run.Id && one.State == PairState.OnlyOurs);
        Assert.Null(await Get<TakeBackAdjudication>().RunAsync(SampleBooks.Id, pair.Id, SampleBooks.Bookkeeper, CancellationToken.None));
        return pair;
    }

    private async Task SignedAsync(FirmParallelRun run, ComparedPair open)
    {
        var decided = await Get<AdjudicatePairs>().RunAsync(
            SampleBooks.Id, [new ShownPair(open.Id, open.Fingerprint)], PairVerdict.TheirsWrong, "as the documents say", null, SampleBooks.Bookkeeper, CancellationToken.None);
        Assert.Equal(1, decided.Decided);
        foreach (var week in RunWeek.All(run))
        {
            Assert.Null(await Get<SignWeek>().RunAsync(SampleBooks.Id, ComparedPair.WeekOf(week.From), SampleBooks.Bookkeeper, CancellationToken.None));
        }

        Assert.Null(await Get<SignCycle>().RunAsync(SampleBooks.Id, SampleBooks.Partner, CancellationToken.None));
    }

    private T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();
}
