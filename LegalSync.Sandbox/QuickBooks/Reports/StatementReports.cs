using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>Sections of accounts with one column of money, as the two statements have them.</summary>
internal sealed class StatementWriter(AccountTree tree, IReadOnlyDictionary<string, decimal> sums, int sign)
{
    public static JsonObject[] Columns => [Sheet.Column("", "Account", "account"), Sheet.Column("TOTAL", "Money", "total")];

    /// <summary>What the accounts of a type come to.</summary>
    public decimal Total(params IEnumerable<string> types) =>
        sign * tree.All.Where(account => types.Contains(account.Text("AccountType"), StringComparer.Ordinal)).Sum(account => sums.GetValueOrDefault(account.Text("Id")!));

    /// <summary>A section of all accounts of a type, the sub-accounts below their parents.</summary>
    public JsonObject OfType(string title, string group, string type, params IEnumerable<JsonObject> more)
    {
        List<JsonObject> rows = [.. tree.Below(null).Where(account => account.Text("AccountType") == type).Select(Row).OfType<JsonObject>(), .. more];
        return Titled(title, group, rows, Total(type) + more.Sum(row => Parse(row)));
    }

    /// <summary>A section with a title and a total.</summary>
    public static JsonObject Titled(string title, string group, IReadOnlyCollection<JsonObject> rows, decimal total) =>
        Sheet.Section(Sheet.Cells(title, ""), rows.Count == 0 ? null : rows, Sheet.Cells($"Total {title}", rows.Count == 0 ? "" : Sheet.Total(total)), group);

    /// <summary>A line of its own with a total.</summary>
    public static JsonObject Result(string title, string group, decimal total, bool hasData) =>
        Sheet.Section(null, null, Sheet.Cells(title, hasData ? Sheet.Total(total) : ""), group);

    /// <summary>A row that belongs to no account.</summary>
    public static JsonObject Computed(string title, decimal amount) => Sheet.Row([Sheet.Cell(title), Sheet.Cell(Sheet.Amount(amount))]);

    private JsonObject? Row(JsonObject account)
    {
        var (id, name) = (account.Text("Id")!, account.Text("Name")!);
        var own = sign * sums.GetValueOrDefault(id);
        List<JsonObject> children = [.. tree.Below(id).Select(Row).OfType<JsonObject>()];
        if (children.Count == 0)
        {
            return own == 0m ? null : Sheet.Row([Sheet.Cell(name, id), Sheet.Cell(Sheet.Amount(own))]);
        }

        return Sheet.Section(
            [Sheet.Cell(name, id), Sheet.Cell(Sheet.AmountOrBlank(own))], children, [Sheet.Cell($"Total {name}"), Sheet.Cell(Sheet.Total(own + Below(id)))]);
    }

    private decimal Below(string id) => tree.Below(id).Sum(child => (sign * sums.GetValueOrDefault(child.Text("Id")!)) + Below(child.Text("Id")!));

