using Deque.AxeCore.Playwright;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Identity;
using LegalSync.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Connect;

[Collection("Alone")]
public sealed class When_set_up_is_walked
{
    [BrowserFact]
    public async Task an_administrator_comes_from_nothing_to_a_signed_opening()
    {
        var host = await ConnectHost.StartAsync();
        try
        {
            host.Listen(0);
            await host.App.OpenAccountAsync(new NewAccount("ada", "Ada Administrator", [Role.Administrator], [], "a long enough password"));
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = BrowserFactAttribute.Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
            });
            var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 390, Height = 844 } });

            await SignInAsync(page, host.App.ClientOptions.BaseAddress);
            await page.ClickAsync("#connect-smokeball");
            await AxeAsync(page, "#connect-quickbooks");
            await page.ClickAsync("#connect-quickbooks");
            await page.ClickAsync("#allow");
            await page.Locator("#books-name").WaitForAsync();
            await AxeAsync(page, "#books-open");
            await Assertions.Expect(page.Locator("#books-name")).Not.ToHaveValueAsync("");
            await page.SelectOptionAsync("#books-zone", "America/Denver");
            await page.ClickAsync("#books-open");
            await AxeAsync(page, "#native-off");
            await page.ClickAsync("#native-off");
            await SignAsync(page, host);

            await using var db = host.Db();
            var books = await db.Books.AsNoTracking().SingleAsync();
            Assert.Equal(("America/Denver", NativeSyncAnswer.Off, "Ada Administrator"), (books.TimeZone, books.NativeSync, books.OpeningSignedBy));
            Assert.Equal(1_250_00, await db.LedgerHeads.Where(head => head.Books == books.Id).Select(head => head.OpeningMinor).SingleAsync());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task SignInAsync(IPage page, Uri root)
    {
        await page.GotoAsync(root + "setup", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.FillAsync("#signin-name", "ada");
        await page.FillAsync("#signin-password", "a long enough password");
        await page.ClickAsync("#signin-enter");
        await AxeAsync(page, "#connect-smokeball");
    }

    private static async Task SignAsync(IPage page, ConnectHost host)
    {
        var plan = host.Sandbox.World.Plan;
        var trust = plan.Opening[0];
        await AxeAsync(page, "#opening-check");
        await page.FillAsync("#opening-text", $"account,matter,balance\n{trust.Account.Name},nobody,1250.00");
        await page.ClickAsync("#opening-check");
        await Assertions.Expect(page.Locator("#opening-problems")).ToContainTextAsync("line 2, column 2 \"matter\": Smokeball has no matter \"nobody\".");
        await page.FillAsync("#opening-text", $"account,matter,balance\n{trust.Account.Name},{trust.Matter.Number},\"1,250.00\"");
        await page.ClickAsync("#opening-check");
        await Assertions.Expect(page.Locator("#opening-totals")).ToContainTextAsync("1,250.00");
        await AxeAsync(page, "#opening-sign");
        await page.CheckAsync("#opening-agree");
        await page.ClickAsync("#opening-sign");
        await page.Locator("#read-now").WaitForAsync();
    }

    private static async Task AxeAsync(IPage page, string there)
    {
        await page.Locator(there).WaitForAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty((await page.Locator(".set-up").RunAxe()).Violations.Select(violation => $"{there}: {violation.Id} {violation.Help}"));
    }
}
