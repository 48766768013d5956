namespace LegalSync.Domain.Reconciliation;

/// <summary>Finds what turned one amount into the other.</summary>
internal static class AmountCause
{
    // Discounts people give; 33 and 12 are not among them, and a chance hit on them would mislead.
    private static readonly long[] DiscountPercents = [1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50];

    private static readonly string[] WriteOffWords = ["writeoff", "writedown", "discount", "courtesy", "adjustment", "waived"];

    /// <summary>The cause of a difference between two amounts in minor units.</summary>
    public static DifferenceCause Of(long source, long ledger, string descriptions)
    {
        if (source == ledger)
        {
            return DifferenceCause.None;
        }

        if (source == -ledger)
        {
            return DifferenceCause.SignFlipped;
        }

        var (sourceSize, ledgerSize) = (Math.Abs(source), Math.Abs(ledger));
        if (Math.Sign(source) != Math.Sign(ledger))
        {
            return DifferenceCause.Amount;
        }

        var (low, high) = sourceSize < ledgerSize ? (sourceSize, ledgerSize) : (ledgerSize, sourceSize);
        return high - low <= 5 ? DifferenceCause.Rounding
            : high == low * 10 || high == low * 100 ? DifferenceCause.DecimalPoint
            : SameDigits(low, high) ? DifferenceCause.Transposition
            : high == low * 2 && ledgerSize == high ? DifferenceCause.Duplicate
            : ledgerSize < sourceSize && IsReduction(sourceSize, ledgerSize, descriptions) ? DifferenceCause.WriteOff
            : high == low * 2 ? DifferenceCause.Duplicate
            : DifferenceCause.Amount;
    }

    /// <summary>True when a simple slip explains the two amounts, or they lie within a tenth of one another.</summary>
    public static bool IsNear(long source, long ledger)
    {
        // The larger first, so that it does not matter which file is called the source.
        var cause = Math.Abs(source) >= Math.Abs(ledger) ? Of(source, ledger, "") : Of(ledger, source, "");
        return cause is not (DifferenceCause.Amount or DifferenceCause.Duplicate)
            || (Math.Sign(source) == Math.Sign(ledger)
                && Int128.Abs((Int128)ledger - source) * 10 <= Int128.Max(Int128.Abs(source), Int128.Abs(ledger)));
    }

    private static bool SameDigits(long low, long high)
    {
        Span<int> counts = stackalloc int[10];
        var digits = 0;
        for (; high > 0; high /= 10, low /= 10)
        {
            counts[(int)(high % 10)]++;
            counts[(int)(low % 10)]--;
            digits++;
        }

        return digits > 1 && counts.IndexOfAnyExcept(0) < 0;
    }

    private static bool IsReduction(long source, long ledger, string descriptions)
    {
        var reduction = source - ledger;
        if (DiscountPercents.Any(percent => Int128.Abs(((Int128)source * percent) - ((Int128)reduction * 100)) <= 50))
        {
            return true;
        }

        var letters = new string([.. descriptions.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return WriteOffWords.Any(word => letters.Contains(word, StringComparison.Ordinal));
    }
}
