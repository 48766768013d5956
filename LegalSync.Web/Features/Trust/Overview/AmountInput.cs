using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>Reads amounts that people type: <c>1,240.50</c>, with or without a dollar sign.</summary>
public static class AmountInput
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private const decimal Most = 1_000_000_000m;

    /// <summary>The amount; null when it is none, or finer than the currency.</summary>
    public static Money? Read(string text, Currency currency) =>
        decimal.TryParse(text.Replace("$", "", StringComparison.Ordinal), Plain, CultureInfo.InvariantCulture, out var amount)
        && Math.Abs(amount) < Most && decimal.Truncate(amount * currency.MinorPerMajor) == amount * currency.MinorPerMajor
            ? Money.Of(amount, currency)
            : null;

    /// <summary>As a field shows it.</summary>
    public static string Write(long? minor, Currency currency) => minor is { } known ? Money.FromMinor(known, currency).ToPlainString() : "";
}
