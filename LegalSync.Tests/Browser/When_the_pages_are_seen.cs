using LegalSync.Domain.Audit;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public class When_the_pages_are_seen(Screens screens) : IClassFixture<Screens>
{
    /// <summary>Each size and each theme once; the other two pairs as well when LEGALSYNC_ALL_VIEWS is set.</summary>
    private static readonly bool _all = Environment.GetEnvironmentVariable("LEGALSYNC_ALL_VIEWS") is { Length: > 0 };

    private static readonly string[] _paths =
    [
        "", "exceptions", "exceptions?sort=severity&down=1", "exceptions?view=snoozed", "approvals", "approvals?tab=unbilled",
        "mapping", "mapping?table=account", "log", "connections", "reconcile", "trust/statements", "trust/reconcile",
        "parallel", "parallel/start", "parallel/test", "parallel/report", "streams", "not-found",
    ];

    [BrowserFact]
    public Task axe_finds_nothing_on_a_desk() => AssertCleanAsync(1440, 900, _all ? [false, true] : [false]);

    [BrowserFact]
    public Task axe_finds_nothing_on_a_phone() => AssertCleanAsync(390, 844, _all ? [true, false] : [true]);

    [BrowserFact]
    public async Task nothing_scrolls_sideways_on_a_phone()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "", 390, 844);
        foreach (var path in _paths)
        {
            await window.GoAsync(path);

            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"), path);
        }
    }

    [BrowserFact]
    public async Task the_script_that_makes_them_interactive_is_served()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "");
        var address = await window.Page.GetAttributeAsync("script[src*='blazor.web']", "src");

        var answer = await window.Page.APIRequest.GetAsync(window.Address + address!.TrimStart('/'));

        Assert.Equal(200, answer.Status);
        Assert.True((await answer.BodyAsync()).Length > 100_000);
        await window.Page.ClickAsync("#sync-now");
        await window.Page.WaitForSelectorAsync(".toast");
    }

    [BrowserFact]
    public async Task a_theme_is_remembered_and_the_rail_folds()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "log");
        var page = window.Page;

        await page.ClickAsync("[data-do=theme]");
        await page.ClickAsync("[data-do=rail]");
        await page.ReloadAsync();

        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.Equal("folded", await page.GetAttributeAsync("html", "data-rail"));
        Assert.Equal(56, await page.EvaluateAsync<int>("() => Math.round(document.querySelector('nav.rail').getBoundingClientRect().width)"));
    }

    [BrowserFact]
    public async Task the_skip_link_leads_to_the_content()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "log");
        await window.Page.EvaluateAsync("() => document.querySelector('.ls-skip').focus()");
        Assert.Equal("Skip to content", await window.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));

        await window.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await window.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.EndsWith("/log", window.Page.Url, StringComparison.Ordinal);
    }

    private async Task AssertCleanAsync(int width, int height, bool[] themes)
    {
        foreach (var isDark in themes)
        {
            await AssertCleanAsync(width, height, isDark);
        }
    }

    private async Task AssertCleanAsync(int width, int height, bool isDark)
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "", width, height, isDark);
        foreach (var path in _paths)
        {
            await window.GoAsync(path);
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await window.Page.AssertAccessibleAsync($"/{path} {width} {(isDark ? "dark" : "light")}");
        }

        Assert.Empty(window.Errors);
    }
}