    private static decimal Parse(JsonObject row) =>
        decimal.Parse(row.Objects("ColData").Last().Text("value")!, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Assets, liabilities and equity at the end of the period.</summary>
internal sealed class BalanceSheetReport : IReport
{
    public string Name => "BalanceSheet";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var tree = new AccountTree(books);
        var sums = tree.At(request.Period.End);
        var (debit, credit) = (new StatementWriter(tree, sums, +1), new StatementWriter(tree, sums, -1));
        var profit = -tree.All.Where(AccountTree.IsResult).Sum(account => sums.GetValueOrDefault(account.Text("Id")!));
        var hasData = sums.Values.Any(sum => sum != 0m);
        JsonObject[] rows = [Assets(debit), Claims(credit, profit)];
        var header = Sheet.Header(Name, request, books.Clock.Now);
        header["SummarizeColumnsBy"] = "Total";
        return Sheet.Page(header, StatementWriter.Columns, rows, hasData);
    }

    private static JsonObject Assets(StatementWriter writer)
    {
        var current = writer.Total("Bank", "Accounts Receivable", "Other Current Asset");
        return StatementWriter.Titled("ASSETS", "TotalAssets",
        [
            StatementWriter.Titled("Current Assets", "CurrentAssets",
            [
                writer.OfType("Bank Accounts", "BankAccounts", "Bank"),
                writer.OfType("Accounts Receivable", "AR", "Accounts Receivable"),
                writer.OfType("Other Current Assets", "OtherCurrentAssets", "Other Current Asset"),
            ],
            current),
            writer.OfType("Fixed Assets", "FixedAssets", "Fixed Asset"),
            writer.OfType("Other Assets", "OtherAssets", "Other Asset"),
        ],
        current + writer.Total("Fixed Asset", "Other Asset"));
    }

    private static JsonObject Claims(StatementWriter writer, decimal profit)
    {
        var current = writer.Total("Accounts Payable", "Credit Card", "Other Current Liability");
        var liabilities = current + writer.Total("Long Term Liability");
        return StatementWriter.Titled("LIABILITIES AND EQUITY", "TotalLiabilitiesAndEquity",
        [
            StatementWriter.Titled("Liabilities", "Liabilities",
            [
                StatementWriter.Titled("Current Liabilities", "CurrentLiabilities",
                [
                    writer.OfType("Accounts Payable", "AP", "Accounts Payable"),
                    writer.OfType("Credit Cards", "CreditCards", "Credit Card"),
                    writer.OfType("Other Current Liabilities", "OtherCurrentLiabilities", "Other Current Liability"),
                ],
                current),
                writer.OfType("Long-Term Liabilities", "LongTermLiabilities", "Long Term Liability"),
            ],
            liabilities),
            writer.OfType("Equity", "Equity", "Equity", StatementWriter.Computed("Net Income", profit)),
        ],
        liabilities + writer.Total("Equity") + profit);
    }
}

/// <summary>Income and expenses of the period.</summary>
internal sealed class ProfitAndLossReport : IReport
{
    public string Name => "ProfitAndLoss";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var tree = new AccountTree(books);
        var sums = request.Ids("customer") is { } customers ? Of(books, request, customers) : tree.Moved(request.Period.Start, request.Period.End);
        var (income, expense) = (new StatementWriter(tree, sums, -1), new StatementWriter(tree, sums, +1));
        var hasData = tree.All.Where(AccountTree.IsResult).Any(account => sums.GetValueOrDefault(account.Text("Id")!) != 0m);
        var gross = income.Total("Income") - expense.Total("Cost of Goods Sold");
        var operating = gross - expense.Total("Expense");
        var other = income.Total("Other Income") - expense.Total("Other Expense");
        List<JsonObject> rows = [income.OfType("Income", "Income", "Income")];
        AddIf(rows, expense.Total("Cost of Goods Sold") != 0m, () => expense.OfType("Cost of Goods Sold", "COGS", "Cost of Goods Sold"));
        rows.Add(StatementWriter.Result("Gross Profit", "GrossProfit", gross, hasData));
        rows.Add(expense.OfType("Expenses", "Expenses", "Expense"));
        rows.Add(StatementWriter.Result("Net Operating Income", "NetOperatingIncome", operating, hasData));
        AddIf(rows, income.Total("Other Income") != 0m, () => income.OfType("Other Income", "OtherIncome", "Other Income"));
        AddIf(rows, expense.Total("Other Expense") != 0m, () => expense.OfType("Other Expenses", "OtherExpenses", "Other Expense"));
        AddIf(rows, other != 0m, () => StatementWriter.Result("Net Other Income", "NetOtherIncome", other, hasData));
        rows.Add(StatementWriter.Result("Net Income", "NetIncome", operating + other, hasData));
        var header = Sheet.Header(Name, request, books.Clock.Now);
        header["SummarizeColumnsBy"] = "Total";
        header["Option"] = new JsonArray(Sheet.Option("AccountingStandard", "GAAP"));
        var page = Sheet.Page(header, StatementWriter.Columns, rows, hasData);
        if (!hasData)
        {
            // As recorded: this report keeps its empty sections.
            page["Rows"] = Sheet.Rows(rows);
        }

        return page;
    }

    private static void AddIf(List<JsonObject> rows, bool condition, Func<JsonObject> row)
    {
        if (condition)
        {
            rows.Add(row());
        }
    }

    private static Dictionary<string, decimal> Of(Books books, ReportRequest request, HashSet<string> customers) => LedgerLine.Of(books)
        .Where(line => line.Date >= request.Period.Start && line.Date <= request.Period.End && line.Name is ("Customer", var customer) && customers.Contains(customer))
        .GroupBy(line => line.Posting.AccountId, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(line => line.Posting.Amount), StringComparer.Ordinal);
}
