using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>Each account with its debit or its credit at the end of the period.</summary>
internal sealed class TrialBalanceReport : IReport
{
    public string Name => "TrialBalance";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var tree = new AccountTree(books);
        var sums = tree.At(request.Period.End);
        var held = tree.All.Select(account => (Account: account, Sum: sums.GetValueOrDefault(account.Text("Id")!))).Where(entry => entry.Sum != 0m).ToList();
        List<JsonObject> rows =
        [
            .. held.Select(entry => Sheet.Row(
                [
                    Sheet.Cell(entry.Account.Text("FullyQualifiedName"), entry.Account.Text("Id")),
                    Sheet.Cell(entry.Sum > 0 ? Sheet.Amount(entry.Sum) : ""), Sheet.Cell(entry.Sum < 0 ? Sheet.Amount(-entry.Sum) : ""),
                ],
                saysType: false)),
            Sheet.Section(null, null, Sheet.Cells("TOTAL", Total(held, +1), Total(held, -1)), "GrandTotal"),
        ];
        JsonObject[] columns = [Sheet.Column("", "Account", "account"), Sheet.Column("Debit", "Money", "debit"), Sheet.Column("Credit", "Money", "credit")];
        return Sheet.Page(Sheet.Header(Name, request, books.Clock.Now), columns, rows, held.Count > 0);
    }

    private static string Total(IEnumerable<(JsonObject Account, decimal Sum)> held, int side) => Sheet.Total(held.Sum(entry => Math.Max(0m, side * entry.Sum)));
}

/// <summary>The chart of accounts.</summary>
internal sealed class AccountListReport : IReport
{
    public string Name => "AccountList";

    public JsonObject Build(Books books, ReportRequest request)
    {
        List<JsonObject> rows = [.. new AccountTree(books).All.Where(account => account.Flag("Active")).Select(account => Sheet.Row(
        [
            Sheet.Cell(account.Text("FullyQualifiedName"), account.Text("Id")), Sheet.Cell(account.Text("AccountType")), Sheet.Cell(account.Text("AccountSubType")),
            Sheet.Cell(account.Text("Description")), Sheet.Cell(AccountTree.IsResult(account) ? "" : Sheet.Amount(account.Number("CurrentBalance") ?? 0m)),
        ]))];
        JsonObject[] columns =
        [
            Sheet.Column("Account", "account_name"), Sheet.Column("Type", "account_type"), Sheet.Column("Detail type", "detail_acc_type"),
            Sheet.Column("Description", "account_desc"), Sheet.Column("Balance", "account_bal"),
        ];
        return Sheet.Page(Sheet.Header(Name, request, books.Clock.Now), columns, rows, rows.Count > 0);
    }
}
