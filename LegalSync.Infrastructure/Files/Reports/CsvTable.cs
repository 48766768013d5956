using System.Globalization;
using System.Text;
using CsvHelper;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>A table of texts.</summary>
/// <param name="Headings">Headings of its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="AmountColumn">The column with amounts, which may begin with a minus sign.</param>
public sealed record PlainTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows, int AmountColumn);

/// <summary>Writes a table as a file for spreadsheets. Cells that a spreadsheet would run as formulas are shown as text.</summary>
public static class CsvTable
{
    /// <summary>Writes it, in UTF-8 with a mark, as spreadsheets expect it.</summary>
    public static byte[] Write(PlainTable table)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            foreach (var row in table.Rows.Prepend(table.Headings))
            {
                for (var column = 0; column < row.Count; column++)
                {
                    csv.WriteField(column == table.AmountColumn ? row[column] : ComparisonCsv.Harmless(row[column]));
                }

                csv.EndRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
