using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_differences_are_explained : IAsyncLifetime
{
    private SandboxScreens _screens = default!;
    private HandKeptBooks _kept = default!;

    public async Task InitializeAsync() => _screens = await SandboxScreens.OpenAsync(63, async firm => _kept = await HandKeptBooks.TypeAsync(firm));

    public async Task DisposeAsync() => await _screens.DisposeAsync();

    [BrowserFact]
    public async Task by_keyboard_one_is_excluded_and_taken_back_two_become_a_convention_and_one_is_corrected()
    {
        await using var window = await _screens.OpenAsync(Role.Bookkeeper, "parallel?by=week");
        var page = window.Page;
        await KeysAsync(window);
        await ExcludedAsync(window);
        await ConventionAsync(window);
        await CorrectedAsync(window);

        await using var db = _screens.Firm.Db();
        async Task<ComparedPair> Pair(PairId id) => await db.ComparedPairs.AsNoTracking().SingleAsync(pair => pair.Id == id);
        Assert.Equal((PairVerdict.Excluded, "typed twice, taken out by the bank"), ((await Pair(_kept.Twice)).Verdict, (await Pair(_kept.Twice)).VerdictReason));
        Assert.Equal(PairVerdict.Convention, (await Pair(_kept.Numbered)).Verdict);
        Assert.Equal(PairVerdict.Convention, (await Pair(_kept.NumberedToo)).Verdict);
        Assert.Equal(PairVerdict.TheirsWrong, (await Pair(_kept.Mistyped)).Verdict);
        var correction = await db.WorkItems.AsNoTracking().SingleAsync(item => item.Kind == WorkKind.Correction);
        Assert.Equal(Stage.Held, correction.Stage);
        Assert.Equal(HandKeptBooks.Slip, Assert.IsType<JournalDraft>(Assert.Single(DraftText.Read(correction.Draft!))).Moves);
        Assert.False(await db.Postings.AnyAsync());
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task a_mapping_is_rehearsed_in_money_before_it_changes_and_the_records_agree_at_the_next_comparison()
    {
        await using var window = await AtAsync(_kept.Mapped);
        var page = window.Page;
        await OpenSheetAsync(page);
        await ChooseWayAsync(page, "mapping");
        await page.Keyboard.TypeAsync("the code belongs elsewhere");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("#mapping-cause");
        await InDialogAsync(page);
        Assert.Contains($"mapping of {_kept.Code}", await page.InnerTextAsync("#mapping-cause"), StringComparison.Ordinal);
        await page.FocusAsync("#mapping-run");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".rz-dialog >> text=Choose what it points to.");

        var differing = await RehearsedAsync(page);
        Assert.Equal("Mistaken", await ReasonOfCodeAsync());
        await page.FocusAsync("#mapping-run");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".toast >> text=The mapping is changed.");
        await page.WaitForSelectorAsync(".rz-dialog", new() { State = WaitForSelectorState.Detached });
        Assert.Equal("the code belongs elsewhere", await ReasonOfCodeAsync());
        await page.ClickAsync("#compare-now");
        await page.WaitForSelectorAsync(".toast >> text=of LegalSync compared with");

        await using var db = _screens.Firm.Db();
        Assert.False(await db.ComparedPairs.AnyAsync(pair => pair.RetiredAt == null && pair.FirstDifference == ComparedField.Items));
        Assert.True(differing > 0);
        Assert.Empty(window.Errors);
    }

    private static async Task KeysAsync(Window window)
    {
        var page = window.Page;
        await page.WaitForSelectorAsync("#pairs tr[data-active]");
        await page.FocusAsync("#pairs");
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync(".rz-dialog >> text=explain: convention, timing, excluded, correction, mapping");
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync(".rz-dialog", new() { State = WaitForSelectorState.Detached });
    }

    private async Task ExcludedAsync(Window window)
    {
        var page = window.Page;
        await GoAsync(window, _kept.Twice);
        await OpenSheetAsync(page);
        await ChooseWayAsync(page, "excluded");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync("#explain-problem:has-text('Write why, in at least 5 characters.')");
        await page.AssertAccessibleAsync("an exclusion without a reason");
        await ReasonAsync(page, "typed twice, taken out by the bank");
        await page.WaitForSelectorAsync(".toast >> text=xcluded");

        await page.Keyboard.PressAsync("z");
        await page.WaitForSelectorAsync(".toast >> text=1 record is open again");
        Assert.Null(await VerdictAsync(_kept.Twice));

        await GoAsync(window, _kept.Twice);
        await OpenSheetAsync(page);
        await ChooseWayAsync(page, "excluded");
        await ReasonAsync(page, "typed twice, taken out by the bank");
        await page.WaitForSelectorAsync(".toast >> text=xcluded");
    }

    /// <summary>Only what is form and not value is offered as a convention; kept for any value, it settles the like as well.</summary>
    private async Task ConventionAsync(Window window)
    {
        var page = window.Page;
        await GoAsync(window, _kept.Numbered);
        await OpenSheetAsync(page);
        Assert.True(await page.IsCheckedAsync("#explain-convention"));
        await page.CheckAsync(".rz-dialog label:has-text('Whatever both sides say there') input");
        await page.AssertAccessibleAsync("a convention");
        await ReasonAsync(page, "the house numbers its slips");
        await page.WaitForSelectorAsync(".toast >> text=Kept as a convention.");

        await window.GoAsync($"parallel?tab=explained&by=week&pair={_kept.NumberedToo.Value}");
        await page.WaitForSelectorAsync("#pair-verdict:has-text('A kept convention explains it.')");
        await page.WaitForSelectorAsync("#pair-detail >> text=convention: the house numbers its slips");
    }

    private async Task CorrectedAsync(Window window)
    {
        var page = window.Page;
        await GoAsync(window, _kept.Mistyped);
        await OpenSheetAsync(page);
        await Assertions.Expect(page.Locator("#explain-convention, #explain-timing")).ToHaveCountAsync(0);
        await ChooseWayAsync(page, "correction");
        await ReasonAsync(page, "the slip says less");
        await page.WaitForSelectorAsync(".toast >> text=A correction is proposed. It waits for an approval");

        await window.GoAsync("parallel/start");
        await page.WaitForSelectorAsync("main >> text=1 correction of the books waits for approval");
    }

    /// <summary>Looks for the item by name and rehearses: how many records, and which money goes from where to where.</summary>
    private async Task<int> RehearsedAsync(IPage page)
    {
        await page.FocusAsync("#mapping-to");
        await page.Keyboard.TypeAsync(_kept.RightItem);
        await page.WaitForSelectorAsync($"#mapping-to-list li:has-text('{_kept.RightItem}')");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.WaitForSelectorAsync("#mapping-to-list li[aria-selected=true]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#mapping-to-list", new() { State = WaitForSelectorState.Hidden });
        await page.FocusAsync("#mapping-run");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#rehearsal");
        var said = await page.InnerTextAsync("#rehearsal");
        Assert.Contains(_kept.RightItem, said, StringComparison.Ordinal);
        Assert.Matches(@"records? of this run would differ, \d+ would stay\.", said);
        Assert.Matches(@"\$[\d,]+\.\d\d becomes \$[\d,]+\.\d\d", said);
        Assert.Equal("Change the mapping", await page.InnerTextAsync("#mapping-run"));
        await page.AssertAccessibleAsync("a rehearsal");
        return await page.Locator("[aria-label='Records that would differ'] tbody tr").CountAsync();
    }

    private async Task<Window> AtAsync(PairId pair)
    {
        var window = await _screens.OpenAsync(Role.Bookkeeper, "parallel?by=week");
        await GoAsync(window, pair);
        return window;
    }

    private static async Task GoAsync(Window window, PairId pair)
    {
        await window.GoAsync($"parallel?by=week&pair={pair.Value}");
        await window.Page.WaitForSelectorAsync("#pair-outcomes");
        await window.Page.WaitForSelectorAsync("#pairs tr[data-active]");
        await window.Page.FocusAsync("#pairs");
    }

    private static async Task OpenSheetAsync(IPage page)
    {
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync("#explain-done");
        await InDialogAsync(page);
    }

    // A sheet takes the focus a moment after it is drawn; what is typed before would go astray.
    private static async Task InDialogAsync(IPage page) => await page.WaitForFunctionAsync("() => document.activeElement.closest('.rz-dialog')");

    /// <summary>Goes down the ways with the arrows until the one is chosen, and on to the reason.</summary>
    private static async Task ChooseWayAsync(IPage page, string way)
    {
        var chosen = page.Locator(".rz-dialog input[name=explain]:checked");
        for (var id = await chosen.GetAttributeAsync("id"); id != $"explain-{way}"; id = await chosen.GetAttributeAsync("id"))
        {
            await page.Keyboard.PressAsync("ArrowDown");
            await page.WaitForFunctionAsync("id => document.querySelector('.rz-dialog input[name=explain]:checked')?.id !== id", id);
        }

        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync("() => document.activeElement.id === 'explain-reason'");
    }

    private static async Task ReasonAsync(IPage page, string reason)
    {
        await page.FocusAsync("#explain-reason");
        await page.Keyboard.TypeAsync(reason);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForSelectorAsync(".rz-dialog", new() { State = WaitForSelectorState.Detached });
    }

    private async Task<PairVerdict?> VerdictAsync(PairId pair)
    {
        await using var db = _screens.Firm.Db();
        return await db.ComparedPairs.Where(one => one.Id == pair).Select(one => one.Verdict).SingleAsync();
    }

    private async Task<string> ReasonOfCodeAsync()
    {
        await using var db = _screens.Firm.Db();
        return await db.MappingRules.Where(rule => rule.Pattern == _kept.Code).OrderByDescending(rule => rule.Sequence).Select(rule => rule.Reason).FirstAsync();
    }
}
