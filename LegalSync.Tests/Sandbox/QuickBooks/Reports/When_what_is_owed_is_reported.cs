using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks.Reports;

public class When_what_is_owed_is_reported
{
    private readonly TestBooks _books = new();

    public When_what_is_owed_is_reported()
    {
        Bill(100m, "2026-03-01", _books.Matter);
        var late = Bill(40m, "2026-05-15", _books.Matter);
        Bill(7m, "2026-06-15", _books.Client);
        Bill(25m, "2026-05-01", _books.Other);
        var payment = _books.Payment(30m, late);
        payment["TxnDate"] = "2026-05-28";
        _books.Write("payment", payment);
    }

    [Fact]
    public void each_customer_is_a_row_of_ages_with_matters_below_their_client()
    {
        var rows = _books.Report("AgedReceivables", "report_date=2026-05-31").Rows();

        Assert.Equal(["Basil Samplewood", "", "25.00", "", "", "", "25.00"], rows[0].Values());
        Assert.False(rows[0].ContainsKey("type"));
        Assert.Equal(["Marigold Testwell", "7.00", "", "", "", "", "7.00"], rows[1].Values("Header"));
        Assert.Equal(["M-1001 Testwell Estate", "", "10.00", "", "", "100.00", "110.00"], rows[1].Rows()[0].Values());
        Assert.Equal(["Total Marigold Testwell", "7.00", "10.00", "0.00", "0.00", "100.00", "117.00"], rows[1].Values("Summary"));
        Assert.Equal(["TOTAL", "7.00", "35.00", "0.00", "0.00", "100.00", "142.00"], rows[^1].Values("Summary"));
        Assert.Equal("GrandTotal", rows[^1]["group"]!.ToString());
    }

    [Fact]
    public void before_a_payment_came_the_invoice_was_open_in_full()
    {
        var rows = _books.Report("AgedReceivables", "report_date=2026-05-20").Rows();

        Assert.Equal("172.00", rows[^1].Values("Summary")[^1]);
    }

    [Fact]
    public void a_period_in_place_of_a_report_date_is_answered_as_of_today_and_only_the_header_says_so()
    {
        var report = _books.Report("AgedReceivables", "start_date=2026-01-01&end_date=2026-04-30");

        Assert.Equal("142.00", report.Rows()[^1].Values("Summary")[^1]);
        Assert.Equal(("2026-05-31", "2026-05-31"), (report["Header"]!["EndPeriod"]!.ToString(), report.Option("report_date")));
    }

    [Fact]
    public void the_ages_can_be_counted_in_other_steps()
    {
        var report = _books.Report("AgedReceivables", "report_date=2026-05-31&num_periods=2&aging_period=10");

        Assert.Equal(["", "Current", "1 - 10", "11 and over", "Total"], report["Columns"]!["Column"]!.AsArray().Select(column => column!["ColTitle"]!.ToString()));
        Assert.Equal(["TOTAL", "7.00", "0.00", "135.00", "142.00"], report.Rows()[^1].Values("Summary"));
    }

    [Fact]
    public void money_that_was_not_applied_counts_against_what_is_owed()
    {
        _books.Write("payment", _books.Payment(50m, customer: _books.Other));

        Assert.Equal("-25.00", _books.Report("CustomerBalance", "report_date=2026-05-31").Rows()[0].Values()[1]);
    }

    [Fact]
    public void the_details_stand_in_sections_by_age()
    {
        var rows = _books.Report("AgedReceivableDetail", "report_date=2026-05-31").Rows();

        Assert.Equal(["91 or more days past due", "1 - 30 days past due", "Current"], rows.SkipLast(1).Select(row => row.Values("Header")[0]));
        Assert.Equal(["40.00", "10.00"], rows[1].Rows()[0].Values()[5..7]);
        Assert.Equal("142.00", rows[^1].Values("Summary")[6]);
    }

    [Theory]
    [InlineData("2026-04-15")]
    [InlineData("2026-05-20")]
    [InlineData("2026-05-31")]
    public void what_is_owed_is_the_balance_of_receivables(string day)
    {
        var owed = _books.Report("CustomerBalanceDetail", $"report_date={day}").Rows()[^1].Values("Summary")[6];
        var receivables = _books.Report("TrialBalance", $"start_date=2026-01-01&end_date={day}").Rows()
            .Single(row => row.ContainsKey("ColData") && row.IdAt(0) == "84").Values()[1];

        Assert.Equal(receivables, owed);
    }

    [Fact]
    public void the_statements_agree_with_each_other()
    {
        var sheet = _books.Report("BalanceSheet", "start_date=2026-01-01&end_date=2026-05-31");
        var profit = _books.Report("ProfitAndLoss", "start_date=2026-01-01&end_date=2026-05-31");

        Assert.Equal("172.00", profit.Group("NetIncome").Values("Summary")[1]);
        Assert.Equal("142.00", sheet.Group("AR").Values("Summary")[1]);
        Assert.Equal(sheet.Group("TotalAssets").Values("Summary")[1], sheet.Group("TotalLiabilitiesAndEquity").Values("Summary")[1]);
        Assert.Equal(["Net Income", "172.00"], sheet.Group("Equity").Rows()[^1].Values());
    }

    [Fact]
    public void profit_can_be_narrowed_to_a_customer_and_keeps_its_sections_when_it_is_empty()
    {
        var one = _books.Report("ProfitAndLoss", $"start_date=2026-01-01&end_date=2026-05-31&customer={_books.Other}");
        Assert.Equal(("25.00", _books.Other), (one.Group("NetIncome").Values("Summary")[1], one["Header"]!["Customer"]!.ToString()));

        var none = _books.Report("ProfitAndLoss", "start_date=2020-01-01&end_date=2020-05-31");
        Assert.Equal("true", none.Option("NoReportData"));
        Assert.Equal(["Income", "GrossProfit", "Expenses", "NetOperatingIncome", "NetIncome"], none.Rows().Select(row => row["group"]!.ToString()));
    }

    [Fact]
    public void the_list_of_accounts_shows_what_each_holds() =>
        Assert.Contains(_books.Report("AccountList").Rows(), row => row.IdAt(0) == "84" && row.Values()[^1] == "142.00");

    private string Bill(decimal amount, string due, string customer)
    {
        var body = _books.Invoice(amount, customer: customer);
        body["TxnDate"] = "2026-02-01";
        body["DueDate"] = due;
        return Id(_books.Write("invoice", body));
    }
}
