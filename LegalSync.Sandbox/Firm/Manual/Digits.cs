using System.Globalization;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Amounts as a tired hand types them.</summary>
internal static class Digits
{
    /// <summary>The first amount with two neighbouring digits changed round that fits, or null.</summary>
    public static decimal? Swapped(decimal amount, Func<decimal, bool> fits)
    {
        var digits = decimal.ToInt64(amount * 100m).ToString(CultureInfo.InvariantCulture).ToCharArray();
        for (var i = 0; i + 1 < digits.Length; i++)
        {
            if (digits[i] == digits[i + 1] || (i == 0 && digits[1] == '0'))
            {
                continue;
            }

            (digits[i], digits[i + 1]) = (digits[i + 1], digits[i]);
            if (long.Parse(digits, CultureInfo.InvariantCulture) / 100m is var other && fits(other))
            {
                return other;
            }

            (digits[i], digits[i + 1]) = (digits[i + 1], digits[i]);
        }

        return null;
    }

    /// <summary>A lower amount that nothing else of the month comes to, or null; a receipt above its invoice could not be linked to it whole.</summary>
    public static decimal? SwappedLower(ManualGround ground, decimal amount) => Swapped(amount, other => other < amount && ground.IsUnused(other));

    /// <summary>The first line of an invoice whose amount can be typed wrong so that the sum is no other record's, or null.</summary>
    public static (int Line, decimal Amount)? SwappedLine(ManualGround ground, PracticeInvoice invoice)
    {
        var lines = invoice.Entries.Where(entry => entry.Claimed > 0m).Select(entry => entry.Claimed).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var others = lines.Sum() - lines[i];
            if (Swapped(lines[i], amount => ground.IsUnused(others + amount)) is { } wrong)
            {
                return (i, wrong);
            }
        }

        return null;
    }
}
