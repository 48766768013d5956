using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>What each customer owes, in columns by how late it is; matters below their client. With one column it is the list of balances.</summary>
internal sealed class CustomerAges(string name, bool isAged) : IReport
{
    public string Name => name;

    public JsonObject Build(Books books, ReportRequest request)
    {
        var aging = new Aging(request);
        var items = OpenItem.On(books, aging.Day).ToLookup(item => item.Customer, StringComparer.Ordinal);
        var wanted = request.Ids("customer");
        var sheet = new Writer(books, aging, isAged, items, wanted);
        List<JsonObject> rows = [.. Below(books, null).Select(sheet.Row).OfType<JsonObject>()];
        var hasData = rows.Count > 0;
        rows.Add(Sheet.Section(null, null, [Sheet.Cell("TOTAL"), .. sheet.Totals().Select(total => Sheet.Cell(Sheet.Total(total)))], "GrandTotal"));
        JsonObject[] columns = [Sheet.Column("", "Customer"), .. (isAged ? aging.Titles : []).Append("Total").Select(title => Sheet.Column(title, "Money"))];
        return Sheet.Page(AgingHeader.Of(name, request, aging, books.Clock.Now), columns, rows, hasData);
    }

    private static IEnumerable<JsonObject> Below(Books books, string? parent) =>
        books["Customer"].All.Where(customer => customer.Ref("ParentRef") == parent).OrderBy(customer => customer.Text("DisplayName"), StringComparer.OrdinalIgnoreCase);

    private sealed class Writer(Books books, Aging aging, bool isAged, ILookup<string, OpenItem> items, HashSet<string>? wanted)
    {
        private readonly List<decimal[]> _seen = [];

        public JsonObject? Row(JsonObject customer)
        {
            var (id, name) = (customer.Text("Id")!, customer.Text("DisplayName")!);
            var from = _seen.Count;
            var own = Own(id);
            _seen.Add(own);
            List<JsonObject> children = [.. Below(books, id).Select(Row).OfType<JsonObject>()];
            if (children.Count == 0)
            {
                return items.Contains(id) && own.Any(amount => amount != 0m) ? Sheet.Row(Cells(Sheet.Cell(name, id), own, Sheet.AmountOrBlank), saysType: false) : null;
            }

            return Sheet.Section(
                Cells(Sheet.Cell(name, id), own, Sheet.AmountOrBlank), children, Cells(Sheet.Cell($"Total {name}"), Sum(_seen.Skip(from)), Sheet.Total));
        }

        public decimal[] Totals() => Sum(_seen);

        private static IEnumerable<JsonObject> Cells(JsonObject first, decimal[] amounts, Func<decimal, string> show) =>
            amounts.Select(amount => Sheet.Cell(show(amount))).Prepend(first);

        private decimal[] Own(string id)
        {
            var amounts = new decimal[isAged ? aging.Periods + 2 : 1];
            foreach (var item in wanted?.Contains(id) is false ? [] : items[id])
            {
                amounts[^1] += item.Open;
                if (isAged)
                {
                    amounts[aging.ColumnOf(item.Due)] += item.Open;
                }
            }

            return amounts;
        }

        private decimal[] Sum(IEnumerable<decimal[]> many)
        {
            var sum = new decimal[isAged ? aging.Periods + 2 : 1];
            foreach (var amounts in many)
            {
                for (var index = 0; index < sum.Length; index++)
                {
                    sum[index] += amounts[index];
                }
            }

            return sum;
        }
    }
}

/// <summary>Every open document, in sections by how late it is or by customer.</summary>
internal sealed class OpenItemDetail(string name, bool isAged) : IReport
{
    private static readonly (string Type, string Title)[] Columns =
    [
        ("tx_date", "Date"), ("txn_type", "Transaction Type"), ("doc_num", "Num"), ("cust_name", "Customer"), ("due_date", "Due Date"),
        ("subt_amount", "Amount"), ("subt_open_bal", "Open Balance"),
    ];

    public string Name => name;

    public JsonObject Build(Books books, ReportRequest request)
    {
        var aging = new Aging(request);
        var wanted = request.Ids("customer");
        var items = OpenItem.On(books, aging.Day).Where(item => wanted?.Contains(item.Customer) is not false)
            .OrderBy(item => item.Document.Date("TxnDate")).ThenBy(item => LedgerLine.Serial(item.Key.Id)).ToList();
        var groups = isAged
            ? items.GroupBy(item => aging.ColumnOf(item.Due)).OrderByDescending(group => group.Key).Select(group => (Title: Late(aging, group.Key), Items: group.ToList()))
            : items.GroupBy(item => item.Customer).Select(group => (Title: CustomerName(books, group.Key), Items: group.ToList())).OrderBy(group => group.Title, StringComparer.OrdinalIgnoreCase);
        List<JsonObject> rows =
        [
            .. groups.Select(group => Sheet.Section(
                Columns.Select((_, index) => Sheet.Cell(index == 0 ? group.Title : "")), [.. group.Items.Select(item => Row(books, item))], Sum($"Total for {group.Title}", group.Items))),
            Sheet.Section(null, null, Sum("TOTAL", items), "GrandTotal"),
        ];
        return Sheet.Page(AgingHeader.Of(name, request, aging, books.Clock.Now), Columns.Select(column => Sheet.Column(column.Title, column.Type)), rows, items.Count > 0);
    }

    private static string Late(Aging aging, int column) =>
        column == 0 ? "Current" : aging.Titles[column].Replace("and over", "or more", StringComparison.Ordinal) + " days past due";

    private static JsonObject Row(Books books, OpenItem item) => Sheet.Row(
    [
        Sheet.Cell(item.Document.Text("TxnDate")), Sheet.Cell(LedgerLine.TypeOf(item.Key.Kind, item.Document), item.Key.Id),
        Sheet.Cell(item.Document.Text("DocNumber")), Sheet.Cell(CustomerName(books, item.Customer), item.Customer), Sheet.Cell(item.Due.Iso()),
        Sheet.Cell(Sheet.Amount(item.Amount)), Sheet.Cell(Sheet.Amount(item.Open)),
    ]);

    private static IEnumerable<JsonObject> Sum(string title, IReadOnlyCollection<OpenItem> items) => Columns.Select((column, index) => Sheet.Cell(
        index == 0 ? title
        : column.Type == "subt_amount" ? Sheet.Total(items.Sum(item => item.Amount))
        : column.Type == "subt_open_bal" ? Sheet.Total(items.Sum(item => item.Open)) : ""));

    private static string CustomerName(Books books, string id) => LedgerLine.NameText(books, ("Customer", id));
}

/// <summary>The header of an aging report: the day it really stands for.</summary>
internal static class AgingHeader
{
    public static JsonObject Of(string name, ReportRequest request, Aging aging, DateTimeOffset now)
    {
        var header = Sheet.Header(name, request, now);
        header.Remove("DateMacro");
        header.Remove("ReportBasis");
        header["StartPeriod"] = aging.Day.Iso();
        header["EndPeriod"] = aging.Day.Iso();
        header["Option"] = new JsonArray(Sheet.Option("report_date", aging.Day.Iso()));
        return header;
    }
}
