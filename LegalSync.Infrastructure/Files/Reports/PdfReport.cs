using System.Globalization;
using LegalSync.Domain.Trust.Reconciling;
using PdfSharp.Pdf;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>Prints a month's reconciliation. The same report gives the same bytes.</summary>
public static class PdfReport
{
    /// <summary>Prints it.</summary>
    public static byte[] Write(ReconciliationReport report)
    {
        ReportFonts.Install();
        using var document = new PdfDocument();
        document.PageLayout = PdfPageLayout.SinglePage;
        document.Info.Title = $"Three-way reconciliation, {report.Account}, {report.Period}";
        document.Info.Author = report.Firm;
        document.Info.CreationDate = report.At.UtcDateTime;
        document.Info.ModificationDate = report.At.UtcDateTime;
        var sheet = new PdfSheet(document, new SheetFrame($"{report.Firm} · {report.Account}", report.Period, report.IsDraft ? "Draft, not signed" : $"Signed by {report.Reviewed}"));
        sheet.Heading(report.IsDraft ? "Three-way reconciliation (draft)" : "Three-way reconciliation");
        sheet.Pair("Firm", report.Firm);
        sheet.Pair("Trust account", report.Account);
        sheet.Pair("Period", report.Period);
        sheet.Pair("Prepared by", report.Prepared);
        sheet.Pair("Reviewed and signed by", report.Reviewed.Length > 0 ? report.Reviewed : "not signed");
        sheet.Verdict(report.Verdict, report.IsTied);
        foreach (var table in report.Tables)
        {
            sheet.Table(table);
        }

        sheet.Paragraph("Attestation", report.Attestation);
        sheet.Finish();
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return FixedPdf.Of(bytes.ToArray(), report.Account + report.Period + report.At.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }
}
