namespace LegalSync.Domain.Autonomy;

/// <summary>
/// Exact binomial bounds on a rate, after Clopper and Pearson (Biometrika 26, 1934): no normal approximation, so they hold for few trials and
/// for no errors at all. A rate is a probability and no money, hence the floating point.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The confidence that evidence is shown with.</summary>
    public const double Usual = 0.95;

    private const double LogRootTwoPi = 0.91893853320467274178;

    /// <summary>Upper end of the one-sided bound: the rate at which so few errors would still be seen with probability 1 − confidence. Null when nothing was tried.</summary>
    /// <param name="errors">Errors seen.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="confidence">Between 0 and 1, both excluded.</param>
    public static double? Upper(int errors, int trials, double confidence = Usual)
    {
        Expect(errors, trials, confidence);
        return trials == 0 ? null
            : errors == trials ? 1
            : errors == 0 ? -double.ExpM1(Math.Log(1 - confidence) / trials)
            : Solve(errors + 1, trials - errors, confidence);
    }

    /// <summary>Lower end of the one-sided bound: the rate at which so many errors would be seen with probability 1 − confidence. Null when nothing was tried.</summary>
    public static double? Lower(int errors, int trials, double confidence = Usual)
    {
        Expect(errors, trials, confidence);
        return trials == 0 ? null
            : errors == 0 ? 0
            : errors == trials ? Math.Exp(Math.Log(1 - confidence) / trials)
            : Solve(errors, trials - errors + 1, 1 - confidence);
    }

    /// <summary>Both ends of the two-sided interval, half of the rest on either side. Null when nothing was tried.</summary>
    public static (double Lower, double Upper)? Interval(int errors, int trials, double confidence = Usual)
    {
        Expect(errors, trials, confidence);
        var side = 1 - ((1 - confidence) / 2);
        return trials == 0 ? null : (Lower(errors, trials, side)!.Value, Upper(errors, trials, side)!.Value);
    }

    /// <summary>The one-sided upper end as evidence shows it: in whole millionths, rounded up. Null when nothing was tried.</summary>
    public static Share? UpperShare(int errors, int trials) =>
        Upper(errors, trials) is { } upper ? new Share((int)Math.Min(Share.Whole, Math.Ceiling(upper * Share.Whole))) : null;

    private static void Expect(int errors, int trials, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(errors);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(errors, trials);
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies between 0 and 1.");
        }
    }

    /// <summary>Where the regularised incomplete beta function takes a value. It rises strictly, so halving the interval finds the place to the last digit.</summary>
    private static double Solve(double a, double b, double wanted)
    {
        var (low, high) = (0d, 1d);
        while (true)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
            {
                return middle;
            }

            (low, high) = Regularised(middle, a, b) < wanted ? (middle, high) : (low, middle);
        }
    }

    /// <summary>The regularised incomplete beta function, by its continued fraction on the side where that converges fast (Abramowitz and Stegun 26.5.8).</summary>
    private static double Regularised(double x, double a, double b)
    {
        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * double.LogP1(-x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>The continued fraction, evaluated from its front (modified Lentz).</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1d, Reciprocal(1 - ((a + b) * x / (a + 1))));
        var value = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            (d, c) = (Reciprocal(1 + (even * d)), 1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            (d, c) = (Reciprocal(1 + (odd * d)), 1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }

    private static double Reciprocal(double value) => 1 / (Math.Abs(value) < 1e-300 ? 1e-300 : value);

    /// <summary>The logarithm of the gamma function of a positive number: Stirling's series, from 20 upwards where its first terms are exact to the last digit.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0d;
        for (; x < 20; x++)
        {
            shift += Math.Log(x);
        }

        var square = 1 / (x * x);
        var series = (1.0 / 12 - (square * (1.0 / 360 - (square * (1.0 / 1260 - (square * (1.0 / 1680 - (square / 1188)))))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + LogRootTwoPi + series - shift;
    }
}
