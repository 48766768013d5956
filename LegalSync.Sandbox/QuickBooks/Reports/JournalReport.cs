using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>Every document as debits and credits. A large answer is cut short with one row that says so, and nothing else does.</summary>
internal sealed class JournalReport : IReport
{
    private static readonly string[] Usual = ["tx_date", "txn_type", "doc_num", "name", "memo", "account_name", "debt_amt", "credit_amt"];

    public string Name => "JournalReport";

    public JsonObject Build(Books books, ReportRequest request)
    {
        var columns = LedgerColumns.Named(request.Columns ?? Usual);
        var rows = new List<JsonObject>();
        var most = books.MostReportCells / columns.Count;
        foreach (var document in LedgerLine.Of(books).Where(line => line.Date >= request.Period.Start && line.Date <= request.Period.End).GroupBy(line => line.Key))
        {
            List<JsonObject> block = [.. Block(columns, [.. document])];
            if (rows.Count + block.Count > most)
            {
                rows.Add(Sheet.Row(columns.Select((_, index) => Sheet.Cell(index == 0 ? "Unable to display more data. Please reduce the date range." : ""))));
                break;
            }

            rows.AddRange(block);
        }

        return Sheet.Page(Sheet.Header(Name, request, books.Clock.Now), columns.Select(column => Sheet.Column(column.Title, column.Type)), rows, rows.Count > 0);
    }

    private static IEnumerable<JsonObject> Block(IReadOnlyList<LedgerColumn> columns, IReadOnlyList<LedgerLine> lines)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            var (line, isFirst) = (lines[index], index == 0);
            yield return Sheet.Row(columns.Select(column => isFirst ? column.Cell(line) : Continued(column, line)));
        }

        var (debits, credits) = (lines.Sum(line => Math.Max(0m, line.Posting.Amount)), lines.Sum(line => Math.Max(0m, -line.Posting.Amount)));
        yield return Sheet.Section(null, null, columns.Select(column => Sheet.Cell(column.Type switch
        {
            "debt_amt" => Sheet.Amount(debits),
            "credit_amt" => Sheet.AmountOrBlank(credits),
            _ => "",
        })));
        yield return Sheet.Row(columns.Select(_ => Sheet.Cell("")));
    }

    // The lines after the first bear the document's id but neither its date nor its type.
    private static JsonObject Continued(LedgerColumn column, LedgerLine line) => column.Type switch
    {
        "tx_date" => Sheet.Cell("0-00-00"),
        "txn_type" => Sheet.Cell("", line.Key.Id),
        "doc_num" => Sheet.Cell(""),
        "name" => Sheet.Cell("", ""),
        _ => column.Cell(line),
    };
}
