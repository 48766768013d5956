using System.Globalization;
using System.Xml;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>What a workbook says of itself: its sheets, its texts, and which formats show days.</summary>
internal sealed class XlsxBook
{
    /// <summary>Most texts of a workbook.</summary>
    public const int MostTexts = 1_000_000;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly HashSet<int> _dayFormats = [];
    private readonly List<bool> _styles = [];

    private XlsxBook()
    {
    }

    /// <summary>The sheets that are seen, in order: name and part.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; private set; } = [];

    /// <summary>The texts that cells refer to.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>True when days are counted from 1904 instead of 1900.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>Reads it.</summary>
    /// <exception cref="XlsxFormatException">It is no workbook.</exception>
    public static XlsxBook Read(XlsxParts parts)
    {
        var book = new XlsxBook();
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        parts.Read("xl/_rels/workbook.xml.rels", xml => EachElement(xml, "Relationship", at => targets[at.GetAttribute("Id") ?? ""] = Target(at.GetAttribute("Target") ?? "")));
        if (!parts.Read("xl/workbook.xml", xml => book.ReadSheets(xml, targets)) || book.Sheets.Count == 0)
        {
            throw new XlsxFormatException("This is not an Excel workbook (.xlsx), or it shows no sheet.", "Save the list as .xlsx or as CSV.");
        }

        parts.Read("xl/sharedStrings.xml", book.ReadTexts);
        parts.Read("xl/styles.xml", book.ReadStyles);
        return book;
    }

    /// <summary>True when cells of a style show a day.</summary>
    public bool ShowsDay(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _styles.Count && _styles[at];

    /// <summary>Text below an element, pronunciation aside.</summary>
    public static string TextOf(XmlReader xml)
    {
        var text = new System.Text.StringBuilder();
        using var inside = xml.ReadSubtree();
        var skips = 0;
        while (inside.Read())
        {
            if (inside.LocalName == "rPh")
            {
                skips += inside.NodeType == XmlNodeType.Element && !inside.IsEmptyElement ? 1 : inside.NodeType == XmlNodeType.EndElement ? -1 : 0;
            }
            else if (skips == 0 && inside.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
            {
                text.Append(inside.Value);
            }
        }

        return text.ToString();
    }

    private static void EachElement(XmlReader xml, string name, Action<XmlReader> then)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name)
            {
                then(xml);
            }
        }
    }

    private static string Target(string target) => target.StartsWith('/') ? target[1..] : "xl/" + target;

    private void ReadSheets(XmlReader xml, Dictionary<string, string> targets)
    {
        var sheets = new List<(string, string)>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.NamespaceURI != Main)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                CountsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible" && targets.TryGetValue(xml.GetAttribute("id", Relations) ?? "", out var part))
            {
                sheets.Add((xml.GetAttribute("name") ?? "", part));
            }
        }

        Sheets = sheets;
    }

    private void ReadTexts(XmlReader xml) => EachElement(xml, "si", at =>
    {
        if (Texts.Count == MostTexts)
        {
            throw new XlsxFormatException(string.Create(CultureInfo.InvariantCulture, $"The workbook holds more than {MostTexts} texts."), "Give a shorter period.");
        }

        Texts.Add(TextOf(at));
    });

    private void ReadStyles(XmlReader xml)
    {
        var isCell = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                isCell = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && IsDayFormat(xml.GetAttribute("formatCode") ?? ""))
            {
                _dayFormats.Add(Number(xml.GetAttribute("numFmtId")));
            }
            else if (isCell && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                // 14 to 17 and 22 are the days that every workbook knows without saying; 27 to 36 and 50 to 58 those of East Asia.
                var format = Number(xml.GetAttribute("numFmtId"));
                _styles.Add(format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || _dayFormats.Contains(format));
            }
        }
    }

    // A format shows a day when it names a day or a year outside quotation marks and brackets; colours stand in brackets.
    private static bool IsDayFormat(string format)
    {
        var (isQuoted, isBracketed) = (false, false);
        foreach (var letter in format)
        {
            isQuoted = letter == '"' ? !isQuoted : isQuoted;
            isBracketed = letter == '[' || (isBracketed && letter != ']');
            if (!isQuoted && !isBracketed && letter is 'd' or 'D' or 'y' or 'Y')
            {
                return true;
            }
        }

        return false;
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
