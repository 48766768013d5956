using System.Globalization;
using System.Text;
using CsvHelper;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>Writes a month's reconciliation as one table: the section in front of each row. Cells that a spreadsheet would run as formulas are shown as text.</summary>
public static class CsvReport
{
    /// <summary>Writes it, in UTF-8 with a mark, as spreadsheets expect it.</summary>
    public static byte[] Write(ReconciliationReport report)
    {
        // Every row is as wide as the widest table, with its section in front: one table for a spreadsheet, and a valid one.
        var width = 1 + report.Tables.Max(table => table.Columns.Count);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            foreach (var (name, value) in new[] { ("Firm", report.Firm), ("Trust account", report.Account), ("Period", report.Period), ("Prepared by", report.Prepared), ("Signed by", report.Reviewed), ("Verdict", report.Verdict) })
            {
                Row(csv, width, [name, ComparisonCsv.Harmless(value)]);
            }

            foreach (var table in report.Tables)
            {
                Row(csv, width, [table.Title, .. table.Columns.Select(column => column.Heading)]);
                foreach (var row in table.Rows)
                {
                    Row(csv, width, [table.Title, .. row.Cells.Select(cell => cell.Amount?.ToPlainString() ?? ComparisonCsv.Harmless(cell.Text))]);
                }
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Row(CsvWriter csv, int width, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells.Concat(Enumerable.Repeat("", width - cells.Count)))
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }
}
