using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_the_ten_transaction_test_is_run(Screens screens) : IClassFixture<Screens>
{
    private const string Results = "main section.item";

    [BrowserFact]
    public async Task the_bookkeeper_looks_at_every_field_marks_and_signs_and_nothing_is_posted()
    {
        await using var firm = await SandboxScreens.OpenAsync(61, HandKeptBooks.TypeAsync);
        await using var window = await firm.OpenAsync(Role.Bookkeeper, "parallel/test");
        var page = window.Page;
        await page.WaitForSelectorAsync("main >> text=No test was run yet.");

        await RunAsync(page, "3", 1);
        await RunAsync(page, "10", 2);
        var results = await ShownAsync(page);
        await MarkedAsync(page, results);
        await SignedAsync(page);
        await EarlierAsync(page);

        await using var db = firm.Firm.Db();
        Assert.Equal(2, await db.TransactionTests.CountAsync());
        Assert.Single(await db.PeriodSignatures.Where(one => one.Kind == PeriodSignatureKind.TenTest).ToListAsync());
        Assert.False(await db.Postings.AnyAsync());
        Assert.False(await db.WorkItems.AnyAsync(item => item.Stage == Stage.Approved));
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task the_result_is_printed_black_on_white_without_the_frame()
    {
        await using var firm = await SandboxScreens.OpenAsync(62, HandKeptBooks.TypeAsync);
        await using var window = await firm.OpenAsync(Role.Bookkeeper, "parallel/test", isDark: true);
        var page = window.Page;
        await RunAsync(page, "10", 1);
        var shown = await page.Locator(Results).CountAsync();
        await page.EvaluateAsync("() => { window.printed = 0; window.print = () => window.printed++; }");
        await page.ClickAsync("main button:has-text('Print')");
        await page.WaitForFunctionAsync("() => window.printed === 1");

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var away in new[] { "nav.rail", "header.bar", ".parallel-nav", "#test-run", "#test-sign", "main button", "main input" })
        {
            await Assertions.Expect(page.Locator($"{away} >> visible=true")).ToHaveCountAsync(0);
        }

        await Assertions.Expect(page.Locator($"{Results} >> visible=true")).ToHaveCountAsync(shown);
        Assert.Equal("rgb(255, 255, 255) rgb(0, 0, 0)", await page.EvaluateAsync<string>("() => { const style = getComputedStyle(document.body); return style.backgroundColor + ' ' + style.color; }"));
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('main, main *')].every(one => one.scrollHeight <= one.clientHeight + 1 || getComputedStyle(one).overflowY === 'visible' || one.closest('.ls-sr'))"));
        Assert.True((await page.PdfAsync(new() { Format = PaperFormat.Letter })).Length > 0);
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task without_anything_of_last_month_the_test_says_so()
    {
        await using var window = await screens.OpenAsync(Role.Administrator, "parallel/test", 390, 844);
        var page = window.Page;

        await page.ClickAsync("#test-run");

        await page.WaitForSelectorAsync(".toast.is-bad >> text=Nothing that would be posted was read from");
        await page.WaitForSelectorAsync("main >> text=No test was run yet.");
        await page.AssertAccessibleAsync("a test that found nothing on a phone");
    }

    private static async Task RunAsync(IPage page, string count, int tests)
    {
        await page.FillAsync("#test-count", count);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync(".toast >> text=tested. Nothing was posted.");
        await page.WaitForSelectorAsync(tests == 1 ? $"{Results} >> nth=0" : $"nav[aria-labelledby=earlier] li >> nth={tests - 1}");
        await page.ClickAsync(".toast .close");
    }

    private static async Task<int> ShownAsync(IPage page)
    {
        var count = await page.Locator(Results).CountAsync();
        Assert.True(count >= 8, $"{count} results.");
        Assert.StartsWith($"{count} items of ", await page.InnerTextAsync("main h2 >> nth=0"), StringComparison.Ordinal);
        var agreeing = page.Locator(Results).Filter(new() { HasText = "Agrees in every field" });
        Assert.True(await agreeing.CountAsync() > 0);
        Assert.Equal(["Field", "LegalSync would post", "Entered by hand"], await agreeing.First.Locator("thead th").AllInnerTextsAsync());
        Assert.Contains("Amount", await agreeing.First.Locator("tbody th").AllInnerTextsAsync());
        await Assertions.Expect(agreeing.First.Locator("tr.differs")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a test with its results");
        return count;
    }

    /// <summary>One that is wrong keeps the signature away; all that are right set it free.</summary>
    private static async Task MarkedAsync(IPage page, int count)
    {
        Assert.True(await page.IsDisabledAsync("#test-sign"));
        for (var item = 1; item < count; item++)
        {
            await page.FocusAsync($"#test-item-{item}-right");
            await page.Keyboard.PressAsync("Space");
        }

        await page.WaitForSelectorAsync($"[role=status]:has-text('{count - 1} of {count} marked right.')");
        await page.FocusAsync($"#test-item-{count}-wrong");
        await page.Keyboard.PressAsync("Space");
        await page.WaitForSelectorAsync("[role=status]:has-text('Something is wrong: mend the mapping it came from')");
        Assert.True(await page.IsDisabledAsync("#test-sign"));
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.WaitForSelectorAsync($"[role=status]:has-text('{count} of {count} marked right.')");
        Assert.True(await page.IsEnabledAsync("#test-sign"));
    }

    private static async Task SignedAsync(IPage page)
    {
        Assert.Equal("All of it is right: sign as Sample Bookkeeper", await page.InnerTextAsync("#test-sign"));
        await page.ClickAsync("#test-sign");
        await page.WaitForSelectorAsync("main .ls-pill:has-text('All right, signed by Sample Bookkeeper')");
        await Assertions.Expect(page.Locator("#test-sign, main input[type=radio]")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync("a signed test");
    }

    private static async Task EarlierAsync(IPage page)
    {
        await page.ClickAsync("nav[aria-labelledby=earlier] li:nth-child(2) a");
        await page.WaitForURLAsync("**test?test=*");
        await page.WaitForSelectorAsync("main .ls-pill:has-text('Not signed')");
        await page.WaitForFunctionAsync("selector => document.querySelectorAll(selector).length <= 6", Results);
    }
}
