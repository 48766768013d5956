using LegalSync.Domain.Audit;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public class When_the_queue_is_worked_by_keyboard(Screens screens) : IClassFixture<Screens>
{
    [BrowserFact]
    public async Task the_highlight_moves_the_detail_follows_and_the_address_remembers()
    {
        await using var window = await OpenAsync("exceptions?sort=severity&down=1");
        var page = window.Page;
        var first = await page.ActiveRowAsync();

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync("**card=*");
        var third = await page.ActiveRowAsync();
        var title = await page.InnerTextAsync("#queue-detail h2");

        Assert.NotEqual(first, third);
        Assert.Contains(title, third, StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("tr[data-active]");
        Assert.Equal(third, await page.ActiveRowAsync());
        await page.FocusAsync("#queue");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("k");
        Assert.Equal(first, await page.ActiveRowAsync());
    }

    [BrowserFact]
    public async Task sixty_fast_presses_move_sixty_rows_at_most_to_the_end()
    {
        await using var window = await OpenAsync("exceptions?sort=severity&down=1");
        var page = window.Page;

        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("j");
        }

        await page.WaitForFunctionAsync("() => document.querySelector('tr[data-active]')?.getAttribute('aria-rowindex') === '22'");
        await page.Keyboard.PressAsync("End");
        await page.WaitForFunctionAsync("() => document.querySelector('tr[data-active]')?.getAttribute('aria-rowindex') === '40'");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForFunctionAsync("() => document.querySelector('tr[data-active]')?.getAttribute('aria-rowindex') === '2'");
    }

    [BrowserFact]
    public async Task enter_goes_to_the_card_and_escape_comes_back()
    {
        await using var window = await OpenAsync("exceptions?sort=severity&down=1");
        var page = window.Page;

        await page.Keyboard.PressAsync("Enter");
        await FocusedAsync(page, "queue-detail");
        await page.Keyboard.PressAsync("Escape");

        await FocusedAsync(page, "queue");
    }

    [BrowserFact]
    public async Task rows_are_picked_one_by_one_all_at_once_and_not_at_all()
    {
        await using var window = await OpenAsync("exceptions?code=MAP-MATTER&sort=severity&down=1");
        var page = window.Page;

        await page.Keyboard.PressAsync("x");
        await page.WaitForSelectorAsync("text=Resolve 1…");
        await page.Keyboard.PressAsync("Shift+j");
        await page.WaitForSelectorAsync("text=Resolve 2…");
        await page.Keyboard.PressAsync("*");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("text=Resolve 12…");
        await page.Keyboard.PressAsync("*");
        await page.Keyboard.PressAsync("n");

        await page.WaitForSelectorAsync("text=Group by cause");
    }

    [BrowserFact]
    public async Task chords_regroup_change_the_tab_and_go_elsewhere()
    {
        await using var window = await OpenAsync("exceptions");
        var page = window.Page;

        await ChordAsync(page, "g", "f");
        await page.WaitForURLAsync("**sort=severity**");
        await ChordAsync(page, "v", "3");
        await page.WaitForURLAsync("**view=critical**");
        await page.FocusAsync("#queue");
        await ChordAsync(page, "g", "l");

        await page.WaitForURLAsync("**/log");
    }

    [BrowserFact]
    public async Task a_groups_heading_folds_and_unfolds()
    {
        await using var window = await OpenAsync("exceptions");
        var page = window.Page;
        await page.Keyboard.PressAsync("Home");

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("tr.heading[data-active] button[aria-expanded=false]");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync("tr.heading[data-active] button[aria-expanded=true]");
    }

    [BrowserFact]
    public async Task keys_are_listed_and_can_be_switched_off()
    {
        await using var window = await OpenAsync("exceptions?sort=severity&down=1");
        var page = window.Page;
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync(".keys");
        await page.AssertAccessibleAsync("keys");
        await page.ClickAsync("text=Single-letter keys are on");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".keys", new() { State = WaitForSelectorState.Detached });
        await page.FocusAsync("#queue");
        var before = await page.ActiveRowAsync();

        await page.Keyboard.PressAsync("j");
        Assert.Equal(before, await page.ActiveRowAsync());
        await page.Keyboard.PressAsync("ArrowDown");

        Assert.NotEqual(before, await page.ActiveRowAsync());
    }

    [BrowserFact]
    public async Task letters_typed_into_a_field_are_letters()
    {
        await using var window = await OpenAsync("exceptions");
        var page = window.Page;

        await page.FocusAsync(".facets input[type=search]");
        await page.Keyboard.TypeAsync("jxa");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**q=jxa**");
        await page.WaitForSelectorAsync("text=No exception fits these filters.");
    }

    [BrowserFact]
    public async Task a_facet_narrows_the_list_and_stays_in_the_address()
    {
        await using var window = await OpenAsync("exceptions");
        var page = window.Page;

        await page.ClickAsync(".facets >> text=Critical");
        await page.WaitForURLAsync("**severity=critical**");

        await page.WaitForSelectorAsync("text=3 open");
        await Assertions.Expect(page.Locator(".list >> text=High")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task on_a_phone_a_card_fills_the_screen_and_back_leads_to_the_list()
    {
        await using var window = await OpenAsync("exceptions?sort=severity&down=1", 390, 844);
        var page = window.Page;

        await page.ClickAsync("tr[aria-rowindex='5'] td.c-title");
        await page.WaitForSelectorAsync("#queue-detail h2", new() { State = WaitForSelectorState.Visible });
        await page.AssertAccessibleAsync("card on a phone");
        await page.GoBackAsync();

        await page.WaitForSelectorAsync("#queue-detail", new() { State = WaitForSelectorState.Hidden });
        Assert.True(await page.IsVisibleAsync("#queue"));
    }

    private async Task<Window> OpenAsync(string path, int width = 1440, int height = 900)
    {
        var window = await screens.OpenAsync(Role.Bookkeeper, path, width, height);
        await window.Page.WaitForSelectorAsync("tr[data-active]");
        await window.Page.FocusAsync("#queue");
        return window;
    }

    private static async Task ChordAsync(IPage page, string first, string second)
    {
        await page.Keyboard.PressAsync(first);
        await page.Keyboard.PressAsync(second);
    }

    private static async Task FocusedAsync(IPage page, string id) => await page.WaitForFunctionAsync("id => document.activeElement.id === id", id);
}
