using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>One row for each document of the period, those that post nothing included.</summary>
internal sealed class TransactionListReport : IReport
{
    private static readonly string[] NonPosting = ["Estimate", "TimeActivity"];
    private static readonly string[] Usual =
        ["tx_date", "txn_type", "doc_num", "is_no_post", "name", "dept_name", "memo", "account_name", "other_account", "subt_nat_home_amount"];

    public string Name => "TransactionList";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var columns = LedgerColumns.Named(request.Columns ?? Usual);
        var documents = LedgerLine.Of(books).DistinctBy(line => line.Key).Concat(Unposted(books))
            .Where(line => line.Date >= request.Period.Start && line.Date <= request.Period.End && IsWanted(line, request))
            .OrderBy(line => line.Date).ThenBy(line => LedgerLine.Serial(line.Key.Id)).ToList();
        return Sheet.Page(
            Sheet.Header(Name, request, books.Clock.Now), columns.Select(column => Sheet.Column(column.Title, column.Type)), Grouped(columns, documents, request), documents.Count > 0);
    }

    private static List<JsonObject> Grouped(IReadOnlyList<LedgerColumn> columns, List<LedgerLine> lines, ReportRequest request)
    {
        Func<LedgerLine, string>? key = request.Text("group_by")?.ToLowerInvariant() switch
        {
            null or "none" => null,
            "customer" or "vendor" or "name" => line => LedgerLine.NameText(line.Books, line.Name),
            "account" => line => line.Posting.Amount == 0m ? "" : line.Account,
            "transaction type" => line => LedgerLine.TypeOf(line.Key.Kind, line.Document),
            _ => throw Refuse.BadEnumeration("group_by", request.Text("group_by")!),
        };
        return key is null
            ? [.. lines.Select(line => Row(columns, line))]
            : [.. lines.GroupBy(key).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase).Select(group => Sheet.Section(
                columns.Select((_, index) => Sheet.Cell(index == 0 ? group.Key : "")),
                [.. group.Select(line => Row(columns, line))],
                columns.Select((column, index) => Sheet.Cell(
                    index == 0 ? $"Total for {group.Key}" : column.Type == "subt_nat_home_amount" ? Sheet.Total(group.Sum(line => line.NaturalAmount)) : ""))))];
    }

    private static JsonObject Row(IReadOnlyList<LedgerColumn> columns, LedgerLine line) => Sheet.Row(columns.Select(column =>
        column.Type == "is_no_post" && NonPosting.Contains(line.Key.Kind, StringComparer.Ordinal) ? Sheet.Cell("No") : column.Cell(line)));

    // An estimate is shown where its invoice would go.
    private static IEnumerable<LedgerLine> Unposted(Books books) =>
        from kind in NonPosting
        from document in books[kind].All
        let postings = new[]
        {
            new Posting(books.AccountOf("AccountsReceivable"), document.Ref("CustomerRef"), document.Number("TotalAmt") ?? 0m) { Memo = document.Text("PrivateNote") },
        }
        select new LedgerLine(books, new DocumentKey(kind, document.Text("Id")!), document, postings, 0);

    private static bool IsWanted(LedgerLine line, ReportRequest request)
    {
        var document = line.Document;
        var isDeposited = line.Books.Links.Onto(line.Key).Any(link => link.From.Kind == "Deposit");
        return Names(request.Text("transaction_type"), line.Key.Kind)
            && (request.Text("docnum") is not { } number || line.Number == number)
            && (request.Ids("customer") is not { } customers || (line.Name is ("Customer", var customer) && customers.Contains(customer)))
            && (request.Ids("vendor") is not { } vendors || (line.Name is ("Vendor", var vendor) && vendors.Contains(vendor)))
            && (request.Ids("source_account") is not { } accounts || accounts.Contains(line.Posting.AccountId))
            && IsWithin(document.Text("MetaData", "LastUpdatedTime")!, request.Date("start_moddate"), request.Date("end_moddate"))
            && IsWithin(document.Text("MetaData", "CreateTime")!, request.Date("start_createdate"), request.Date("end_createdate"))
            && IsPaid(request.Text("arpaid"), line.Key.Kind is "Invoice", document)
            && IsPaid(request.Text("appaid"), line.Key.Kind is "Bill", document)
            && request.Text("cleared")?.ToLowerInvariant() switch
            {
                null or "all" => true,
                "deposited" => isDeposited,
                "uncleared" => !isDeposited,
                "cleared" or "reconciled" => false,
                _ => throw Refuse.BadEnumeration("cleared", request.Text("cleared")!),
            };
    }

    private static bool Names(string? wanted, string kind) =>
        wanted is null || wanted.Split(',', StringSplitOptions.TrimEntries).Contains(kind, StringComparer.OrdinalIgnoreCase);

    private static bool IsPaid(string? wanted, bool canBe, JsonObject document) => wanted?.ToLowerInvariant() switch
    {
        null or "all" => true,
        "paid" => canBe && document.Number("Balance") == 0m,
        "unpaid" => canBe && document.Number("Balance") > 0m,
        _ => throw Refuse.BadEnumeration("arpaid", wanted!),
    };

    private static bool IsWithin(string stamp, DateOnly? from, DateOnly? to)
    {
        var day = DateOnly.FromDateTime(DateTimeOffset.Parse(stamp, CultureInfo.InvariantCulture).DateTime);
        return (from is null || day >= from) && (to is null || day <= to);
    }
}
