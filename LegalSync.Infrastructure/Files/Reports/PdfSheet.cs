using System.Globalization;
using LegalSync.Domain.Trust.Reconciling;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>What stands on every page.</summary>
/// <param name="Head">Above, to the left.</param>
/// <param name="Period">Above, to the right.</param>
/// <param name="Foot">Below, to the left of the page's number.</param>
internal sealed record SheetFrame(string Head, string Period, string Foot);

/// <summary>Writes down the pages: breaks them, repeats headings, and numbers them at the end. Lengths are in points.</summary>
internal sealed class PdfSheet : IDisposable
{
    private const double Margin = 40;
    private const double Foot = 40;
    private const double Line = 10.5;
    private const double Gap = 4;
    private static readonly XPdfFontOptions _options = new(PdfFontEncoding.Unicode);
    private static readonly XFont _text = new(ReportFonts.Family, 8, XFontStyleEx.Regular, _options);
    private static readonly XFont _strong = new(ReportFonts.Family, 8, XFontStyleEx.Bold, _options);
    private static readonly XFont _title = new(ReportFonts.Family, 14, XFontStyleEx.Bold, _options);
    private static readonly XFont _section = new(ReportFonts.Family, 10, XFontStyleEx.Bold, _options);
    private readonly PdfDocument _document;
    private readonly SheetFrame _frame;
    private XGraphics _page;
    private double _top;

    public PdfSheet(PdfDocument document, SheetFrame frame)
    {
        (_document, _frame) = (document, frame);
        _page = NewPage();
    }

    private double Width => _page.PageSize.Width - (2 * Margin);

    private double Bottom => _page.PageSize.Height - Foot - Line;

    public void Heading(string text)
    {
        Draw(text, _title, XBrushes.Black, Margin, 18);
        _top += 26;
    }

    public void Pair(string name, string value)
    {
        Draw(name, _strong, XBrushes.Black, Margin, Line);
        foreach (var line in Wrap(value, _text, Width - 130))
        {
            Draw(line, _text, XBrushes.Black, Margin + 130, Line);
            _top += Line + 2;
        }
    }

    public void Verdict(string text, bool isGood)
    {
        _top += Gap;
        foreach (var line in Wrap(text, _section, Width))
        {
            Draw(line, _section, isGood ? XBrushes.DarkGreen : XBrushes.DarkRed, Margin, 14);
            _top += 14;
        }
    }

    public void Paragraph(string title, string text)
    {
        Section(title, Line * 4);
        foreach (var line in Wrap(text, _text, Width))
        {
            Draw(line, _text, XBrushes.Black, Margin, Line);
            _top += Line;
        }
    }

    public void Table(ReportTable table)
    {
        Section(table.Title, Line * 4);
        foreach (var line in table.Note.Length == 0 ? [] : Wrap(table.Note, _text, Width))
        {
            Draw(line, _text, XBrushes.DimGray, Margin, Line);
            _top += Line;
        }

        if (table.Rows.Count == 0)
        {
            Draw(table.WhenEmpty, _text, XBrushes.Black, Margin, Line);
            _top += Line;
            return;
        }

        var edges = Edges(table.Columns);
        Headings(table, edges);
        foreach (var row in table.Rows)
        {
            Row(table, row, edges);
        }
    }

    /// <summary>Numbers the pages, when all of them are there.</summary>
    public void Finish()
    {
        _page.Dispose();
        var count = _document.PageCount;
        for (var i = 0; i < count; i++)
        {
            using var page = XGraphics.FromPdfPage(_document.Pages[i], XGraphicsPdfPageOptions.Append);
            var foot = new XRect(Margin, page.PageSize.Height - Foot, page.PageSize.Width - (2 * Margin), Line);
            page.DrawString(_frame.Foot, _text, XBrushes.DimGray, foot, XStringFormats.TopLeft);
            page.DrawString(string.Create(CultureInfo.InvariantCulture, $"Page {i + 1} of {count}"), _text, XBrushes.DimGray, foot, XStringFormats.TopRight);
        }
    }

