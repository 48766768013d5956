using LegalSync.Domain.Audit;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public class When_a_stream_earns_its_switch(SwitchScreens screens) : IClassFixture<SwitchScreens>
{
    private const string Firm = "Sample & Specimen LLP";
    private static readonly string[] _paths = ["streams", "streams?stream=Payment", "parallel/start", "parallel/test", "parallel/report"];

    [BrowserFact]
    public async Task the_administrator_is_refused_and_every_lacking_condition_is_named()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "streams?stream=Payment");
        var page = window.Page;

        var refused = await page.InnerTextAsync("#refused");

        Assert.Contains("21 of 100 pairs", await page.InnerTextAsync("[aria-label='Conditions of Supervised']"), StringComparison.Ordinal);
        Assert.Contains("Pairs that agree or were decided", refused, StringComparison.Ordinal);
        Assert.Contains("No value error of ours", refused, StringComparison.Ordinal);
        Assert.Contains("Mend the fault", refused, StringComparison.Ordinal);
        Assert.True(await page.IsDisabledAsync("#propose"));
    }

    [BrowserFact]
    public async Task a_promotion_is_proposed_confirmed_by_a_second_person_and_taken_back()
    {
        await ProposeAsync();
        await ConfirmAsync();
        await TakeBackAsync();
    }

    [BrowserFact]
    public Task axe_finds_nothing_in_light_on_a_desk() => AssertCleanAsync(1440, 900, false);

    [BrowserFact]
    public Task axe_finds_nothing_in_dark_on_a_phone_and_nothing_scrolls_sideways() => AssertCleanAsync(390, 844, true);

    [BrowserFact]
    public async Task the_report_is_handed_out()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "parallel/report");

        var answer = await window.Page.APIRequest.GetAsync(window.Address + "parallel/report/report.pdf", new() { Headers = await CookiesAsync(window) });

        Assert.Equal(200, answer.Status);
        Assert.Equal("%PDF-", System.Text.Encoding.Latin1.GetString((await answer.BodyAsync())[..5]));
    }

    private static async Task<Dictionary<string, string>> CookiesAsync(Window window) =>
        new() { ["Cookie"] = string.Join("; ", (await window.Page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")) };

    private async Task ProposeAsync()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "streams?stream=Invoice");
        var page = window.Page;
        await page.ClickAsync("#propose");
        await page.FillAsync("#cap-posting", "5,000.00");
        await page.FillAsync("#cap-day", "500.00");
        await page.FillAsync("#firm-name", "Sample");
        await page.ClickAsync("#propose-go");
        await page.WaitForSelectorAsync("text=cannot be more than the day may");
        await page.WaitForSelectorAsync("text=exactly as it stands above");
        await page.AssertAccessibleAsync("proposal with errors");
        await page.FillAsync("#cap-day", "20000");
        await page.FillAsync("#firm-name", Firm);
        await page.FillAsync("#prove", "wrong password");
        await page.ClickAsync("#propose-go");
        await page.WaitForSelectorAsync("text=That is not your password.");
        await page.FillAsync("#prove", ScreenHost.Password);
        await page.ClickAsync("#propose-go");
        await page.WaitForSelectorAsync("text=Supervised is proposed");

        Assert.Contains("$5,000.00 a posting and $20,000.00 a day", await page.InnerTextAsync("[aria-labelledby=proposal-title]"), StringComparison.Ordinal);
        await Microsoft.Playwright.Assertions.Expect(page.Locator("#confirm-promotion")).ToHaveCountAsync(0);
    }

    private async Task ConfirmAsync()
    {
        await using var window = await screens.OpenAsync(Role.ManagingPartner, "streams?stream=Invoice", 390, 844);
        var page = window.Page;
        await page.ClickAsync("#confirm-promotion");
        await page.WaitForSelectorAsync(".rz-dialog >> text=Proposed by Sample Administrator.");
        await page.AssertAccessibleAsync("confirmation");
        await page.FillAsync("#prove", ScreenHost.Password);
        await page.ClickAsync("#prove-go");
        await page.WaitForSelectorAsync("#stream-mode:has-text('Supervised')");

        Assert.Contains("$5,000.00 a posting", await page.InnerTextAsync("[aria-labelledby=stream-title]"), StringComparison.Ordinal);
        var line = await page.InnerTextAsync("#mode-ledger tbody tr");
        Assert.Contains("Draft to Supervised", line, StringComparison.Ordinal);
        Assert.Contains("Sample Administrator and Sample ManagingPartner", line, StringComparison.Ordinal);
    }

    private async Task TakeBackAsync()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "streams?stream=Invoice");
        var page = window.Page;
        await page.ClickAsync("#to-draft");
        await page.FillAsync("#reason", "The month closes and we look at each");
        await page.ClickAsync(".rz-dialog button[type=submit]");
        await page.WaitForSelectorAsync("#stream-mode:has-text('Draft')");

        Assert.Contains("Supervised to Draft", await page.InnerTextAsync("#mode-ledger tbody tr"), StringComparison.Ordinal);
    }

    private async Task AssertCleanAsync(int width, int height, bool isDark)
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "", width, height, isDark);
        foreach (var path in _paths)
        {
            await window.GoAsync(path);
            await window.Page.WaitForFunctionAsync("() => !document.querySelector('main [aria-busy]')");
            await window.Page.AssertAccessibleAsync($"/{path} {width} {(isDark ? "dark" : "light")}");
            Assert.True(await window.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"), path);
        }

        Assert.Empty(window.Errors);
    }
}
