using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_a_week_is_reviewed : IAsyncLifetime, IDisposable
{
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
    public async Task the_bookkeeper_decides_by_keyboard_and_signs_the_week()
    {
        var sample = await SampleParallel.FillAsync(Store, TimeProvider.System.GetUtcNow());
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.Bookkeeper, $"parallel?week={sample.Monday:yyyy-MM-dd}");
        var page = window.Page;
        await page.WaitForSelectorAsync("#pairs tr[data-active]");
        await page.FocusAsync("#pairs");
        await LeftAsync(page, 8);

        await RefusedAsync(page);
        await OneFaultAsync(page);
        await OneKeyAsync(page);
        await ExplainedAsync(page);
        await ChosenAsync(page);
        await RestAsync(page);
        await SignedAsync(page);

        await using var db = Store.Create();
        var pairs = await db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id && pair.RetiredAt == null && pair.Week == sample.Monday).ToListAsync();
        Assert.All(pairs, pair => Assert.True(pair.IsSettled));
        Assert.Equal(3, pairs.Count(pair => pair is { Verdict: PairVerdict.OursWrong, Cluster: "map:Code:A106" }));
        Assert.Single(await db.PeriodSignatures.Where(one => one.Books == SampleBooks.Id && one.Kind == PeriodSignatureKind.Week).ToListAsync());
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task the_managing_partner_signs_the_cycle_on_a_phone()
    {
        var sample = await SampleParallel.DecidedAsync(Store, TimeProvider.System.GetUtcNow());
        await using var before = await Screens.OpenAsync(_host, _chromium, Role.ManagingPartner, "parallel", 390, 844);
        await before.Page.ClickAsync("#sign-cycle-thumb");
        await before.Page.ClickAsync(".rz-dialog button[type=submit]");
        await before.Page.WaitForSelectorAsync(".toast.is-bad >> text=not signed");
        var bookkeeper = SampleBooks.Bookkeeper;
        foreach (var week in RunWeek.All(sample.Run))
        {
            Assert.Null(await _host.Services.GetRequiredService<SignWeek>().RunAsync(SampleBooks.Id, ComparedPair.WeekOf(week.From), bookkeeper, CancellationToken.None));
        }

        await using var window = await Screens.OpenAsync(_host, _chromium, Role.ManagingPartner, "parallel", 390, 844, isDark: true);
        var page = window.Page;
        await page.ClickAsync("#sign-cycle-thumb");
        await page.WaitForSelectorAsync(".rz-dialog >> text=You attest");
        await page.AssertAccessibleAsync("the partner's sign-off on a phone");
        await page.ClickAsync(".rz-dialog button[type=submit]");

        await page.WaitForSelectorAsync("text=Cycle signed by Sample ManagingPartner");
        await Assertions.Expect(page.Locator("#sign-cycle-thumb")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));
        Assert.Empty(window.Errors);
    }

    /// <summary>With something open the sheet says each reason, and its button is off.</summary>
    private static async Task RefusedAsync(IPage page)
    {
        await page.Keyboard.PressAsync("y");
        var objections = await page.InnerTextAsync("#week-objections");
        Assert.Contains("Invoices: 4 differences are unexplained.", objections, StringComparison.Ordinal);
        Assert.Contains("Payments: 3 differences are unexplained.", objections, StringComparison.Ordinal);
        Assert.True(await page.IsDisabledAsync("#week-sign"));
        await page.AssertAccessibleAsync("a week that cannot be signed");
        await CloseAsync(page);
    }

    /// <summary>One record of the fault is decided with the mapping it points to; the two others follow with one key.</summary>
    private static async Task OneFaultAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#pair-detail >> text=Legal services: court");
        await page.Keyboard.PressAsync("t");
        await page.WaitForSelectorAsync(".rz-dialog >> text=mapping of A106");
        await page.AssertAccessibleAsync("theirs is right");
        await InDialogAsync(page);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("A106 belongs to drafting");
        await page.Keyboard.PressAsync("Control+Enter");
        await LeftAsync(page, 7);
        await page.WaitForSelectorAsync("#look-alikes >> text=2 more like this");
        await page.Keyboard.PressAsync("l");
        Assert.Contains("2 records will be decided", await page.InnerTextAsync("#many-preview"), StringComparison.Ordinal);
        await page.AssertAccessibleAsync("many at once");
        await InDialogAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await LeftAsync(page, 5);
    }

    /// <summary>Ours is right: one key, taken back with one, and done again. The next record takes the place of the decided one.</summary>
    private static async Task OneKeyAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#pair-detail >> text=-$90.00");
        await page.Keyboard.PressAsync("a");
        await LeftAsync(page, 4);
        Assert.Equal("2", await page.GetAttributeAsync("#pairs tr[data-active]", "aria-rowindex"));
        await page.Keyboard.PressAsync("z");
        await LeftAsync(page, 5);
        await page.Keyboard.PressAsync("Home");
        await page.WaitForSelectorAsync("#pair-detail >> text=-$90.00");
        await page.Keyboard.PressAsync("a");
        await LeftAsync(page, 4);
    }

    private static async Task ExplainedAsync(IPage page)
    {
        await page.WaitForSelectorAsync("#pair-detail tr.differs >> text=Date");
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync("#explain-timing");
        await page.AssertAccessibleAsync("explain");
        await InDialogAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'explain-timing'");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("issued on the evening before");
        await page.Keyboard.PressAsync("Control+Enter");
        await LeftAsync(page, 3);
    }

    /// <summary>Of two that fit, the first is chosen; what is left stands by itself.</summary>
    private static async Task ChosenAsync(IPage page)
    {
        await page.Keyboard.PressAsync("End");
        await page.WaitForSelectorAsync("#pair-candidates");
        await page.Keyboard.PressAsync("1");
        await page.WaitForSelectorAsync(".toast >> text=goes with");
        await page.WaitForSelectorAsync("#pair-candidates", new() { State = WaitForSelectorState.Detached });
        await page.Keyboard.PressAsync("Home");
    }

    private static async Task RestAsync(IPage page)
    {
        for (var left = await CountAsync(page); left > 0; left--)
        {
            await page.Keyboard.PressAsync("a");
            await LeftAsync(page, left - 1);
        }

        await page.WaitForSelectorAsync("text=No record fits these filters.");
    }

    private static async Task SignedAsync(IPage page)
    {
        await page.Keyboard.PressAsync("y");
        await page.WaitForSelectorAsync("#week-sign:not([disabled])");
        await page.AssertAccessibleAsync("a week that can be signed");
        for (var i = 0; i < 3 && !await page.EvaluateAsync<bool>("() => document.activeElement.id === 'week-sign'"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".toast >> text=is signed");
        await page.WaitForSelectorAsync("#strip .signed");
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".rz-dialog", new() { State = WaitForSelectorState.Detached });
        await page.FocusAsync("#pairs");
    }

    private static async Task InDialogAsync(IPage page) => await page.WaitForFunctionAsync("() => document.activeElement.closest('.rz-dialog')");

    private static async Task<int> CountAsync(IPage page) => int.Parse((await page.InnerTextAsync("#pairs-count")).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static async Task LeftAsync(IPage page, int count) =>
        await page.WaitForFunctionAsync("count => document.querySelector('#pairs-count')?.textContent.startsWith(count + ' shown') && !document.querySelector('.rz-dialog')", count);
}
