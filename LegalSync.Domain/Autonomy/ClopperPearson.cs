using System.Numerics;

namespace LegalSync.Domain.Autonomy;

/// <summary>
/// Exact binomial bounds on a rate, after Clopper and Pearson (Biometrika 26, 1934): no normal approximation, so they hold for few trials and
/// for no errors at all. Computed in whole numbers and rounded outwards, so that no bound is better than the true one.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The confidence that evidence is shown with.</summary>
    public static Share Usual { get; } = new(950_000);

    /// <summary>Upper end of the one-sided bound, in parts of a whole and rounded up: the rate at which so few errors would still be seen with probability 1 − confidence. Null when nothing was tried.</summary>
    /// <param name="errors">Errors seen.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="confidence">Between nothing and all, both excluded.</param>
    /// <param name="parts">How many parts the whole has.</param>
    public static long? Upper(int errors, int trials, Share confidence, long parts)
    {
        Expect(errors, trials, confidence, parts);
        return trials == 0 ? null : Smallest(errors, trials, Rest(confidence, sides: 1), parts);
    }

    /// <summary>Lower end of the one-sided bound, in parts of a whole and rounded down: the rate at which so many errors would be seen with probability 1 − confidence. Null when nothing was tried.</summary>
    public static long? Lower(int errors, int trials, Share confidence, long parts)
    {
        Expect(errors, trials, confidence, parts);
        return trials == 0 ? null : Largest(errors, trials, Rest(confidence, sides: 1), parts);
    }

    /// <summary>Both ends of the two-sided interval, half of the rest on either side. Null when nothing was tried.</summary>
    public static (long Lower, long Upper)? Interval(int errors, int trials, Share confidence, long parts)
    {
        Expect(errors, trials, confidence, parts);
        var rest = Rest(confidence, sides: 2);
        return trials == 0 ? null : (Largest(errors, trials, rest, parts), Smallest(errors, trials, rest, parts));
    }

    /// <summary>The one-sided upper end as evidence shows it: in whole millionths, rounded up. Null when nothing was tried.</summary>
    public static Share? UpperShare(int errors, int trials) => Upper(errors, trials, Usual, Share.Whole) is { } upper ? new Share((int)upper) : null;

    private static (BigInteger Part, BigInteger Whole) Rest(Share confidence, int sides) => (Share.Whole - confidence.Millionths, (BigInteger)Share.Whole * sides);

    /// <summary>Seen from the other end, what went right are the errors.</summary>
    private static long Largest(int errors, int trials, (BigInteger Part, BigInteger Whole) rest, long parts) => parts - Smallest(trials - errors, trials, rest, parts);

    /// <summary>The smallest rate at which so few errors are no more probable than the rest. The probability falls strictly as the rate rises, so halving finds it.</summary>
    private static long Smallest(int errors, int trials, (BigInteger Part, BigInteger Whole) rest, long parts)
    {
        if (errors == trials)
        {
            return parts;
        }

        var (low, high) = (0L, parts);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = new BinomialTail(errors, trials, middle, parts).Exceeds(rest.Part, rest.Whole) ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static void Expect(int errors, int trials, Share confidence, long parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(errors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(errors, trials);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        if (confidence.Millionths is not (> 0 and < Share.Whole))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between nothing and all.");
        }
    }
}
