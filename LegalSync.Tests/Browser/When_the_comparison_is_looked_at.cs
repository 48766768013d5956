using LegalSync.Domain.Audit;
using LegalSync.Tests.Queries;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public class When_the_comparison_is_looked_at(ParallelScreens screens) : IClassFixture<ParallelScreens>
{
    [BrowserFact]
    public async Task it_answers_the_question_and_the_frame_says_the_day()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "parallel");
        var page = window.Page;

        Assert.Contains($"{SampleParallel.Agreeing} of {SampleParallel.Records} records agree", await page.InnerTextAsync("#parallel-figures"), StringComparison.Ordinal);
        Assert.Contains($"Not yet: {SampleParallel.Unexplained} differences are unexplained", await page.InnerTextAsync("#parallel-answer"), StringComparison.Ordinal);
        Assert.StartsWith("Parallel run day ", await page.InnerTextAsync("header.bar a.ls-pill[href=parallel]"), StringComparison.Ordinal);
        Assert.Equal("Parallel run", await page.InnerTextAsync("nav.rail .place.active .name"));
        Assert.Equal($"{SampleParallel.Unexplained}", await page.InnerTextAsync("nav.rail .place.active .count"));
        Assert.Equal("Comparison", await page.InnerTextAsync(".parallel-nav .active"));
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task arrows_move_over_the_strip_and_enter_opens_that_day_and_stream()
    {
        await using var window = await screens.OpenAsync(Role.Bookkeeper, "parallel");
        var page = window.Page;
        await page.WaitForSelectorAsync("#pairs tr[data-active]");
        await page.FocusAsync("#strip [data-cell='0,0']");

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("1,1", await page.EvaluateAsync<string>("() => document.activeElement.dataset.cell"));
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**stream=payment&day=**");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'pairs'");
        await page.WaitForSelectorAsync("#strip [data-cell='1,1'][aria-current]");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('#pairs tbody tr[aria-rowindex]').length === 1");
    }

    [BrowserFact]
    public async Task the_highlight_moves_the_detail_follows_and_the_address_remembers()
    {
        await using var window = await OpenAsync("parallel");
        var page = window.Page;

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.WaitForURLAsync("**pair=*");
        var third = await page.ActiveRowAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#pairs tr[data-active]");

        Assert.Equal(third, await page.ActiveRowAsync());
        Assert.Contains(await page.InnerTextAsync("#pair-detail h2"), third, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task tabs_days_and_filters_are_keys_and_stay_in_the_address()
    {
        await using var window = await OpenAsync("parallel");
        var page = window.Page;

        await page.Keyboard.PressAsync("v");
        await page.Keyboard.PressAsync("4");
        await page.WaitForURLAsync("**tab=explained**");
        await page.WaitForSelectorAsync("#pairs >> text=Timing");
        await page.ClickAsync("#strip-weekly");
        await page.WaitForURLAsync("**by=week**");
        await page.FocusAsync("#pairs");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForURLAsync("**week=**");
        await page.FocusAsync("#pairs");
        await page.Keyboard.PressAsync("f");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'parallel-find'");
        await page.Keyboard.TypeAsync("nobody at all");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForSelectorAsync("text=No record fits these filters.");
    }

    [BrowserFact]
    public async Task on_a_phone_a_record_fills_the_screen_and_back_leads_to_the_list()
    {
        await using var window = await OpenAsync("parallel", 390, 844);
        var page = window.Page;

        await page.ClickAsync("#pairs tr[aria-rowindex='3'] td.c-title");
        await page.WaitForSelectorAsync("#pair-detail h2", new() { State = WaitForSelectorState.Visible });
        await page.AssertAccessibleAsync("a compared record on a phone");
        await page.GoBackAsync();

        await page.WaitForSelectorAsync("#pair-detail", new() { State = WaitForSelectorState.Hidden });
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));
    }

    [BrowserFact]
    public async Task the_key_to_the_evidence_leads_to_the_story_or_to_the_record_made_by_hand()
    {
        await using var window = await OpenAsync("parallel?state=onlytheirs");
        var page = window.Page;

        await page.Keyboard.PressAsync("o");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'pair-evidence'");
        await window.GoAsync("parallel?state=onlyours");
        await page.WaitForSelectorAsync("#pairs tr[data-active]");
        await page.FocusAsync("#pairs");
        await page.Keyboard.PressAsync("o");

        await page.WaitForFunctionAsync("() => document.activeElement.getAttribute('href')?.startsWith('items/')");
    }

    [BrowserFact]
    public async Task the_place_that_is_open_is_in_view_on_a_phone_and_its_entry_of_the_rail_is_lit()
    {
        await using var window = await screens.OpenAsync(Role.Auditor, "streams", 390, 844);
        var page = window.Page;

        await page.WaitForFunctionAsync("() => { const at = document.querySelector('.parallel-nav .active').getBoundingClientRect(); return at.left >= 0 && at.right <= innerWidth; }");
        Assert.Equal("Parallel run", await page.TextContentAsync("nav.rail .place.active .name"));
    }

    [BrowserFact]
    public Task axe_finds_nothing_by_day() => AssertCleanAsync(1440, 900, false);

    [BrowserFact]
    public Task axe_finds_nothing_by_night() => AssertCleanAsync(390, 844, true);

    private async Task AssertCleanAsync(int width, int height, bool isDark)
    {
        await using var window = await screens.OpenAsync(Role.Bookkeeper, "parallel", width, height, isDark);
        foreach (var path in new[] { "parallel", "parallel?tab=all&by=week", "parallel?state=ambiguous", "parallel?state=onlyours", "parallel?tab=explained", "parallel?q=nobody" })
        {
            await window.GoAsync(path);
            await window.Page.WaitForSelectorAsync("#pairs tr[data-active], #pairs td.none");
            await window.Page.AssertAccessibleAsync($"/{path} {width} {(isDark ? "dark" : "light")}");
        }

        Assert.Empty(window.Errors);
    }

    private async Task<Window> OpenAsync(string path, int width = 1440, int height = 900)
    {
        var window = await screens.OpenAsync(Role.Bookkeeper, path, width, height);
        await window.Page.WaitForSelectorAsync("#pairs tr[data-active]");
        await window.Page.FocusAsync("#pairs");
        return window;
    }
}
