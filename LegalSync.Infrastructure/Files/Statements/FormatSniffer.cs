using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What a bank file looks like.</summary>
internal enum SniffedFormat
{
    /// <summary>A table, or nothing that is known.</summary>
    Csv,

    /// <summary>OFX or QFX.</summary>
    Ofx,

    /// <summary>BAI2.</summary>
    Bai2,

    /// <summary>An ISO 20022 message.</summary>
    Camt,

    /// <summary>A SWIFT message.</summary>
    Mt940,

    /// <summary>Markup of another kind.</summary>
    OtherMarkup,
}

/// <summary>Recognises a format from how its text begins, never from the file's name.</summary>
internal static partial class FormatSniffer
{
    private const int LinesLookedAt = 60;

    /// <summary>The format of a text of which the beginning is given.</summary>
    public static SniffedFormat Find(string head)
    {
        var start = head.TrimStart();
        if (start.StartsWith("OFXHEADER", StringComparison.OrdinalIgnoreCase) || OfxRoot().IsMatch(start))
        {
            return SniffedFormat.Ofx;
        }

        if (start.StartsWith('<'))
        {
            return start.Contains("camt.05", StringComparison.Ordinal) || start.Contains("BkToCstmr", StringComparison.Ordinal) || start.Contains("<Stmt>", StringComparison.Ordinal)
                ? SniffedFormat.Camt
                : start.Contains("OFX", StringComparison.OrdinalIgnoreCase) || start.Contains("STMTTRN", StringComparison.OrdinalIgnoreCase) ? SniffedFormat.Ofx : SniffedFormat.OtherMarkup;
        }

        var lines = start.Split('\n', LinesLookedAt + 1, StringSplitOptions.RemoveEmptyEntries).Take(LinesLookedAt).ToList();
        var (swift, bai) = (lines.Count(line => SwiftField().IsMatch(line)), lines.Count(line => BaiRecord().IsMatch(line)));
        return start.StartsWith("{1:", StringComparison.Ordinal) || start.StartsWith(":20:", StringComparison.Ordinal) || swift * 3 > lines.Count ? SniffedFormat.Mt940
            : BaiHeader().IsMatch(start) || bai * 2 > lines.Count ? SniffedFormat.Bai2
            : SniffedFormat.Csv;
    }

    [GeneratedRegex(@"<(?:\w+:)?OFX[\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfxRoot();

    [GeneratedRegex(@"^:[0-9]{2}[A-Z]?:", RegexOptions.CultureInvariant)]
    private static partial Regex SwiftField();

    [GeneratedRegex(@"^(01|02|03|16|49|88|98|99),", RegexOptions.CultureInvariant)]
    private static partial Regex BaiRecord();

    [GeneratedRegex(@"^01,[^,\n]*,[^,\n]*,[0-9]{6},", RegexOptions.CultureInvariant)]
    private static partial Regex BaiHeader();
}
