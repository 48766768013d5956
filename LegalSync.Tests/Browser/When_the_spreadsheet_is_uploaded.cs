using System.Globalization;
using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Files;
using LegalSync.Tests.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace LegalSync.Tests.Browser;

[Collection("Alone")]
public sealed class When_the_spreadsheet_is_uploaded : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly _firstDay = new(1899, 12, 30);
    private readonly ScreenHost _host = new();
    private readonly Chromium _chromium = new();
    private readonly DateOnly _today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>A spreadsheet run over the last five weeks of the sample month, whose items it covers.</summary>
    public async Task InitializeAsync()
    {
        await _host.StartAsync();
        await using var db = Store.Create();
        var firm = await db.Books.SingleAsync(one => one.Id == SampleBooks.Id);
        var run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), SampleBooks.Id, _today.AddDays(-35), _today, ManualSource.Spreadsheet, SampleBooks.Partner, TimeProvider.System.GetUtcNow());
        firm.Shadow(run.StartsOn, run.EndsOn);
        db.Add(run);
        await db.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        await _chromium.CloseAsync();
        await _host.DisposeAsync();
    }

    public void Dispose() => _host.Dispose();

    private IDbFactory Store => _host.Services.GetRequiredService<IDbFactory>();

    [BrowserFact]
    public async Task the_bookkeeper_brings_a_list_with_headings_of_her_own_and_a_workbook_and_finds_both_compared()
    {
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.Bookkeeper, "parallel/start");
        var page = window.Page;

        await AssistedAsync(page);
        await WorkbookAsync(page);
        await AgainAsync(page);
        await ComparedAsync(window);

        await using var db = Store.Create();
        var rows = await db.ManualRecords.AsNoTracking().Where(row => row.Books == SampleBooks.Id && row.IsLatest).ToListAsync();
        Assert.Equal(5, rows.Count);
        Assert.All(rows, row => Assert.Equal(ManualSource.Spreadsheet, row.Source));
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task a_file_that_cannot_be_read_says_what_where_and_how_to_mend_it_and_nothing_is_taken()
    {
        await using var window = await Screens.OpenAsync(_host, _chromium, Role.Bookkeeper, "parallel/start", 390, 844, isDark: true);
        var page = window.Page;

        await ChooseAsync(page, "list.csv", Bytes($"Date,Type,No.,Client,Amount\n{_today:yyyy-MM-dd},Invoice,1040,Alder (sample),840.00\n{_today:yyyy-MM-dd},Invoice,1041,Birch (sample),twelve\n{_today:yyyy-MM-dd},Gift,7,Cedar (sample),5.00\n"));
        await page.WaitForSelectorAsync("#manual-problems li");
        var problems = await page.Locator("#manual-problems li").AllInnerTextsAsync();
        Assert.Equal(2, problems.Count);
        Assert.StartsWith("Line 3, column 5 \"Amount\":", problems[0], StringComparison.Ordinal);
        Assert.Contains("twelve", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("Line 4, column 2 \"Type\": \"Gift\" is no kind that is compared. Write invoice, payment, trust deposit", problems[1], StringComparison.Ordinal);
        Assert.True(await page.IsDisabledAsync("#manual-take"));
        await page.AssertAccessibleAsync("a list with problems on a phone");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('main').scrollWidth <= innerWidth"));

        await ChooseAsync(page, "list.xlsx", [.. "PK\u0003\u0004 and nothing else".Select(one => (byte)one)]);
        await page.WaitForSelectorAsync("#manual-problems li:has-text('The file:')");
        await Assertions.Expect(page.Locator("#manual-take")).ToHaveCountAsync(0);

        await ChooseAsync(page, "early.csv", Bytes("Date,Type,No.,Client,Amount\n2020-01-02,Invoice,1,Alder (sample),5.00\n"));
        await page.ClickAsync("#manual-take:not([disabled])");
        await page.WaitForSelectorAsync("#manual-problems li:has-text('the days of the parallel run')");
        await using var db = Store.Create();
        Assert.False(await db.ManualRecords.AnyAsync(row => row.Source == ManualSource.Spreadsheet));
        Assert.Empty(window.Errors);
    }

    /// <summary>Two columns and the order of the dates are said by the person; what comes of it is shown at once.</summary>
    private async Task AssistedAsync(IPage page)
    {
        string Row(int number) => string.Create(CultureInfo.InvariantCulture, $"{_today.AddDays(-number):MM/dd/yyyy},{1040 + number},{SampleBooks.Client(number)},\"{840m + (number * 215.25m):N2}\"");
        await ChooseAsync(page, "invoices.csv", Bytes($"Date,Invoice no.,Client,We asked for\n{Row(0)}\n{Row(1)}\n{Row(2)}\n"));
        await page.WaitForSelectorAsync("#manual-problems li:has-text('No column holds the amount.')");
        await page.WaitForSelectorAsync("#manual-problems li:has-text('No column says what a row records.')");
        Assert.Equal(["Date", "Number", "Client", "Ignored"], await page.Locator("select[aria-label$=' holds']").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        await page.AssertAccessibleAsync("the columns of a list");

        await page.SelectOptionAsync("[aria-label='Column 4 holds']", "Amount");
        await page.SelectOptionAsync("#manual-everything", "Invoice");
        await page.SelectOptionAsync("#manual-dates", "Us");
        await page.WaitForSelectorAsync("main >> text=3 rows read: Invoices 3.");
        Assert.Equal("", await page.InnerTextAsync("#manual-problems"));
        await TakeAsync(page, "3 new, 0 changed, 0 gone, 0 as before.");
        await page.WaitForSelectorAsync(".toast >> text=Compared: 3 agree");
        await page.WaitForSelectorAsync("[aria-labelledby=run-title] >> text=from the firm's spreadsheet, 3 rows");
    }

    /// <summary>A workbook needs no words: its headings are known, and its days are counted.</summary>
    private async Task WorkbookAsync(IPage page)
    {
        await ChooseAsync(page, "trust.xlsx", Workbook());
        await page.WaitForSelectorAsync("main >> text=2 rows read: Payments 1, Trust deposits 1.");
        await page.AssertAccessibleAsync("a workbook that is read");
        await TakeAsync(page, "2 new, 0 changed, 0 gone, 0 as before.");
        await page.WaitForSelectorAsync("[aria-labelledby=run-title] >> text=from the firm's spreadsheet, 5 rows");
    }

    private async Task AgainAsync(IPage page)
    {
        await ChooseAsync(page, "trust.xlsx", Workbook());
        await TakeAsync(page, "0 new, 0 changed, 0 gone, 2 as before.");
    }

    private static async Task ComparedAsync(Window window)
    {
        await window.GoAsync("parallel?tab=equal");
        var page = window.Page;
        await page.WaitForSelectorAsync("#pairs-count:has-text('5 shown')");
        await page.FocusAsync("#pairs");
        await page.Keyboard.PressAsync("Home");
        await page.WaitForSelectorAsync("#pair-evidence >> text=of the spreadsheet");
        Assert.Contains("row ", await page.InnerTextAsync("#pair-evidence"), StringComparison.Ordinal);
        await page.AssertAccessibleAsync("a row of the spreadsheet compared");
    }

    private static async Task TakeAsync(IPage page, string done)
    {
        await page.ClickAsync("#manual-take:not([disabled])");
        await page.WaitForSelectorAsync($"main >> text={done}");
        await Assertions.Expect(page.Locator("#manual-take")).ToHaveCountAsync(0);
    }

    private static Task ChooseAsync(IPage page, string name, byte[] content) =>
        page.SetInputFilesAsync("#manual-file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private byte[] Workbook()
    {
        string Text(string cell, string text) => $"""<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>""";
        string Row(int line, int daysAgo, string kind, string number, int client, int amount) =>
            $"""<row r="{line}"><c r="A{line}" s="1"><v>{_today.AddDays(-daysAgo).DayNumber - _firstDay.DayNumber}</v></c>{Text($"B{line}", kind)}{Text($"C{line}", number)}{Text($"D{line}", SampleBooks.Client(client))}<c r="E{line}"><v>{amount}</v></c></row>""";
        return Workbooks.Of(
            $"""<row r="1">{Text("A1", "Date")}{Text("B1", "Type")}{Text("C1", "No.")}{Text("D1", "Client")}{Text("E1", "Amount")}</row>"""
            + Row(2, 5, "Payment", "ACH 5512", 5, 310) + Row(3, 3, "Trust deposit", "CHK 1001", 3, 1_500));
    }
}
