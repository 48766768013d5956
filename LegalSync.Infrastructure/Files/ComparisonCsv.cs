using System.Globalization;
using CsvHelper;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>Writes a comparison as a table for a spreadsheet, one line for each record. Cells that a spreadsheet would run as formulas are shown as text.</summary>
public static class ComparisonCsv
{
    private static readonly string[] Headings =
        ["Pair", "Status", "Cause", "Difference", "Side", "Id", "Date", "Number", "Matter", "Client", "Kind", "Amount", "Description", "Reasons"];

    /// <summary>The table.</summary>
    public static string Write(ComparisonOutcome outcome)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            WriteRow(csv, Headings);
            var number = 0;
            foreach (var pair in outcome.Pairs)
            {
                number++;
                string[] start =
                [
                    number.ToString(CultureInfo.InvariantCulture), pair.Status == PairStatus.Matched ? "matched" : "differs",
                    pair.Cause.InWords(), pair.Difference.ToPlainString(),
                ];
                WriteRecords(csv, start, "source", pair.Source, string.Join("; ", pair.Reasons));
                WriteRecords(csv, start, "ledger", pair.Ledger, string.Join("; ", pair.Reasons));
            }

            WriteOneSided(csv, "source", outcome.SourceOnly);
            WriteOneSided(csv, "ledger", outcome.LedgerOnly);
        }

        return text.ToString();
    }

    /// <summary>A cell that no spreadsheet takes for a formula.</summary>
    internal static string Harmless(string cell) =>
        cell.TrimStart() is ['=' or '+' or '-' or '@', ..] || cell is ['\t' or '\r', ..] ? "'" + cell : cell;

    private static void WriteOneSided(CsvWriter csv, string side, IReadOnlyList<OneSidedRecord> records)
    {
        foreach (var (record, remark) in records)
        {
            WriteRecords(csv, ["", side + " only", "", ""], side, [record], remark);
        }
    }

    private static void WriteRecords(CsvWriter csv, string[] start, string side, IReadOnlyList<ComparedRecord> records, string reasons)
    {
        foreach (var record in records)
        {
            WriteRow(csv,
            [
                .. start, side, Harmless(record.Id), record.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                Harmless(record.Number), Harmless(record.Matter), Harmless(record.Client),
                record.Kind == RecordKind.Unknown ? "" : record.Kind.ToString(), record.Amount.ToPlainString(), Harmless(record.Description), Harmless(reasons),
            ]);
        }
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }
}
