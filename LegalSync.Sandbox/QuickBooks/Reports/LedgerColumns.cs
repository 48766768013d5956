using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>A column of a ledger report and its cell in each line.</summary>
internal sealed record LedgerColumn(string Type, string Title, Func<LedgerLine, JsonObject> Cell);

/// <summary>The columns that ledger reports may show. A name that is not here is passed over.</summary>
internal static class LedgerColumns
{
    private static readonly LedgerColumn[] Known =
    [
        new("tx_date", "Date", line => Sheet.Cell(line.Date.Iso())),
        new("txn_type", "Transaction Type", line => Sheet.Cell(LedgerLine.TypeOf(line.Key.Kind, line.Document), line.Key.Id)),
        new("doc_num", "Num", line => Sheet.Cell(line.Number)),
        new("is_no_post", "Posting", _ => Sheet.Cell("Yes")),
        new("name", "Name", line => Sheet.Cell(LedgerLine.NameText(line.Books, line.Name), line.Name?.Id ?? "")),
        new("cust_name", "Customer", line => Sheet.Cell(LedgerLine.NameText(line.Books, Customer(line)), Customer(line)?.Id ?? "")),
        new("dept_name", "Location", line => Sheet.Cell(line.Document.Text("DepartmentRef", "name"))),
        new("klass_name", "Class", line => Sheet.Cell(line.Document.Text("ClassRef", "name"))),
        new("memo", "Memo/Description", line => Sheet.Cell(line.Memo)),
        new("account_name", "Account", line => Sheet.Cell(line.Account, line.Posting.AccountId)),
        new("split_acc", "Split", line => Sheet.Cell(line.Split.Name, line.Split.Id)),
        new("other_account", "Split", line => Sheet.Cell(line.Split.Name, line.Split.Id)),
        new("create_date", "Create Date", line => Sheet.Cell(line.Document.Text("MetaData", "CreateTime"))),
        new("last_mod_date", "Last Modified", line => Sheet.Cell(line.Document.Text("MetaData", "LastUpdatedTime"))),
        new("is_cleared", "Clr", _ => Sheet.Cell("")),
        new("is_adj", "Adj", line => Sheet.Cell(line.Document.Flag("Adjustment") ? "Yes" : "No")),
        new("debt_amt", "Debit", line => Sheet.Cell(line.Posting.Amount >= 0 ? Sheet.Amount(line.Posting.Amount) : "")),
        new("credit_amt", "Credit", line => Sheet.Cell(line.Posting.Amount < 0 ? Sheet.Amount(-line.Posting.Amount) : "")),
        new("subt_nat_amount", "Amount", line => Sheet.Cell(Sheet.Amount(line.NaturalAmount))),
        new("subt_nat_home_amount", "Amount", line => Sheet.Cell(Sheet.Amount(line.NaturalAmount))),
        new("rbal_nat_amount", "Balance", _ => Sheet.Cell("")),
    ];

    /// <summary>The columns of those names.</summary>
    public static IReadOnlyList<LedgerColumn> Named(IEnumerable<string> names) =>
        [.. names.Select(name => Array.Find(Known, column => column.Type == name)).OfType<LedgerColumn>()];

    private static (string Kind, string Id)? Customer(LedgerLine line) => line.Name is ("Customer", _) ? line.Name : null;
}
