using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LegalSync.Domain.Statements;

namespace LegalSync.Tests.Statements;

/// <summary>Looks at a damaged file with plain string searches, knowing nothing of the reader, and tells whether a line stands there as read.</summary>
internal sealed partial class Witness
{
    private static readonly string[] DateForms =
        ["yyyyMMdd", "yyMMdd", "yyyy-MM-dd", "MMdd", "MM/dd/yyyy", "M/dd/yyyy", "MM/d/yyyy", "M/d/yyyy", "MM/dd/yy", "M/dd/yy", "MM/d/yy", "M/d/yy"];

    private readonly string[] _lines;
    private readonly string _text;

    public Witness(byte[] content)
    {
        _text = Decoded(content);
        _lines = _text.Split('\n');
    }

    /// <summary>How many records of a format the file holds.</summary>
    public int Records(string format) => format[..3] switch
    {
        "ofx" => Regex.Count(_text, "<STMTTRN>", RegexOptions.IgnoreCase),
        "cam" => Regex.Count(_text, "<Ntry>"),
        "mt9" => Regex.Count(_text, "(^|[\n\r\f])\\s*:61:"),
        "bai" => Regex.Count(_text, "(^|\n|/\\s+)16,"),
        _ => Rows() - 1,
    };

    /// <summary>Rows of a table that hold something; a line break between quotation marks begins none, and a mark within a field opens nothing.</summary>
    private int Rows()
    {
        var (rows, isOpen, holds, before) = (0, false, false, '\n');
        foreach (var letter in _text.ReplaceLineEndings("\n") + "\n")
        {
            isOpen ^= letter == '"' && (isOpen || before is ',' or '\n' or '"');
            before = letter;
            holds |= !char.IsWhiteSpace(letter) && letter is not (',' or '"');
            if (letter == '\n' && !isOpen)
            {
                (rows, holds) = (rows + (holds ? 1 : 0), false);
            }
        }

        return rows;
    }

    /// <summary>What of a line does not stand near its place in the file; empty when all does.</summary>
    public string Missing(StatementLine line, string format)
    {
        var region = string.Join('\n', _lines.Skip(Math.Max(0, line.Place - 4)).Take(9));
        var decoded = WebUtility.HtmlDecode(WebUtility.HtmlDecode(region)) + region;
        var minor = Math.Abs(line.Amount.Minor);
        var plain = (minor / 100m).ToString("F2", CultureInfo.InvariantCulture);
        string[] amounts =
        [
            plain, plain.Replace('.', ','), (minor / 100m).ToString("N2", CultureInfo.InvariantCulture), plain.TrimStart('0'), minor.ToString(CultureInfo.InvariantCulture),
            (minor / 100m).ToString("0.##", CultureInfo.InvariantCulture), (minor / 100m).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ','),
        ];
        var isDated = DateForms.Any(form => Separated(region).Contains(line.Date.ToString(form, CultureInfo.InvariantCulture), StringComparison.Ordinal))
            || (format == "bai2" && _text.Contains("," + line.Date.ToString("yyMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var bare = Bare(decoded);
        return !amounts.Any(amount => region.Contains(amount, StringComparison.Ordinal)) ? $"amount {plain}"
            : !isDated ? $"date {line.Date:yyyy-MM-dd}"
            : line.Description.Split(' ').Select(Bare).FirstOrDefault(word => !bare.Contains(word, StringComparison.Ordinal)) is { } word ? $"word {word}"
            : line.CheckNumber.Length > 0 && !region.Contains(line.CheckNumber, StringComparison.Ordinal) ? $"cheque {line.CheckNumber}"
            : "";
    }

    private static string Bare(string text) => Invisible().Replace(text, "");

    private static string Separated(string text) => text.Replace('.', '/') + text.Replace('-', '/') + text;

    private static string Decoded(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    [GeneratedRegex("[\"\\s\\p{C}]")]
    private static partial Regex Invisible();
}
