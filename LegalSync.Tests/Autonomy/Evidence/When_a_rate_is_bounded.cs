using System.Numerics;
using LegalSync.Domain.Autonomy;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_a_rate_is_bounded
{
    /// <summary>How far a bound may lie from the true one.</summary>
    private const double Near = 1e-9;

    /// <summary>Fractions are held to so many binary digits: enough that 2,000 factors and 2^2000 choices lose nothing that counts.</summary>
    private const int Digits = 4_200;

    [Theory]
    [InlineData(0, 10, 0.2588655509)]
    [InlineData(0, 20, 0.1391083407)]
    [InlineData(0, 50, 0.0581550791)]
    [InlineData(0, 100, 0.0295130496)]
    [InlineData(0, 300, 0.0099360819)]
    [InlineData(1, 10, 0.3941633024)]
    [InlineData(1, 100, 0.0465598115)]
    [InlineData(2, 100, 0.0616192004)]
    [InlineData(5, 100, 0.1022533776)]
    [InlineData(10, 100, 0.1637176233)]
    public void the_one_sided_bound_is_that_of_the_tables(int errors, int trials, double upper) =>
        Assert.Equal(upper, Upper(errors, trials)!.Value, Near);

    [Theory]
    [InlineData(0, 10, 0.0, 0.3084971078)]
    [InlineData(1, 10, 0.0025285785, 0.4450161170)]
    [InlineData(5, 10, 0.1870860284, 0.8129139716)]
    [InlineData(10, 10, 0.6915028922, 1.0)]
    [InlineData(0, 100, 0.0, 0.0362166926)]
    [InlineData(1, 100, 0.0002531460, 0.0544593854)]
    [InlineData(10, 100, 0.0490046892, 0.1762225977)]
    public void the_two_sided_interval_is_that_of_the_tables(int errors, int trials, double lower, double upper)
    {
        var interval = Interval(errors, trials)!.Value;
        Assert.Equal(lower, interval.Lower, Near);
        Assert.Equal(upper, interval.Upper, Near);
    }

    [Fact]
    public void nothing_tried_bounds_nothing()
    {
        Assert.Null(Upper(0, 0));
        Assert.Null(Lower(0, 0));
        Assert.Null(Interval(0, 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2000)]
    public void no_error_and_only_errors_mirror_each_other(int trials)
    {
        Assert.Equal(0, Lower(0, trials));
        Assert.Equal(1, Upper(trials, trials));
        Assert.Equal(1 - Upper(0, trials)!.Value, Lower(trials, trials)!.Value, Near);
    }

    [Theory]
    [InlineData(-1, 10, 0.95)]
    [InlineData(11, 10, 0.95)]
    [InlineData(0, 10, 0.0)]
    [InlineData(0, 10, 1.0)]
    public void what_cannot_be_is_refused(int errors, int trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Upper(errors, trials, confidence));

    /// <summary>At the true bound the tail of the binomial distribution is exactly the rest; a step of 1e-9 to either side must lie on either side of it. Summed in whole numbers, with no floating point in the check.</summary>
    [Theory]
    [MemberData(nameof(Grid))]
    public void the_exact_tail_lies_between_the_neighbours_of_the_bound(int errors, int trials)
    {
        var upper = Upper(errors, trials)!.Value;
        if (errors < trials)
        {
            var rest = Fraction(1, 20);
            Assert.True(TailUpTo(errors, trials, upper - Near) > rest, $"{errors} of {trials}: {upper} is too high");
            Assert.True(TailUpTo(errors, trials, upper + Near) < rest, $"{errors} of {trials}: {upper} is too low");
        }

        var lower = Lower(errors, trials)!.Value;
        if (errors > 0)
        {
            var most = Fraction(19, 20);
            Assert.True(TailUpTo(errors - 1, trials, Math.Max(0, lower - Near)) > most, $"{errors} of {trials}: {lower} is too high");
            Assert.True(TailUpTo(errors - 1, trials, lower + Near) < most, $"{errors} of {trials}: {lower} is too low");
        }
    }

    /// <summary>What evidence shows is the smallest whole millionth at which so few errors are seen with at most one in twenty: checked with every digit.</summary>
    [Theory]
    [MemberData(nameof(Grid))]
    public void the_share_is_rounded_up_and_by_less_than_a_millionth(int errors, int trials)
    {
        var share = ClopperPearson.UpperShare(errors, trials)!.Value.Millionths;

        Assert.True(errors == trials ? share == Share.Whole : 20 * ExactTail(errors, trials, share) <= BigInteger.Pow(Share.Whole, trials), $"{errors} of {trials}: {share} flatters");
        Assert.True(20 * ExactTail(errors, trials, share - 1) > BigInteger.Pow(Share.Whole, trials), $"{errors} of {trials}: {share} is too high");
    }

    [Fact]
    public void a_bound_that_is_a_whole_millionth_is_not_rounded() => Assert.Equal(new Share(950_000), ClopperPearson.UpperShare(0, 1));

    [Fact]
    public void many_trials_are_bounded_too()
    {
        var shares = Enumerable.Range(0, 12).Select(errors => ClopperPearson.UpperShare(errors, 50_000)!.Value).ToList();

        // -ln 0.05 / 50,000 = 0.0000599146..., and each error more adds at least one in 50,000.
        Assert.Equal(new Share(60), shares[0]);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.InRange(pair.Second.Millionths - pair.First.Millionths, 20, 40));
    }

    public static TheoryData<int, int> Grid()
    {
        var grid = new TheoryData<int, int>();
        foreach (var trials in new[] { 1, 2, 3, 5, 10, 37, 100, 365, 1000, 2000 })
        {
            foreach (var errors in new[] { 0, 1, 2, 3, 5, 17, trials / 10, trials / 2, trials - 1, trials }.Where(errors => errors <= trials).Distinct())
            {
                grid.Add(errors, trials);
            }
        }

        return grid;
    }

    private const long Parts = 1_000_000_000_000;

    private static double? Upper(int errors, int trials, double confidence = 0.95) => ClopperPearson.Upper(errors, trials, Confidence(confidence), Parts) / (double)Parts;

    private static double? Lower(int errors, int trials, double confidence = 0.95) => ClopperPearson.Lower(errors, trials, Confidence(confidence), Parts) / (double)Parts;

    private static (double Lower, double Upper)? Interval(int errors, int trials, double confidence = 0.95) =>
        ClopperPearson.Interval(errors, trials, Confidence(confidence), Parts) is { } found ? (found.Lower / (double)Parts, found.Upper / (double)Parts) : null;

    private static Share Confidence(double confidence) => new((int)Math.Round(confidence * Share.Whole));

    private static BigInteger ExactTail(int errors, int trials, int millionths)
    {
        var (sum, choose, power, rest) = (BigInteger.Zero, BigInteger.One, BigInteger.One, BigInteger.Pow(Share.Whole - millionths, trials - errors));
        var factors = new BigInteger[errors + 1];
        factors[errors] = rest;
        for (var seen = errors - 1; seen >= 0; seen--)
        {
            factors[seen] = factors[seen + 1] * (Share.Whole - millionths);
        }

        for (var seen = 0; seen <= errors; seen++)
        {
            sum += choose * power * factors[seen];
            choose = choose * (trials - seen) / (seen + 1);
            power *= millionths;
        }

        return sum;
    }

    private static BigInteger Fraction(int numerator, int denominator) => (BigInteger.One << Digits) * numerator / denominator;

    /// <summary>The probability of at most so many errors, in units of 2^-Digits.</summary>
    private static BigInteger TailUpTo(int errors, int trials, double rate)
    {
        var one = BigInteger.One << Digits;
        var p = Exactly(rate);
        var q = one - p;
        var powers = new BigInteger[trials + 1];
        powers[0] = one;
        for (var i = 1; i <= trials; i++)
        {
            powers[i] = powers[i - 1] * q >> Digits;
        }

        var (sum, choose, power) = (BigInteger.Zero, BigInteger.One, one);
        for (var k = 0; k <= errors; k++)
        {
            sum += choose * (power * powers[trials - k] >> Digits);
            choose = choose * (trials - k) / (k + 1);
            power = power * p >> Digits;
        }

        return sum;
    }

    /// <summary>A double is a whole number times a power of two: taken over without rounding.</summary>
    private static BigInteger Exactly(double rate)
    {
        if (rate <= 0)
        {
            return BigInteger.Zero;
        }

        var bits = BitConverter.DoubleToInt64Bits(rate);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = (bits & 0xF_FFFF_FFFF_FFFFL) | 0x10_0000_0000_0000L;
        return exponent + Digits >= 0 ? (BigInteger)mantissa << (exponent + Digits) : (BigInteger)mantissa >> -(exponent + Digits);
    }
}
