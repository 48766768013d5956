extern alias sandbox;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks.Reports;

public class When_the_ledger_is_reported
{
    private const string May = "start_date=2026-05-01&end_date=2026-05-31";
    private readonly TestBooks _books = new();
    private readonly string _invoice;

    public When_the_ledger_is_reported()
    {
        var early = _books.TrustDeposit(400m);
        early["TxnDate"] = "2026-04-10";
        _books.Write("deposit", early);
        _books.Write("deposit", _books.TrustDeposit(150m));
        var invoice = _books.Invoice(300.5m, "S-1");
        invoice["Line"]![0]!["Description"] = "Draft motion";
        _invoice = Id(_books.Write("invoice", invoice));
        _books.Write("payment", _books.Payment(100m, _invoice, into: _books.Operating));
    }

    [Fact]
    public void an_amount_is_the_change_of_that_accounts_own_balance()
    {
        var report = _books.Report("GeneralLedger", May);

        var (bank, trust, fees) = (report.SectionOf("IOLTA"), report.SectionOf("Client funds held in trust"), report.SectionOf("Legal fees"));
        Assert.Equal(["2026-05-05", "Deposit", "", "Marigold Testwell:M-1001 Testwell Estate", "", "IOLTA", "150.00", "550.00"], trust.Rows()[1].Values());
        Assert.Equal(("150.00", "550.00"), (bank.Rows()[1].Values()[6], bank.Rows()[1].Values()[7]));
        Assert.Equal(("300.50", "Draft motion"), (fees.Rows()[0].Values()[6], fees.Rows()[0].Values()[4]));
        Assert.Equal("-100.00", report.SectionOf("Accounts Receivable (A/R)").Rows()[1].Values()[6]);
    }

    [Fact]
    public void a_section_has_the_accounts_id_a_beginning_and_a_total_of_the_period()
    {
        var report = _books.Report("GeneralLedger", May);

        var bank = report.SectionOf("IOLTA");
        Assert.Equal(_books.Iolta, bank.IdAt(0, "Header"));
        Assert.Equal(["Beginning Balance", "", "", "", "", "", "", "400.00"], bank.Rows()[0].Values());
        Assert.Equal(["Total for IOLTA", "", "", "", "", "", "150.00", ""], bank.Values("Summary"));
        Assert.Equal(_invoice, report.SectionOf("Legal fees").Rows()[0].IdAt(1));
        Assert.Equal(["tx_date", "txn_type", "doc_num", "name", "memo", "split_acc", "subt_nat_amount", "rbal_nat_amount"], report.Columns());
    }

    [Fact]
    public void columns_and_accounts_can_be_chosen()
    {
        var report = _books.Report("GeneralLedger", $"{May}&columns=tx_date,debt_amt,credit_amt,nonsense&account={_books.Iolta}");

        Assert.Equal(["tx_date", "debt_amt", "credit_amt"], report.Columns());
        Assert.Equal(["2026-05-05", "150.00", ""], Assert.Single(report.Rows()).Rows()[1].Values());
    }

    [Fact]
    public void a_sub_account_lies_below_its_parent_without_an_id_of_its_own()
    {
        var child = _books.Company.Create("Account", Parse($$$"""{"Name":"Petty","AccountType":"Bank","SubAccount":true,"ParentRef":{"value":"{{{_books.Operating}}}"}}"""));
        var deposit = _books.TrustDeposit(5m);
        deposit["DepositToAccountRef"]!["value"] = child;
        _books.Write("deposit", deposit);

        var below = _books.Report("GeneralLedger", May).SectionOf("Operating").Rows()[^1];

        Assert.Equal("Petty", below.Values("Header")[0]);
        Assert.Null(below.IdAt(0, "Header"));
    }

    [Fact]
    public void without_a_word_on_it_the_period_is_this_month_to_date()
    {
        var header = _books.Report("GeneralLedger")["Header"]!;

        Assert.Equal(("this month-to-date", "2026-05-01", "2026-05-31"), (header["DateMacro"]!.ToString(), header["StartPeriod"]!.ToString(), header["EndPeriod"]!.ToString()));
    }

    [Fact]
    public void a_period_without_a_line_has_no_report_data()
    {
        var report = _books.Report("JournalReport", "start_date=2025-01-01&end_date=2025-01-31");

        Assert.Equal("true", report.Option("NoReportData"));
        Assert.Empty(report["Rows"]!.AsObject());
    }

