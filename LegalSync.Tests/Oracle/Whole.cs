using System.Globalization;

namespace LegalSync.Tests.Oracle;

/// <summary>Amounts in whole hundredths, with the one rounding that billing knows: half a cent goes up.</summary>
internal static class Whole
{
    /// <summary>An amount, a quantity or a percentage in hundredths.</summary>
    /// <exception cref="InvalidOperationException">It has a finer part.</exception>
    public static long Hundredths(decimal amount) => decimal.IsInteger(amount * 100m)
        ? decimal.ToInt64(amount * 100m)
        : throw new InvalidOperationException($"{amount.ToString(CultureInfo.InvariantCulture)} has a part below a hundredth.");

    /// <summary>A product divided, rounded to the nearest whole with halves up. Neither factor is below zero.</summary>
    public static long Share(long one, long other, long of) => ((2 * one * other) + of) / (2 * of);

    /// <summary>Cents as a reader writes them.</summary>
    public static string Text(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
