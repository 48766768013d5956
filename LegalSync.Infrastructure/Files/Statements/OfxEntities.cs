using System.Globalization;
using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads <c>&amp;amp;</c> and its kin, also where a bank escaped twice. A bare ampersand is left as it is.</summary>
internal static partial class OfxEntities
{
    /// <summary>The text as it was meant.</summary>
    public static string Read(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var once = Entity().Replace(text, Letter);
        return once == text ? text : Entity().Replace(once, Letter);
    }

    private static string Letter(Match match) => match.Groups[1].Value.ToLowerInvariant() switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => " ",
        ['#', 'x', .. var hex] => Coded(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture), match.Value),
        ['#', .. var digits] => Coded(int.Parse(digits, CultureInfo.InvariantCulture), match.Value),
        _ => match.Value,
    };

    private static string Coded(int code, string written) =>
        code is >= 0x20 and < 0xD800 or >= 0xE000 and <= 0xFFFD ? ((char)code).ToString() : written;

    [GeneratedRegex("&(amp|lt|gt|quot|apos|nbsp|#[0-9]{1,5}|#x[0-9a-f]{1,4});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
