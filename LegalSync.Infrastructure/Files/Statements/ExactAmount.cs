using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Turns digits into minor units without ever rounding.</summary>
internal static class ExactAmount
{
    /// <summary>Longer rows of digits are no amounts; below it a million lines still add up within 64 bits.</summary>
    private const int MostDigits = 12;

    /// <summary>How bank amounts are mended; the one advice that always holds.</summary>
    public const string Mend = "Download the statement again; do not edit it.";

    /// <summary>Minor units from digits before and behind the decimal mark; null, with a reason, when they are no amount of the currency.</summary>
    /// <param name="whole">ASCII digits, at least one unless there are decimals.</param>
    /// <param name="decimals">ASCII digits; more than the currency has are taken only when they are noughts.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="why">A clause that follows the figure in a sentence.</param>
    public static long? Minor(string whole, string decimals, Currency currency, out string why)
    {
        why = "is not an amount";
        if (whole.Length + decimals.Length == 0 || !whole.All(char.IsAsciiDigit) || !decimals.All(char.IsAsciiDigit))
        {
            return null;
        }

        var (kept, rest) = decimals.Length > currency.Decimals
            ? (decimals[..currency.Decimals], decimals[currency.Decimals..])
            : (decimals.PadRight(currency.Decimals, '0'), "");
        if (rest.Any(digit => digit != '0'))
        {
            why = string.Create(CultureInfo.InvariantCulture, $"is finer than the {currency.Decimals} decimals of {currency.Code}");
            return null;
        }

        var digits = whole.TrimStart('0');
        if (digits.Length > MostDigits)
        {
            why = "is too large for an amount";
            return null;
        }

        why = "";
        return long.Parse("0" + digits + kept, CultureInfo.InvariantCulture);
    }
}
