using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>Writes a month's reconciliation as a workbook, a sheet for each section, with real numbers and dates. The same report gives the same bytes.</summary>
public static class ExcelReport
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private static readonly DateOnly _dayNought = new(1899, 12, 30);

    // Cell formats, by their place in the style sheet below.
    private enum Format
    {
        Text = 0,
        Amount = 1,
        Day = 2,
        Strong = 3,
        StrongAmount = 4,
    }

    /// <summary>Writes it.</summary>
    public static byte[] Write(ReconciliationReport report)
    {
        var sheets = report.Tables.Select((table, i) => (Name: Name(table.Title, i), Xml: Sheet(table))).Prepend(("Summary", Summary(report))).ToList();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            FixedZip.Add(zip, "[Content_Types].xml", ContentTypes(sheets.Count), report.At);
            FixedZip.Add(zip, "_rels/.rels", $"""{Head}<Relationships xmlns="{Package}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", report.At);
            FixedZip.Add(zip, "xl/workbook.xml", Workbook([.. sheets.Select(sheet => sheet.Item1)]), report.At);
            FixedZip.Add(zip, "xl/_rels/workbook.xml.rels", Links(sheets.Count), report.At);
            FixedZip.Add(zip, "xl/styles.xml", Styles, report.At);
            for (var i = 0; i < sheets.Count; i++)
            {
                FixedZip.Add(zip, $"xl/worksheets/sheet{Text(i + 1)}.xml", sheets[i].Item2, report.At);
            }
        }

        return bytes.ToArray();
    }

    private const string Styles = $"""
        {Head}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00;[Red]-#,##0.00"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>
        <fonts count="2"><font><sz val="10"/><name val="Calibri"/></font><font><b/><sz val="10"/><name val="Calibri"/></font></fonts>
        <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" fontId="1" numFmtId="164" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>
        """;

    private static string ContentTypes(int sheets)
    {
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = string.Concat(Enumerable.Range(1, sheets).Select(i => $"""<Override PartName="/xl/worksheets/sheet{Text(i)}.xml" ContentType="{Kind}worksheet+xml"/>"""));
        return $"""{Head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}styles+xml"/>{parts}</Types>""";
    }

    private static string Workbook(IReadOnlyList<string> names) =>
        $"""{Head}<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(names.Select((name, i) => $"""<sheet name="{Escape(name)}" sheetId="{Text(i + 1)}" r:id="rId{Text(i + 1)}"/>"""))}</sheets></workbook>""";

    private static string Links(int sheets) =>
        $"""{Head}<Relationships xmlns="{Package}">{string.Concat(Enumerable.Range(1, sheets).Select(i => $"""<Relationship Id="rId{Text(i)}" Type="{Relations}/worksheet" Target="worksheets/sheet{Text(i)}.xml"/>"""))}<Relationship Id="rId{Text(sheets + 1)}" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""";

    private static string Summary(ReconciliationReport report) => Rows(
    [
        .. new[] { ("Firm", report.Firm), ("Trust account", report.Account), ("Period", report.Period), ("Prepared by", report.Prepared), ("Signed by", report.Reviewed), ("Verdict", report.Verdict), ("Attestation", report.Attestation) }
            .Select(pair => Cell(ReportCell.Of(pair.Item1), true) + Cell(ReportCell.Of(pair.Item2), false)),
    ]);

    private static string Sheet(ReportTable table) => Rows(
    [
        string.Concat(table.Columns.Select(column => Cell(ReportCell.Of(column.Heading), true))),
        .. table.Rows.Select(row => string.Concat(row.Cells.Select(cell => Cell(cell, row.IsTotal)))),
    ]);

    private static string Rows(IEnumerable<string> rows) => $"""{Head}<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select(row => $"<row>{row}</row>"))}</sheetData></worksheet>""";

    private static string Cell(ReportCell cell, bool isStrong) => cell switch
    {
        { Amount: { } amount } => $"""<c s="{Text((int)(isStrong ? Format.StrongAmount : Format.Amount))}"><v>{amount.ToPlainString()}</v></c>""",
        { Date: { } day } => $"""<c s="{Text((int)Format.Day)}"><v>{Text(day.DayNumber - _dayNought.DayNumber)}</v></c>""",
        _ => $"""<c t="inlineStr" s="{Text((int)(isStrong ? Format.Strong : Format.Text))}"><is><t xml:space="preserve">{Escape(cell.Text)}</t></is></c>""",
    };

    /// <summary>A sheet's name: at most 31 letters, none of those that Excel forbids, and no two alike.</summary>
    private static string Name(string title, int index)
    {
        var plain = new string([.. title.Where(letter => letter is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\''))]);
        return plain.Length <= 31 ? plain : plain[..27] + " " + Text(index);
    }

    private static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var letter in text.Where(XmlConvert.IsXmlChar))
        {
            safe.Append(letter switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => letter.ToString() });
        }

        return safe.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
