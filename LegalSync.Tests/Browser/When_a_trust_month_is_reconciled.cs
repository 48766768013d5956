using System.Diagnostics;
using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_a_trust_month_is_reconciled : IAsyncLifetime, IDisposable
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
    public async Task it_is_imported_matched_explained_signed_and_locked()
    {
        await _host.StartAsync(empty: true);
        await TrustFirm.FillAsync(_host.Services.GetRequiredService<IDbFactory>(), TimeProvider.System.GetUtcNow());
        await using var bookkeeper = await Screens.OpenAsync(_host, _chromium, Role.Bookkeeper, "trust/statements");
        await ImportAsync(bookkeeper.Page);
        await MatchAsync(bookkeeper);
        await ExplainAsync(bookkeeper.Page);
        await AssertAccessibleAsync(bookkeeper.Page, "a month in work", ColorScheme.Light, ColorScheme.Dark);
        await bookkeeper.GoAsync(Month + "?tab=sign");
        await bookkeeper.Page.ClickAsync("#submit-month");
        Assert.Contains("Only a managing partner or an administrator signs", await bookkeeper.Page.InnerTextAsync("#signing-objection"), StringComparison.Ordinal);
        await using var partner = await Screens.OpenAsync(_host, _chromium, Role.ManagingPartner, Month);
        await SignAsync(partner.Page);
        await AssertReportsAsync(partner.Page);
        await AssertAccessibleAsync(partner.Page, "a signed month", ColorScheme.Dark, ColorScheme.Light);
        await AssertLockedAsync(bookkeeper);
        Assert.Empty(bookkeeper.Errors);
        Assert.Empty(partner.Errors);
    }

    private static async Task ImportAsync(IPage page)
    {
        await page.WaitForSelectorAsync("text=No statement yet");
        await page.SetInputFilesAsync("#statement-file", File("march.xml", TrustFirm.Statement));
        await page.WaitForSelectorAsync("text=Choose the trust account it belongs to");
        await page.SelectOptionAsync("#import-account", TrustFirm.Account);
        await page.ClickAsync("#import-again");
        await page.WaitForSelectorAsync("text=4 lines, 4 new.");
        await page.WaitForSelectorAsync("#statements >> text=march.xml");
        await page.AssertAccessibleAsync("an imported statement");
        await page.SetInputFilesAsync("#statement-file", File("march again.xml", TrustFirm.Statement));
        await page.WaitForSelectorAsync("text=Nothing changed.");
    }

    /// <summary>Three of four lines are accepted with one key each: the next line takes the place of the accepted one.</summary>
    private static async Task MatchAsync(Window window)
    {
        await window.GoAsync("trust/reconcile");
        var page = window.Page;
        await page.ClickAsync(".begin");
        await page.WaitForURLAsync("**/" + Month);
        await page.WaitForSelectorAsync("#bank-lines tr[data-active] >> text=DEPOSIT ALDER 77");
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("Tab");
        await FocusedAsync(page, "book-entries");
        await page.Keyboard.PressAsync("h");
        await FocusedAsync(page, "bank-lines");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#bank-lines tr[data-active] >> text=CHECK 1001");
        await page.Keyboard.PressAsync("u");
        await page.WaitForSelectorAsync("#bank-lines tr[data-active] >> text=DEPOSIT ALDER 77");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#bank-lines tr[data-active] >> text=CHECK 1001");
        await page.Keyboard.PressAsync("j");
        await page.WaitForSelectorAsync("#bank-strip >> text=INV 41");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("#bank-lines tr[data-active] >> text=INTEREST");
        await page.Keyboard.PressAsync("a");
        await page.WaitForSelectorAsync("text=1 open · 3 matched");
        await PickUnequalAsync(page);
    }

    private static async Task PickUnequalAsync(IPage page)
    {
        await page.Keyboard.PressAsync("x");
        await page.WaitForSelectorAsync("text=Picked: 1 line");
        await page.Keyboard.PressAsync("l");
        await FocusedAsync(page, "book-entries");
        await page.Keyboard.PressAsync("x");
        await page.WaitForSelectorAsync("#book-strip >> text=$10.00 apart");
        await page.Keyboard.PressAsync("m");
        await page.WaitForSelectorAsync(".toast >> text=Trust money matches to the cent");
        await page.Keyboard.PressAsync("*");
        await page.Keyboard.PressAsync("n");
    }

    /// <summary>The planted difference is named; Enter leads to its suspect, where it becomes an error of the bank.</summary>
    private static async Task ExplainAsync(IPage page)
    {
        Assert.Contains("-$1,210.00", await page.InnerTextAsync("#difference"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("e");
        await page.WaitForSelectorAsync(".rz-dialog >> text=Misposted check");
        await page.AssertAccessibleAsync("explanations");
        await page.FocusAsync(".suspect >> text=CHECK 1001");
        await page.Keyboard.PressAsync("Enter");
        await FocusedAsync(page, "bank-lines");
        await page.Keyboard.PressAsync("c");
        await page.SelectOptionAsync("#item-class", "BankError");
        await page.FillAsync("#item-note", "The bank paid 1,210.00 on a check of 1,200.00.");
        await page.ClickAsync("#item-form >> text=Keep it");
        await page.WaitForSelectorAsync("text=without it the error cannot be carried");
        await page.AssertAccessibleAsync("an explanation");
        await page.FillAsync("#item-ticket", "BK-4711");
        await page.ClickAsync("#item-form >> text=Keep it");
        await page.WaitForSelectorAsync("#verdict >> text=In balance to the cent as of Mar 31, 2026: $15,901.23.");
    }

    private static async Task SignAsync(IPage page)
    {
        await page.ClickAsync("#sign-month");
        await page.WaitForSelectorAsync("text=I have reviewed statements, journal and ledgers");
        await page.AssertAccessibleAsync("a signature");
        await page.ClickAsync(".rz-dialog >> text=Sign and lock >> visible=true");
        await page.WaitForSelectorAsync("#locked >> text=Signed by Sample ManagingPartner");
    }

    private static async Task AssertReportsAsync(IPage page)
    {
        var pdf = await DownloadAsync(page, "#locked >> text=PDF");
        Assert.Equal("%PDF-", Encoding.Latin1.GetString(pdf, 0, 5));
        if (await PdfTextAsync(pdf) is { } text)
        {
            Assert.Contains("15,901.23", text, StringComparison.Ordinal);
            Assert.Contains("BK-4711", text, StringComparison.Ordinal);
            Assert.Contains("Sample ManagingPartner", text, StringComparison.Ordinal);
        }

        Assert.Contains("BK-4711", Encoding.UTF8.GetString(await DownloadAsync(page, "#locked >> text=CSV")), StringComparison.Ordinal);
        Assert.Equal("PK", Encoding.Latin1.GetString(await DownloadAsync(page, "#locked >> text=Bundle"), 0, 2));
    }

    /// <summary>What is dated in the signed month changes by no way: neither a match nor another statement.</summary>
    private static async Task AssertLockedAsync(Window window)
    {
        await window.GoAsync(Month);
        var page = window.Page;
        await page.WaitForSelectorAsync("#locked");
        await page.FocusAsync("#bank-lines");
        await page.Keyboard.PressAsync("c");
        await page.WaitForSelectorAsync(".toast >> text=The month is signed");
        await window.GoAsync("trust/statements");
        await page.SetInputFilesAsync("#statement-file", File("more.csv", TrustFirm.Table));
        await page.WaitForSelectorAsync("text=Choose the trust account first");
        await page.SelectOptionAsync("#import-account", TrustFirm.Account);
        await page.WaitForSelectorAsync("text=3 lines");
        await page.AssertAccessibleAsync("the columns of a table");
        await page.ClickAsync("#import-table");
        await page.WaitForSelectorAsync("text=is signed. Reopen it first.");
    }

    /// <summary>On a desk and on a phone, without loading the page again; nothing scrolls sideways.</summary>
    private static async Task AssertAccessibleAsync(IPage page, string where, ColorScheme desk, ColorScheme phone)
    {
        foreach (var (width, height, scheme) in new[] { (1440, 900, desk), (390, 844, phone) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.AssertAccessibleAsync($"{where} {width} {scheme}");
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"), where);
        }

        await page.SetViewportSizeAsync(1440, 900);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    private static async Task<byte[]> DownloadAsync(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(link));
        return await System.IO.File.ReadAllBytesAsync(await download.PathAsync());
    }

    /// <summary>The text of a PDF as a reader of PDFs sees it; null where none is installed.</summary>
    private static async Task<string?> PdfTextAsync(byte[] pdf)
    {
        if (!System.IO.File.Exists("/usr/bin/pdftotext"))
        {
            return null;
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await System.IO.File.WriteAllBytesAsync(path, pdf);
        try
        {
            using var reader = Process.Start(new ProcessStartInfo("/usr/bin/pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            return text;
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static async Task FocusedAsync(IPage page, string id) => await page.WaitForFunctionAsync("id => document.activeElement.id === id", id);
}
