using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

public sealed class When_a_newcomer_works_the_demo : IAsyncLifetime, IAsyncDisposable
{
    private const int Patience = 90_000;
    private readonly DemoHost _host = new();
    private readonly Chromium _chromium = new();

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    [BrowserFact]
    public async Task a_card_is_cleared_and_brought_back_by_keys_and_a_partners_approval_reaches_the_books()
    {
        _host.StartServer();
        await ClearOneCardAsync();
        await ApproveOneInvoiceAsync();
    }

    private async Task ClearOneCardAsync()
    {
        var page = await SignInAsync("bookkeeper", "exceptions?code=MAP-MATTER&sort=severity&down=1");
        await page.WaitForSelectorAsync("#queue-accept", new() { Timeout = Patience });
        await page.WaitForSelectorAsync("tr[data-active]", new() { Timeout = Patience });
        await page.FocusAsync("#queue");
        await AdoptAsync(page);
        var title = await page.InnerTextAsync("#queue-detail h2");

        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync($".toast >> text={title}: cleared");
        await page.WaitForFunctionAsync("title => document.querySelector('#queue-detail h2')?.textContent !== title", title);
        await page.AssertAccessibleAsync("after clearing");
        await page.Keyboard.PressAsync("z");

        await page.WaitForSelectorAsync($"#queue-detail h2 >> text={title}");
        await page.WaitForSelectorAsync(".toast >> text=taken back");
        await page.Keyboard.PressAsync("4");
        await page.WaitForSelectorAsync("#resolution-reason");
        await page.AssertAccessibleAsync("resolution sheet");
        await page.Keyboard.PressAsync("Escape");
        await page.Context.CloseAsync();
    }

    private async Task ApproveOneInvoiceAsync()
    {
        var page = await SignInAsync("partner", "approvals?tab=invoices");
        await page.WaitForSelectorAsync("tr[data-active]", new() { Timeout = Patience });
        await page.FocusAsync("#approvals");
        var story = await page.GetAttributeAsync("#approvals-detail a[href^='items/']", "href");

        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync(".toast >> text=approved");
        await page.GotoAsync(_host.Address + story);

        await page.WaitForSelectorAsync("li[aria-current=step] >> text=/Posted|Verified/", new() { Timeout = Patience });
        Assert.Contains("Confirmed", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await page.AssertAccessibleAsync("story of a posted invoice");
        await page.Context.CloseAsync();
    }

    // Cards come while the first read runs; the list waits with them until it is asked.
    private static async Task AdoptAsync(IPage page)
    {
        if (await page.IsVisibleAsync(".new"))
        {
            await page.ClickAsync(".new");
            await page.FocusAsync("#queue");
        }
    }

    private async Task<IPage> SignInAsync(string account, string path)
    {
        var page = await _chromium.OpenAsync();
        await page.GotoAsync($"{_host.Address}signin?ReturnUrl={Uri.EscapeDataString("/" + path)}");
        await page.ClickAsync($"#demo-{account}");
        await page.WaitForSelectorAsync(".frame[data-ready] h1");
        return page;
    }
}
