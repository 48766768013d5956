using System.Globalization;
using System.Text;
using CsvHelper;
using LegalSync.Domain.Trust.Reconciling;
using PdfSharp.Pdf;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>What a parallel run showed, as it is printed: everything that its files hold, and nothing else.</summary>
public sealed record RunReport
{
    /// <summary>The firm.</summary>
    public required string Firm { get; init; }

    /// <summary>The period, for people.</summary>
    public required string Period { get; init; }

    /// <summary>The managing partner's signature in words; empty until the cycle is signed.</summary>
    public required string SignedBy { get; init; }

    /// <summary>The only instant in its files: of the last thing that happened to the run.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>True when nothing is open and no value error of ours was found.</summary>
    public required bool IsClean { get; init; }

    /// <summary>The sections in order.</summary>
    public required IReadOnlyList<ReportTable> Tables { get; init; }
}

/// <summary>Writes the report. The same report gives the same bytes.</summary>
public static class RunReportFile
{
    private const string Title = "What the parallel run showed";

    /// <summary>Prints it.</summary>
    public static byte[] Pdf(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        ReportFonts.Install();
        using var document = new PdfDocument();
        document.PageLayout = PdfPageLayout.SinglePage;
        document.Info.Title = $"{Title}, {report.Period}";
        document.Info.Author = report.Firm;
        document.Info.CreationDate = report.At.UtcDateTime;
        document.Info.ModificationDate = report.At.UtcDateTime;
        var sheet = new PdfSheet(document, new SheetFrame(report.Firm, report.Period, report.SignedBy.Length > 0 ? $"Signed by {report.SignedBy}" : "Draft, not signed"));
        sheet.Heading(report.SignedBy.Length > 0 ? Title : $"{Title} (draft)");
        sheet.Pair("Firm", report.Firm);
        sheet.Pair("Period", report.Period);
        sheet.Pair("Signed by", report.SignedBy.Length > 0 ? report.SignedBy : "not signed");
        sheet.Verdict(report.Verdict, report.IsClean);
        foreach (var table in report.Tables)
        {
            sheet.Table(table);
        }

        sheet.Finish();
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return FixedPdf.Of(bytes.ToArray(), report.Firm + report.Period + report.At.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes it as one table for spreadsheets, the section in front of each row. Cells that a spreadsheet would run as formulas are shown as text.</summary>
    public static byte[] Csv(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var width = 1 + report.Tables.Max(table => table.Columns.Count);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\r\n" }))
        {
            foreach (var (name, value) in new[] { ("Firm", report.Firm), ("Period", report.Period), ("Signed by", report.SignedBy), ("Verdict", report.Verdict) })
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
