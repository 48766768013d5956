using System.Globalization;
using System.Xml;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>The rows of a workbook's first sheet as the texts that a person reads there. Of a formula, the value last computed counts; it is never run.</summary>
internal static class XlsxRows
{
    /// <summary>Most rows of a sheet.</summary>
    public const int MostRows = 100_000;

    /// <summary>Most columns of a sheet.</summary>
    public const int MostColumns = 200;

    private const int ExactDigits = 15;

    /// <summary>Reads them; which sheet they are from is told.</summary>
    /// <exception cref="XlsxFormatException">It is no workbook, or larger than a firm's list can be.</exception>
    public static (string Sheet, bool HasOthers, IReadOnlyList<CsvRow> Rows) Read(byte[] content)
    {
        using var parts = XlsxParts.Open(content);
        var book = XlsxBook.Read(parts);
        var rows = new List<CsvRow>();
        foreach (var (name, part) in book.Sheets)
        {
            parts.Read(part, xml => ReadSheet(xml, book, rows));
            if (rows.Exists(row => !row.IsBlank))
            {
                return (name, book.Sheets.Count > 1, rows);
            }

            rows.Clear();
        }

        throw new XlsxFormatException("Every sheet of the workbook is empty.", "Give the workbook with the list.");
    }

    private static void ReadSheet(XmlReader xml, XlsxBook book, List<CsvRow> rows)
    {
        var cells = new List<string>();
        var line = 0;
        while (xml.Read())
        {
            if (xml.LocalName == "row" && xml.NodeType == XmlNodeType.Element)
            {
                line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : line + 1;
                cells.Clear();
            }
            else if (xml.LocalName == "c" && xml.NodeType == XmlNodeType.Element)
            {
                Put(cells, Column(xml.GetAttribute("r")) ?? cells.Count, Cell(xml, book));
            }
            else if (xml.LocalName == "row" && xml.NodeType == XmlNodeType.EndElement && cells.Count > 0)
            {
                rows.Add(new CsvRow(line, [.. cells]));
                if (rows.Count > MostRows)
                {
                    throw new XlsxFormatException(string.Create(CultureInfo.InvariantCulture, $"The sheet has more than {MostRows} rows."), "Give a shorter period.");
                }
            }
        }
    }

    private static void Put(List<string> cells, int column, string text)
    {
        if (column >= MostColumns)
        {
            if (text.Length > 0)
            {
                throw new XlsxFormatException(string.Create(CultureInfo.InvariantCulture, $"The sheet has more than {MostColumns} columns."), "Remove the columns that hold no records.");
            }

            return;
        }

        while (cells.Count <= column)
        {
            cells.Add("");
        }

        cells[column] = text;
    }

    private static string Cell(XmlReader xml, XlsxBook book)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var value = "";
        using var inside = xml.ReadSubtree();
        inside.Read();
        while (inside.Read())
        {
            if (inside is { NodeType: XmlNodeType.Element, LocalName: "v" or "is", IsEmptyElement: false })
            {
                value = XlsxBook.TextOf(inside);
            }
        }

        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < book.Texts.Count ? book.Texts[at] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "str" or "inlineStr" or "e" or "d" => type == "d" && value.Length > 10 ? value[..10] : value,
            _ => book.ShowsDay(style) ? Day(value, book.CountsFrom1904) : Number(value),
        };
    }

    /// <summary>A number as a person reads it: the fifteen digits that Excel itself vouches for, without a power of ten.</summary>
    internal static string Number(string value)
    {
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return value;
        }

        var whole = decimal.Truncate(Math.Abs(number));
        var digits = whole == 0 ? 0 : whole.ToString(CultureInfo.InvariantCulture).Length;
        var rounded = digits >= ExactDigits ? number : decimal.Round(number, Math.Min(28, ExactDigits - digits), MidpointRounding.ToEven);
        return rounded.ToString("0.#############################", CultureInfo.InvariantCulture);
    }

    /// <summary>A count of days as a day. The calendar of 1900 has a February 29 that never was, so counts begin after it.</summary>
    internal static string Day(string value, bool from1904)
    {
        const int FirstAfterTheLeapDay = 61;
        const int Most = 2_958_465;
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
        {
            return value;
        }

        var days = decimal.Floor(serial);
        var (nought, first) = from1904 ? (new DateOnly(1904, 1, 1), 0) : (new DateOnly(1899, 12, 30), FirstAfterTheLeapDay);
        return days >= first && days <= Most - (from1904 ? 1_462 : 0) ? nought.AddDays((int)days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
    }

    /// <summary>The place of a column: 0 for A1, 26 for AA7; null when it is not told.</summary>
    private static int? Column(string? reference)
    {
        var at = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
        {
            at = Math.Min((at * 26) + (letter - 'A') + 1, MostColumns + 1);
        }

        return at == 0 ? null : at - 1;
    }
}