    [Theory]
    [InlineData("start_date=2026-5-1", "2070")]
    [InlineData("date_macro=Someday", "2170")]
    [InlineData("accounting_method=Cash", "2170")]
    [InlineData("start_date=2026-06-01&end_date=2026-05-01", "2070")]
    public void a_parameter_that_makes_no_sense_is_refused(string parameters, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => _books.Report("GeneralLedger", parameters)).Code);

    [Fact]
    public void a_report_nobody_knows_is_500() => Assert.Equal("500", Assert.Throws<RefusedException>(() => _books.Report("Horoscope")).Code);

    [Fact]
    public void the_trial_balance_balances_and_its_rows_do_not_say_their_type()
    {
        var rows = _books.Report("TrialBalance", May).Rows();

        Assert.Equal(["TOTAL", "850.50", "850.50"], rows[^1].Values("Summary"));
        Assert.All(rows.SkipLast(1), row => Assert.False(row.ContainsKey("type")));
        Assert.Equal(["IOLTA", "550.00", ""], rows.Single(row => row.ContainsKey("ColData") && row.IdAt(0) == _books.Iolta).Values());
    }

    [Fact]
    public void the_results_of_an_earlier_year_stand_in_retained_earnings()
    {
        var report = _books.Report("TrialBalance", "start_date=2027-01-01&end_date=2027-01-31");

        Assert.Equal("300.50", report.Rows().Single(row => row.ContainsKey("ColData") && row.Values()[0] == "Retained Earnings").Values()[2]);
        Assert.DoesNotContain(report.Rows(), row => row.ContainsKey("ColData") && row.Values()[0] == "Legal fees");
    }

    [Fact]
    public void the_journal_goes_on_below_its_first_line_then_adds_up_and_leaves_a_gap()
    {
        var rows = _books.Report("JournalReport", May).Rows();
        var at = rows.ToList().FindIndex(row => row.ContainsKey("ColData") && row.Values()[1] == "Invoice");

        Assert.Equal(["2026-05-10", "Invoice", "S-1", "Marigold Testwell:M-1001 Testwell Estate", "", "Accounts Receivable (A/R)", "300.50", ""], rows[at].Values());
        Assert.Equal(["0-00-00", "", "", "", "Draft motion", "Legal fees", "", "300.50"], rows[at + 1].Values());
        Assert.Equal(_invoice, rows[at + 1].IdAt(1));
        Assert.Equal(["", "", "", "", "", "", "300.50", "300.50"], rows[at + 2].Values("Summary"));
        Assert.All(rows[at + 3].Values(), value => Assert.Equal("", value));
    }

    [Fact]
    public void a_voided_document_is_shown_with_nothing()
    {
        _books.Write("invoice", Token(_books.Read("invoice", _invoice)), operation: "void");

        var row = _books.Report("JournalReport", May).Rows().First(row => row.ContainsKey("ColData") && row.Values()[1] == "Invoice");

        Assert.Equal(".00", row.Values()[6]);
    }

    [Fact]
    public void a_journal_too_large_ends_in_a_row_that_says_so()
    {
        _books.Company.MostReportCells = 50;

        var rows = _books.Report("JournalReport", May).Rows();

        Assert.Equal("Unable to display more data. Please reduce the date range.", rows[^1].Values()[0]);
        Assert.True(rows.Count * 8 <= 58);
    }

    [Fact]
    public void the_list_of_transactions_has_one_row_each_and_says_which_post()
    {
        var split = _books.Invoice(10m);
        var fees = _books.Company.Create("Account", Parse("""{"Name":"Costs recovered","AccountType":"Income"}"""));
        var item = _books.Company.Create("Item", Parse($$$"""{"Name":"E101","Type":"Service","IncomeAccountRef":{"value":"{{{fees}}}"}}"""));
        var second = split["Line"]![0]!.DeepClone().AsObject();
        second["SalesItemLineDetail"]!["ItemRef"]!["value"] = item;
        split["Line"]!.AsArray().Add(second);
        _books.Write("invoice", split);
        _books.Write("estimate", _books.Invoice(70m));

        var rows = _books.Report("TransactionList", May).Rows();

        Assert.Equal(["Deposit:Yes", "Invoice:Yes", "Invoice:Yes", "Estimate:No", "Payment:Yes"], rows.Select(row => $"{row.Values()[1]}:{row.Values()[3]}"));
        Assert.Equal(("-Split-", "20.00"), (rows[2].Values()[8], rows[2].Values()[9]));
    }

    [Theory]
    [InlineData("transaction_type=Invoice", 1)]
    [InlineData("docnum=S-1", 1)]
    [InlineData("arpaid=Unpaid", 1)]
    [InlineData("arpaid=Paid", 0)]
    [InlineData("cleared=Deposited", 0)]
    [InlineData("start_moddate=2026-06-01", 0)]
    [InlineData("start_createdate=2026-05-31", 3)]
    public void it_can_be_narrowed(string parameters, int rows) => Assert.Equal(rows, _books.Report("TransactionList", $"{May}&{parameters}").Rows().Count);

    [Fact]
    public void it_can_be_grouped()
    {
        var groups = _books.Report("TransactionList", $"{May}&group_by=Transaction Type").Rows();

        Assert.Equal(["Deposit", "Invoice", "Payment"], groups.Select(group => group.Values("Header")[0]));
        Assert.Equal("300.50", groups[1].Values("Summary")[9]);
    }

    [Fact]
    public void every_value_is_text()
    {
        foreach (var name in (string[])["GeneralLedger", "TrialBalance", "TransactionList", "JournalReport", "BalanceSheet", "ProfitAndLoss", "AccountList", "AgedReceivables"])
        {
            Assert.All(Leaves(_books.Report(name, May)["Rows"]!), leaf => Assert.Equal(System.Text.Json.JsonValueKind.String, leaf.GetValueKind()));
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode node) => node switch
    {
        JsonObject holder => holder.SelectMany(property => Leaves(property.Value!)),
        JsonArray list => list.SelectMany(element => Leaves(element!)),
        JsonValue value => [value],
        _ => [],
    };
}