    public void Dispose() => _page.Dispose();

    private XGraphics NewPage()
    {
        var page = _document.AddPage();
        page.Size = PageSize.Letter;
        page.Orientation = PageOrientation.Landscape;
        var graphics = XGraphics.FromPdfPage(page);
        var head = new XRect(Margin, 20, graphics.PageSize.Width - (2 * Margin), Line);
        graphics.DrawString(_frame.Head, _text, XBrushes.DimGray, head, XStringFormats.TopLeft);
        graphics.DrawString(_frame.Period, _text, XBrushes.DimGray, head, XStringFormats.TopRight);
        _top = Margin;
        return graphics;
    }

    private void Break()
    {
        _page.Dispose();
        _page = NewPage();
    }

    private void Section(string title, double keep)
    {
        if (_top + 20 + keep > Bottom)
        {
            Break();
        }

        _top += 10;
        Draw(title, _section, XBrushes.Black, Margin, 14);
        _top += 16;
    }

    private void Row(ReportTable table, ReportRow row, double[] edges)
    {
        var font = row.IsTotal ? _strong : _text;
        var cells = row.Cells.Select((cell, i) => table.Columns[i].IsFigure ? [cell.Text] : Wrap(cell.Text, font, edges[i + 1] - edges[i] - Gap)).ToList();
        var height = Math.Max(1, cells.Max(cell => cell.Count)) * Line;
        if (_top + height > Bottom)
        {
            Break();
            Headings(table, edges);
        }

        if (row.IsTotal)
        {
            _page.DrawLine(XPens.Black, Margin, _top, Margin + Width, _top);
        }

        for (var i = 0; i < cells.Count; i++)
        {
            for (var line = 0; line < cells[i].Count; line++)
            {
                var place = new XRect(edges[i], _top + (line * Line), edges[i + 1] - edges[i] - Gap, Line);
                _page.DrawString(cells[i][line], font, row.IsAlarming ? XBrushes.DarkRed : XBrushes.Black, place, table.Columns[i].IsFigure ? XStringFormats.TopRight : XStringFormats.TopLeft);
            }
        }

        _top += height + 1;
    }

    private void Headings(ReportTable table, double[] edges)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            _page.DrawString(
                table.Columns[i].Heading, _strong, XBrushes.Black, new XRect(edges[i], _top, edges[i + 1] - edges[i] - Gap, Line), table.Columns[i].IsFigure ? XStringFormats.TopRight : XStringFormats.TopLeft);
        }

        _top += Line + 1;
        _page.DrawLine(XPens.Gray, Margin, _top, Margin + Width, _top);
        _top += 2;
    }

    private double[] Edges(IReadOnlyList<ReportColumn> columns)
    {
        var shares = columns.Sum(column => column.Share);
        var edges = new double[columns.Count + 1];
        edges[0] = Margin;
        for (var i = 0; i < columns.Count; i++)
        {
            edges[i + 1] = edges[i] + (Width * columns[i].Share / shares);
        }

        return edges;
    }

    private void Draw(string text, XFont font, XBrush brush, double left, double height)
    {
        if (_top + height > Bottom)
        {
            Break();
        }

        _page.DrawString(text, font, brush, new XRect(left, _top, Width - left + Margin, height), XStringFormats.TopLeft);
    }

    private List<string> Wrap(string text, XFont font, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, font, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && _page.MeasureString(longer, font).Width > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    private IEnumerable<string> Pieces(string word, XFont font, double width)
    {
        var rest = word;
        while (rest.Length > 4 && _page.MeasureString(rest, font).Width > width)
        {
            var take = Math.Clamp((int)(rest.Length * width / _page.MeasureString(rest, font).Width) - 1, 1, rest.Length - 1);
            yield return rest[..take];
            rest = rest[take..];
        }

        yield return rest;
    }
}
