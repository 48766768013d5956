using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads OFX amounts: a sign, digits, and a point or comma before the decimals. Noughts beyond the cents are harmless, other digits are refused.</summary>
internal static partial class OfxAmount
{
    /// <summary>The amount; null, with a clause that follows the figure, when the text is none.</summary>
    public static Money? Read(string text, Currency currency, out string why)
    {
        why = "is not an amount";
        if (Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var whole = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal);
        if (ExactAmount.Minor(whole, match.Groups["decimals"].Value, currency, out why) is not { } minor)
        {
            return null;
        }

        return Money.FromMinor(match.Groups["sign"].Value == "-" ? -minor : minor, currency);
    }

    /// <summary>How many decimals are written.</summary>
    public static int Decimals(string text) => Form().Match(text).Groups["decimals"].Length;

    // A comma is the decimal mark unless a point follows; then it stands between thousands.
    [GeneratedRegex(@"^(?<sign>[+-]?)(?:(?<whole>[0-9]{1,3}(?:,[0-9]{3})+)\.(?<decimals>[0-9]+)|(?<whole>[0-9]*)(?:[.,](?<decimals>[0-9]*))?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
