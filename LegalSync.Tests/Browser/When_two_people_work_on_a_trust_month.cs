using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_two_people_work_on_a_trust_month : IAsyncLifetime, IDisposable
{
    private const string Month = "trust/reconcile/trust-A/2026-03-31";
    private readonly ScreenHost _host = new();
    private readonly Chromium _chromium = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    public void Dispose() => _host.Dispose();

    [BrowserFact]
    public async Task what_one_changes_the_other_is_told_and_a_signed_month_is_opened_again_with_a_reason()
    {
        await _host.StartAsync(empty: true);
        await TrustFirm.FillAsync(_host.Services.GetRequiredService<IDbFactory>(), TimeProvider.System.GetUtcNow(), withEquals: true);
        await using var bookkeeper = await Screens.OpenAsync(_host, _chromium, Role.Bookkeeper, "trust/statements");
        await ImportAsync(bookkeeper);
        await AcceptCertainAsync(bookkeeper.Page);
        await ChooseAmongEqualsAsync(bookkeeper.Page);
        await using var partner = await Screens.OpenAsync(_host, _chromium, Role.ManagingPartner, Month);
        await MeetAsync(bookkeeper.Page, partner.Page);
        await CarryFromBeforeAsync(bookkeeper.Page);
        await SubmitAsync(bookkeeper);
        await SignAndOpenAgainAsync(partner);
        await bookkeeper.GoAsync(Month + "?tab=sign");
        await bookkeeper.Page.WaitForSelectorAsync("text=Opened again: A deposit of March came late.");
        Assert.Empty(bookkeeper.Errors);
        Assert.Empty(partner.Errors);
    }

    private static async Task ImportAsync(Window window)
    {
        var page = window.Page;
        await page.SetInputFilesAsync("#statement-file", new FilePayload { Name = "march.xml", MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(TrustFirm.StatementWithEquals) });
        await page.WaitForSelectorAsync("text=Choose the trust account it belongs to");
        await page.SelectOptionAsync("#import-account", TrustFirm.Account);
        await page.ClickAsync("#import-again");
        await page.WaitForSelectorAsync("text=5 lines, 5 new.");
        await window.GoAsync("trust/reconcile");
        await page.ClickAsync(".begin");
        await page.WaitForURLAsync("**/" + Month);
        await page.WaitForSelectorAsync("#bank-lines tr[data-active]");
    }

    /// <summary>What is certain goes in one step, after a look at what it is.</summary>
    private static async Task AcceptCertainAsync(IPage page)
    {
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("*");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync(".rz-dialog >> text=TRANSFER INV 41");
        Assert.DoesNotContain("COUNTER", await page.InnerTextAsync(".rz-dialog"), StringComparison.Ordinal);
        await page.ClickAsync(".rz-dialog >> text=Accept all >> visible=true");
        await page.WaitForSelectorAsync(".rz-dialog", new() { State = WaitForSelectorState.Hidden });
        await page.WaitForSelectorAsync("text=1 matched");
        await AcceptAsync(page, "DEPOSIT ALDER 77");
        await AcceptAsync(page, "INTEREST");
    }

    private static async Task AcceptAsync(IPage page, string line)
    {
        await page.ClickAsync($"#bank-lines >> text={line}");
        await page.WaitForSelectorAsync($"#bank-lines tr[data-active] >> text={line}");
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync($"#bank-lines >> text={line}", new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>Two entries fit the counter deposit equally: nothing is taken by itself, and a number takes one.</summary>
    private static async Task ChooseAmongEqualsAsync(IPage page)
    {
        await page.ClickAsync("#bank-lines >> text=COUNTER");
        await page.WaitForSelectorAsync("#bank-strip >> text=These fit equally");
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync(".toast >> text=Several fit equally");
        await page.Keyboard.PressAsync("1");
        await page.WaitForSelectorAsync("#bank-lines >> text=COUNTER", new() { State = WaitForSelectorState.Hidden });
        await page.WaitForSelectorAsync("#book-entries >> text=Costs");
    }

    /// <summary>The partner has the month open while the bookkeeper changes it: the rows stay, a word offers the change.</summary>
    private static async Task MeetAsync(IPage bookkeeper, IPage partner)
    {
        await partner.WaitForSelectorAsync("#bank-lines");
        await bookkeeper.Keyboard.PressAsync("u");
        await partner.WaitForSelectorAsync("#stale >> text=Somebody else changed this month");
        await partner.AssertAccessibleAsync("a month that somebody else changed");
        await partner.ClickAsync("#stale >> text=Show the change");
        await partner.WaitForSelectorAsync("#bank-lines >> text=COUNTER");
        await partner.WaitForSelectorAsync("#stale", new() { State = WaitForSelectorState.Hidden });
        await bookkeeper.ClickAsync("#bank-lines >> text=COUNTER");
        await bookkeeper.FocusAsync("#bank-lines");
        await bookkeeper.Keyboard.PressAsync("1");
        await bookkeeper.WaitForSelectorAsync("#bank-lines >> text=COUNTER", new() { State = WaitForSelectorState.Hidden });
    }

    /// <summary>A check from before the books is carried; it breaks the tie until it is closed, because the ledgers never knew of it.</summary>
    private static async Task CarryFromBeforeAsync(IPage page)
    {
        await page.ClickAsync("#add-opening");
        await page.FillAsync("#item-amount", "a lot");
        await page.FillAsync("#item-date", "2026-02-20");
        await page.FillAsync("#item-note", "Check 990 of last year");
        await page.ClickAsync("#item-form >> text=Keep it");
        await page.WaitForSelectorAsync("#item-problem >> text=Write the amount as a number");
        await page.FillAsync("#item-amount", "-75.00");
        await page.ClickAsync("#item-form >> text=Keep it");
        await page.WaitForSelectorAsync(".below >> text=Check 990 of last year");
        await page.ClickAsync(".below tr:has-text('Check 990 of last year') >> text=Close…");
        await page.FillAsync("#reason", "It was cashed before the opening.");
        await page.ClickAsync(".rz-dialog >> text=Close it >> visible=true");
        await page.WaitForSelectorAsync(".below >> text=Check 990 of last year", new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task SubmitAsync(Window window)
    {
        var page = window.Page;
        await page.ClickAsync("#bank-lines >> text=CHECK 1001");
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("c");
        await page.SelectOptionAsync("#item-class", "BankError");
        await page.FillAsync("#item-note", "The bank paid 1,210.00 on a check of 1,200.00.");
        await page.FillAsync("#item-ticket", "BK-4711");
        await page.ClickAsync("#item-form >> text=Keep it");
        await page.WaitForSelectorAsync("#verdict >> text=In balance to the cent as of Mar 31, 2026");
        await window.GoAsync(Month + "?tab=sign");
        await page.ClickAsync("#submit-month");
        await page.WaitForSelectorAsync("#signing-objection");
    }

    private static async Task SignAndOpenAgainAsync(Window window)
    {
        await window.GoAsync(Month + "?tab=sign");
        var page = window.Page;
        await page.ClickAsync("#sign-month");
        await page.ClickAsync(".rz-dialog >> text=Sign and lock >> visible=true");
        await page.WaitForSelectorAsync("#locked");
        await page.ClickAsync("#reopen-month");
        await page.ClickAsync(".rz-dialog >> text=Open again >> visible=true");
        await page.WaitForSelectorAsync("#reason-problem >> text=Write why");
        await page.FillAsync("#reason", "A deposit of March came late.");
        await page.ClickAsync(".rz-dialog >> button:has-text('Open again')");
        await page.WaitForSelectorAsync("#sign-panel >> text=Opened again by Sample ManagingPartner");
        await page.AssertAccessibleAsync("a month opened again");
    }
}
