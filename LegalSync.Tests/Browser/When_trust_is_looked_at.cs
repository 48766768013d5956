using LegalSync.Domain.Audit;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public class When_trust_is_looked_at(TrustScreens screens) : IClassFixture<TrustScreens>
{
    private static readonly string _card = $"trust/ledgers/{Uri.EscapeDataString(TrustSample.Alder.ToString())}?from=2026-01-01&through=2099-12-31";

    private static readonly string[] _paths =
    [
        "trust", "trust/ledgers?from=2026-01-01&through=2099-12-31", _card, "trust/details", "trust/desks", "trust/desks?tab=cushion", "trust/ties", "trust/profiles?state=NY", "approvals?tab=trust",
    ];

    // Pages with forms, marks and cards: those where a theme or a width has something to spoil.
    private static readonly string[] _heavy = ["trust", _card, "trust/details", "trust/ties"];

    [BrowserFact]
    public Task axe_finds_nothing_in_light_on_a_desk() => AssertCleanAsync(1440, 900, false);

    [BrowserFact]
    public Task axe_finds_nothing_in_dark_on_a_phone_and_nothing_scrolls_sideways() => AssertCleanAsync(390, 844, true);

    [BrowserFact]
    public async Task money_is_held_details_are_completed_by_keyboard_and_a_profile_is_amended()
    {
        await HoldAsync();
        await CompleteAsync();
        await AmendAsync();
    }

    private async Task HoldAsync()
    {
        await using var window = await screens.OpenAsync(Role.ManagingPartner, _card);
        var page = window.Page;
        await page.ClickAsync("#hold");
        await page.FillAsync("#hold-amount", "-5");
        await page.ClickAsync("#hold-place");
        await page.WaitForSelectorAsync("text=An amount above zero");
        await page.AssertAccessibleAsync("hold dialog with errors");
        await page.FillAsync("#hold-amount", "250.00");
        await page.FillAsync("#hold-reason", "Client disputes the fee");
        await page.ClickAsync("#hold-place");

        await page.WaitForSelectorAsync("section.holds >> text=Client disputes the fee");
        Assert.Contains("$250.00", await page.InnerTextAsync("section.holds"), StringComparison.Ordinal);
    }

    private async Task CompleteAsync()
    {
        await using var window = await screens.OpenAsync(Role.Bookkeeper, "trust/details");
        var page = window.Page;
        await page.WaitForSelectorAsync("[data-cell='0,0']");
        var before = await page.Locator("tr:has([data-cell])").CountAsync();

        await page.FocusAsync("[data-cell='0,0']");
        await page.Keyboard.TypeAsync("Gorse Estate (sample)");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=1 row filled in");
        await page.ClickAsync("#details-save");
        await page.WaitForSelectorAsync("#details-refusal");
        await page.FocusAsync("[data-cell='0,3']");
        await page.Keyboard.TypeAsync("Retainer");
        await page.FocusAsync("[data-cell='2,0']");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("text=2 rows filled in");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("text=3 rows filled in");
        await page.ClickAsync("#details-save");

        await page.WaitForSelectorAsync(".toast >> text=3 entries completed");
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('tr:has([data-cell])').length === {before - 3}");
        await Microsoft.Playwright.Assertions.Expect(page.Locator("#details-refusal")).ToHaveCountAsync(0);
    }

    private async Task AmendAsync()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "trust/profiles?state=NY");
        var page = window.Page;
        await page.ClickAsync("#profile-edit");
        await page.ClickAsync("#profile-keep");
        await page.WaitForSelectorAsync("text=Name who read them.");
        await page.FillAsync("#profile-by", "Parker Pretend");
        await page.FillAsync("#profile-RetentionYears", "8");
        await page.CheckAsync("[aria-label='Years that records are kept: verified']");
        await page.FillAsync("#profile-reason", "Read the rule itself");
        await page.ClickAsync("#profile-keep");

        await page.WaitForSelectorAsync("text=verified by Parker Pretend");
        Assert.Contains("8", await page.InnerTextAsync("tr:has-text('Years that records are kept')"), StringComparison.Ordinal);
    }

    private async Task AssertCleanAsync(int width, int height, bool isDark)
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "", width, height, isDark);
        foreach (var path in _paths)
        {
            await window.GoAsync(path);
            await window.Page.WaitForFunctionAsync("() => !document.querySelector('main [aria-busy]')");
            if (!isDark || _heavy.Contains(path))
            {
                await window.Page.AssertAccessibleAsync($"/{path} {width} {(isDark ? "dark" : "light")}");
            }

            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"), path);
        }

        Assert.Empty(window.Errors);
    }
}
