using System.Numerics;

namespace LegalSync.Domain.Autonomy;

/// <summary>
/// The probability of at most so many errors in so many trials, each of which errs with a rate of <paramref name="part"/> in <paramref name="parts"/>.
/// It is enclosed between two sums that are rounded down and up, which decides nearly every question; where it does not, all digits are summed.
/// </summary>
/// <param name="errors">At most so many errors, fewer than the trials.</param>
/// <param name="trials">Trials.</param>
/// <param name="part">The rate, above nothing and below the whole.</param>
/// <param name="parts">Parts of the whole.</param>
internal readonly struct BinomialTail(int errors, int trials, long part, long parts)
{
    private static readonly int[] _precisions = [128, 512];

    /// <summary>True when it is greater than a probability. Never an approximation.</summary>
    public bool Exceeds(BigInteger numerator, BigInteger denominator)
    {
        foreach (var bits in _precisions)
        {
            if (Sum(new Rounding(bits, IsUp: false)).Exceeds(numerator, denominator))
            {
                return true;
            }

            if (!Sum(new Rounding(bits, IsUp: true)).Exceeds(numerator, denominator))
            {
                return false;
            }
        }

        return ExactSum() * denominator > numerator * BigInteger.Pow(parts, trials);
    }

    private Scaled Sum(Rounding rounding)
    {
        var term = rounding.Power(rounding.Divide(new Scaled(parts - part, 0), parts), trials);
        var sum = term;
        for (var seen = 0; seen < errors; seen++)
        {
            term = rounding.Divide(new Scaled(term.Mantissa * (trials - seen) * part, term.Exponent), (BigInteger)(parts - part) * (seen + 1));
            sum = rounding.Add(sum, term);
        }

        return sum;
    }

    /// <summary>In units of 1 / parts^trials.</summary>
    private BigInteger ExactSum()
    {
        var (sum, choose, power) = (BigInteger.Zero, BigInteger.One, BigInteger.One);
        for (var seen = 0; seen <= errors; seen++)
        {
            sum += choose * power * BigInteger.Pow(parts - part, trials - seen);
            choose = choose * (trials - seen) / (seen + 1);
            power *= part;
        }

        return sum;
    }

    /// <summary>A positive number: mantissa times 2^exponent.</summary>
    private readonly record struct Scaled(BigInteger Mantissa, long Exponent)
    {
        public bool Exceeds(BigInteger numerator, BigInteger denominator) => Exponent >= 0
            ? (Mantissa * denominator) << (int)Exponent > numerator
            : Mantissa * denominator > numerator << (int)-Exponent;
    }

    /// <summary>Arithmetic with so many binary digits, of which every step is rounded the same way.</summary>
    private readonly record struct Rounding(int Bits, bool IsUp)
    {
        public Scaled Divide(Scaled number, BigInteger by)
        {
            var shift = Bits + (int)by.GetBitLength();
            return Cut(((number.Mantissa << shift) / by) + (IsUp ? 1 : 0), number.Exponent - shift);
        }

        public Scaled Power(Scaled number, int exponent)
        {
            var (power, square) = (new Scaled(1, 0), number);
            for (; exponent > 0; exponent >>= 1)
            {
                power = (exponent & 1) == 1 ? Cut(power.Mantissa * square.Mantissa, power.Exponent + square.Exponent) : power;
                square = Cut(square.Mantissa * square.Mantissa, square.Exponent * 2);
            }

            return power;
        }

        public Scaled Add(Scaled one, Scaled other)
        {
            var (high, low) = one.Exponent >= other.Exponent ? (one, other) : (other, one);
            var apart = high.Exponent - low.Exponent;

            // What lies wholly below the last digit is nothing, or one of that digit.
            return apart > 2 * Bits
                ? Cut(high.Mantissa + (IsUp ? 1 : 0), high.Exponent)
                : Cut((high.Mantissa << (int)apart) + low.Mantissa, low.Exponent);
        }

        private Scaled Cut(BigInteger mantissa, long exponent)
        {
            var excess = (int)mantissa.GetBitLength() - Bits;
            return excess <= 0 ? new Scaled(mantissa, exponent) : new Scaled((mantissa >> excess) + (IsUp ? 1 : 0), exponent + excess);
        }
    }
}
