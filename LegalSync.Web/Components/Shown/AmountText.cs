using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Web.Components.Shown;

/// <summary>How screens write amounts: <c>$1,240.50</c>, <c>-$87.81</c>, never parentheses alone.</summary>
public static class AmountText
{
    /// <summary>An amount.</summary>
    public static string Of(Money amount)
    {
        var figure = amount.Abs().ToPlainString("N");
        var sign = amount.IsNegative ? "-" : "";
        return amount.Currency.Code == "USD" ? $"{sign}${figure}" : $"{sign}{amount.Currency.Code} {figure}";
    }

    /// <summary>An amount in minor units.</summary>
    public static string Of(long minor, Currency currency) => Of(Money.FromMinor(minor, currency));

    /// <summary>A count with thousands separators.</summary>
    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 card", "37 cards".</summary>
    public static string Count(int number, string one, string? many = null) => $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";
}
