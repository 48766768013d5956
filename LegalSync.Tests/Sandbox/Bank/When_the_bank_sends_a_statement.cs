extern alias sandbox;

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using sandbox::LegalSync.Sandbox;
using sandbox::LegalSync.Sandbox.Bank;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Sandbox.Bank;

public class When_the_bank_sends_a_statement
{
    private static readonly DateOnly _today = new(2026, 11, 20);
    private static readonly FirmPlan _plan = FirmPlan.Generate(12, _today, new FirmOptions(60, false, AllKinds: true));
    private static readonly BankBooks _bank = new();

    private static BankPage Month(int month) => _bank.Page(_plan.Iolta, new DateOnly(2026, month, 1), new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1), _today);

    [Fact]
    public void its_lines_make_its_balances_and_each_month_opens_where_the_last_one_closed()
    {
        foreach (var month in new[] { 8, 9, 10, 11 })
        {
            Assert.Equal(Month(month).Closing, Month(month).Opening + Month(month).Lines.Sum(line => line.Amount));
        }

        Assert.Equal([Month(8).Closing, Month(9).Closing, Month(10).Closing], [Month(9).Opening, Month(10).Opening, Month(11).Opening]);
        Assert.NotEmpty(Month(10).Lines);
    }

    [Fact]
    public void cheques_take_days_deposits_a_day_or_two_and_wires_none()
    {
        foreach (var line in _bank.Page(_plan.Iolta, _plan.StartDate, _today, _today).Lines.Where(line => line.Clears.Count > 0))
        {
            var days = Enumerable.Range(1, Math.Max(0, line.Day.DayNumber - line.Clears[0].Effective.DayNumber))
                .Count(day => line.Clears[0].Effective.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
            var (least, most) = line.Kind switch
            {
                BankLineKind.Cheque => (3, 11),
                BankLineKind.Deposit => (1, 3),
                _ => (0, 1),
            };
            Assert.True(days >= least && days <= most, $"{line.Text} took {days} days.");
            Assert.False(line.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    [Fact]
    public void a_slip_is_one_line_a_transfer_and_a_voided_cheque_are_none()
    {
        var lines = Clearing();
        var slips = _plan.Iolta.Movements.Where(movement => movement.Reference.StartsWith("SLIP", StringComparison.Ordinal)).GroupBy(movement => movement.Reference).ToList();

        Assert.All(slips, slip => Assert.Equal(slip.Sum(part => part.Amount), Assert.Single(lines, line => line.Text == $"DEPOSIT {slip.Key}").Amount));
        Assert.DoesNotContain(lines, line => line.Clears.Any(movement => movement.Kind is MovementKind.Transfer or MovementKind.VendorPaymentReversal || movement is { Kind: MovementKind.VendorPayment, IsReversed: true }));
        Assert.Contains(lines, line => line.Kind == BankLineKind.ReturnedItem);
        Assert.Contains(lines, line => line.Kind == BankLineKind.ServiceCharge && line.Amount == -12.50m);
        Assert.Equal(lines.Count, lines.Select(line => line.BankId).Distinct().Count());
    }

    [Fact]
    public void the_same_firm_gets_the_same_bytes()
    {
        var again = FirmPlan.Generate(12, _today, new FirmOptions(60, false, AllKinds: true));

        Assert.Equal(Month(10).Lines.Select(line => (line.Day, line.Amount, line.BankId)), new BankBooks().Page(again.Iolta, new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), _today).Lines.Select(line => (line.Day, line.Amount, line.BankId)));
    }

    [Theory]
    [InlineData(BankFaultKind.MispostedCheque, true)]
    [InlineData(BankFaultKind.UnknownDeposit, true)]
    [InlineData(BankFaultKind.ReturnedDeposit, true)]
    [InlineData(BankFaultKind.MissingLine, false)]
    [InlineData(BankFaultKind.DuplicatedLine, false)]
    public void a_fault_of_the_bank_is_in_its_balance_and_a_fault_of_the_file_is_not(BankFaultKind kind, bool isInBalance)
    {
        var bank = new BankBooks();
        BankPage Page() => bank.Page(_plan.Iolta, _plan.StartDate, _today, _today);
        var before = Page();
        var fault = bank.Break(kind, before, 3);
        var after = Page();

        Assert.NotNull(fault);
        Assert.Equal(isInBalance, before.Closing != after.Closing);
        Assert.Equal(isInBalance, after.Closing == after.Opening + after.Lines.Sum(line => line.Amount));
        bank.Clear();
        Assert.Equal(before.Lines.Select(line => line.Amount), Page().Lines.Select(line => line.Amount));
    }

    [Fact]
    public async Task every_format_is_served_over_http_with_the_same_lines_and_balances()
    {
        await using var server = await SandboxServer.StartAsync("http://127.0.0.1:0", 12, _today, new FirmOptions(60, false, AllKinds: true));
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var account = JsonNode.Parse(await http.GetStringAsync("bank/accounts"))!.AsArray()[0]!;
        var page = Month(10);
        async Task<string> Get(string format) => await http.GetStringAsync(new Uri($"bank/{account["id"]}/statement?from=2026-10-01&to=2026-10-31&format={format}", UriKind.Relative));
        var (closing, opening) = (Text(page.Closing), Text(page.Opening));

        var ofx = await Get("ofx");
        Assert.Equal(page.Lines.Select(line => Text(line.Amount)), Regex.Matches(ofx, "<TRNAMT>([-0-9.]+)").Select(match => match.Groups[1].Value));
        Assert.Contains($"<BALAMT>{closing}", ofx, StringComparison.Ordinal);
        Assert.Contains("<INTU.BID>", await Get("qfx"), StringComparison.Ordinal);
        var xml = XDocument.Parse(Regex.Replace(await Get("ofx2"), "<[?]OFX[^>]*>", ""));
        Assert.Equal(page.Lines.Count, xml.Descendants("STMTTRN").Count());
        var camt = XDocument.Parse(await Get("camt053"));
        Assert.Equal(page.Lines.Count, camt.Descendants().Count(element => element.Name.LocalName == "Ntry"));
        var mt940 = await Get("mt940");
        Assert.Contains(":62F:C261031USD" + closing.Replace('.', ','), mt940, StringComparison.Ordinal);
        Assert.Contains(":60F:C261001USD" + opening.Replace('.', ','), mt940, StringComparison.Ordinal);
        var bai = (await Get("bai2")).TrimEnd().Split('\n');
        var total = bai.Where(record => record.StartsWith("16,", StringComparison.Ordinal)).Sum(record => long.Parse(record.Split(',')[2], CultureInfo.InvariantCulture));
        Assert.Equal(((long)((page.Opening + page.Closing) * 100m) + total).ToString(CultureInfo.InvariantCulture), bai[^1].Split(',')[1]);
        Assert.Equal(bai.Length, int.Parse(bai[^1].Split(',')[3].TrimEnd('/'), CultureInfo.InvariantCulture));
        Assert.EndsWith($",{closing}\r\n", await Get("csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task faults_are_set_and_lifted_over_http_and_nonsense_is_refused()
    {
        await using var server = await SandboxServer.StartAsync("http://127.0.0.1:0", 12, _today, new FirmOptions(60, false, AllKinds: true));
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var faults = new Uri("control/bank/faults", UriKind.Relative);

        using var set = await http.PostAsJsonAsync(faults, new { kind = "misposted-cheque", from = "2026-08-01", to = "2026-11-20", seed = 3 });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        Assert.Single(JsonNode.Parse(await http.GetStringAsync(faults))!.AsArray());
        using var lifted = await http.DeleteAsync(faults);
        Assert.Empty(JsonNode.Parse(await http.GetStringAsync(faults))!.AsArray());

        using var nonsense = await http.PostAsJsonAsync(faults, new { kind = "fire" });
        using var backwards = await http.GetAsync(new Uri($"bank/{_plan.Iolta.Number}/statement?from=2026-10-31&to=2026-10-01", UriKind.Relative));
        using var nobody = await http.GetAsync(new Uri("bank/999/statement", UriKind.Relative));
        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound], [nonsense.StatusCode, backwards.StatusCode, nobody.StatusCode]);
    }

    private static IReadOnlyList<BankLine> Clearing() => _bank.Page(_plan.Iolta, _plan.StartDate.AddMonths(-4), _today, _today).Lines;

    private static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
