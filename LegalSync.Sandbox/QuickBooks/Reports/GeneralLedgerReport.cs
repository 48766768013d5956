using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>Every line of the period, account by account. An amount is the change of that account's own balance, whatever its side.</summary>
internal sealed class GeneralLedgerReport : IReport
{
    private static readonly string[] Usual = ["tx_date", "txn_type", "doc_num", "name", "memo", "split_acc", "subt_nat_amount", "rbal_nat_amount"];

    public string Name => "GeneralLedger";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var columns = LedgerColumns.Named(request.Columns ?? Usual);
        var lines = LedgerLine.Of(books)
            .Where(line => line.Date >= request.Period.Start && line.Date <= request.Period.End && IsWanted(line, request))
            .ToLookup(line => line.Posting.AccountId, StringComparer.Ordinal);
        var tree = new AccountTree(books);
        var writer = new Writer(books, tree, columns, lines, tree.Before(request.Period.Start), request.Ids("account"));
        List<JsonObject> rows = [.. tree.Below(null).Select(account => writer.Section(account, isTop: true)).OfType<JsonObject>()];
        return Sheet.Page(Sheet.Header(Name, request, books.Clock.Now), columns.Select(column => Sheet.Column(column.Title, column.Type)), rows, rows.Count > 0);
    }

    private static bool IsWanted(LedgerLine line, ReportRequest request) =>
        (request.Ids("customer") is not { } customers || line.Name is ("Customer", var customer) && customers.Contains(customer))
        && (request.Ids("vendor") is not { } vendors || line.Name is ("Vendor", var vendor) && vendors.Contains(vendor));

    private sealed record Writer(
        Books Books, AccountTree Tree, IReadOnlyList<LedgerColumn> Columns, ILookup<string, LedgerLine> Lines,
        Dictionary<string, decimal> Before, HashSet<string>? Accounts)
    {
        public JsonObject? Section(JsonObject account, bool isTop)
        {
            var id = account.Text("Id")!;
            var (own, total) = Accounts?.Contains(id) is false ? ([], 0m) : Own(id);
            List<JsonObject> rows = [.. own, .. Tree.Below(id).Select(child => Section(child, isTop: false)).OfType<JsonObject>()];
            if (rows.Count == 0)
            {
                return null;
            }

            // As recorded: a sub-account's heading bears no id.
            var name = account.Text("Name")!;
            return Sheet.Section(
                Columns.Select((_, index) => index == 0 ? Sheet.Cell(name, isTop ? id : null) : Sheet.Cell("")),
                rows,
                Columns.Select((column, index) => Sheet.Cell(
                    index == 0 ? $"Total for {name}" : column.Type == "subt_nat_amount" && Lines.Contains(id) ? Sheet.Total(total) : "")));
        }

        private (List<JsonObject> Rows, decimal Total) Own(string id)
        {
            var rows = new List<JsonObject>();
            var begins = LedgerLine.NaturalSign(Books, id) * Before.GetValueOrDefault(id);
            if (begins != 0m)
            {
                rows.Add(Sheet.Row(Columns.Select((column, index) => Sheet.Cell(
                    index == 0 ? "Beginning Balance" : column.Type == "rbal_nat_amount" ? Sheet.Amount(begins) : ""))));
            }

            var balance = begins;
            foreach (var line in Lines[id])
            {
                balance += line.NaturalAmount;
                rows.Add(Sheet.Row(Columns.Select(column => column.Type == "rbal_nat_amount" ? Sheet.Cell(Sheet.Amount(balance)) : column.Cell(line))));
            }

            return (rows, balance - begins);
        }
    }
}
