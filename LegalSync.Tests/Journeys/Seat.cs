using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LegalSync.Tests.Journeys;

/// <summary>A person of one role at a browser: signs in by the demo's button, then works with the keyboard.</summary>
internal sealed class Seat
{
    private readonly Uri _root;

    private Seat(IPage page, Uri root) => (Page, _root) = (page, root);

    /// <summary>What the person sees.</summary>
    public IPage Page { get; }

    /// <summary>The list that the person works through.</summary>
    public ILocator List => Page.Locator("[data-keys] .list");

    private ILocator Go => Page.Locator("#resolution-go");

    /// <summary>Sits down and signs in.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="root">Where the application listens.</param>
    /// <param name="account">Which demo account.</param>
    /// <param name="complaints">Takes what the browser complains of.</param>
    public static async Task<Seat> TakeAsync(IBrowser browser, Uri root, string account, List<string> complaints)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(JourneyFirm.ScreenPatience);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => { if (message.Type == "error") { complaints.Add($"{account} at {page.Url}: {message.Text}"); } };
        page.PageError += (_, error) => complaints.Add($"{account} at {page.Url}: {error}");
        await page.GotoAsync(root + "signin");
        await page.ClickAsync("#demo-" + account);
        await page.Locator("#main").WaitForAsync();
        return new Seat(page, root);
    }

    /// <summary>Opens a page with a list that holds something, and puts the focus on it.</summary>
    public async Task OpenListAsync(string address)
    {
        await Page.GotoAsync(_root + address);
        await List.Locator("tr[data-active]").WaitForAsync();
        await List.FocusAsync();
    }

    /// <summary>Opens any other page.</summary>
    public Task OpenAsync(string address) => Page.GotoAsync(_root + address);

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Goes from control to control until one has the focus, and presses it.</summary>
    public async Task TabToAsync(ILocator control)
    {
        await control.WaitForAsync();
        for (var i = 0; i < 100 && !await control.EvaluateAsync<bool>("one => one === document.activeElement"); i++)
        {
            await PressAsync("Tab");
        }

        await Expect(control).ToBeFocusedAsync();
        await PressAsync("Enter");
    }

    /// <summary>Opens a card's way out by its key and sends its sheet, with a reason where one is due.</summary>
    public async Task ResolveAsync(string key, string says, string? reason = null)
    {
        await OpenSheetAsync(key, says);
        if (await Page.Locator("#resolution-input").CountAsync() > 0)
        {
            await Expect(Page.Locator("#resolution-input")).ToBeFocusedAsync();
            await Expect(Page.Locator("#resolution-input")).Not.ToHaveValueAsync("");
            await PressAsync("Enter");
            return;
        }

        if (reason is not null)
        {
            await Expect(Page.Locator("#resolution-reason")).ToBeFocusedAsync();
            await Page.Keyboard.TypeAsync(reason);
            await PressAsync("Tab");
        }

        await Expect(Go).ToBeFocusedAsync();
        await PressAsync("Enter");
    }

    /// <summary>Opens a card's way out by its key, types a name into its picker, chooses it and sends the sheet.</summary>
    public async Task ChooseAsync(string key, string says, string name)
    {
        await OpenSheetAsync(key, says);
        await Expect(Page.Locator("#resolution-input")).ToBeFocusedAsync();
        await PressAsync("Control+a");
        await Page.Keyboard.TypeAsync(name);
        var offers = Page.Locator("#resolution-input-list li");
        await Expect(offers.First).ToContainTextAsync(name);
        await PressAsync("ArrowDown");
        await Expect(offers.First).ToHaveAttributeAsync("aria-selected", "true");
        await PressAsync("Enter");
        await Expect(Page.Locator("#resolution-input-list")).ToBeHiddenAsync();
        await Expect(Page.Locator(".preview li")).Not.ToHaveCountAsync(0);
        await PressAsync("Enter");
    }

    // The sheet is there with its preview before anything is typed: nobody confirms what he has not read.
    private async Task OpenSheetAsync(string key, string says)
    {
        await PressAsync(key);
        await Expect(Go).ToHaveTextAsync(says);
    }
}
