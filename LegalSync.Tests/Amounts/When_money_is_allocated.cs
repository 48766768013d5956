using LegalSync.Domain.Amounts;
using Xunit;

namespace LegalSync.Tests.Amounts;

public class When_money_is_allocated
{
    [Fact]
    public void the_shares_add_up_to_the_whole()
    {
        var shares = Money.Usd(100.00m).Allocate(1, 1, 1);

        Assert.Equal(Money.Usd(100.00m), shares.Aggregate((sum, share) => sum + share));
    }

    [Fact]
    public void the_cent_that_is_left_does_not_pile_up_on_the_last_share()
    {
        var shares = Money.Usd(0.05m).Allocate(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        Assert.All(shares, share => Assert.InRange(share.Minor, 0, 1));
        Assert.Equal(5, shares.Sum(share => share.Minor));
    }

    [Fact]
    public void fractions_of_many_small_shares_do_not_pile_up_on_a_large_one()
    {
        var shares = Money.FromMinor(4_949, Currency.Usd).Allocate([.. Enumerable.Repeat(1L, 100), 10_000]);

        Assert.InRange(shares[^1].Minor, 4_900, 4_901);
    }

    [Fact]
    public void a_share_of_no_weight_is_nothing() =>
        Assert.Equal([0, 700, 0], Money.Usd(7m).Allocate(0, 3, 0).Select(share => share.Minor));

    [Fact]
    public void the_currency_stays() =>
        Assert.All(Money.FromMinor(10, Currency.FromCode("JPY")).Allocate(1, 2), share => Assert.Equal("JPY", share.Currency.Code));

    [Fact]
    public void the_largest_amount_and_the_largest_weights_are_split_without_overflow() =>
        Assert.Equal(long.MaxValue, Money.FromMinor(long.MaxValue, Currency.Usd).Allocate(long.MaxValue, long.MaxValue).Sum(share => share.Minor));

    [Fact]
    public void no_weights_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Money.Usd(1m).Allocate());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    public void weights_that_say_nothing_are_refused(long first, long second) =>
        Assert.Throws<ArgumentException>(() => Money.Usd(1m).Allocate(first, second));

    [Fact]
    public void any_shares_add_up_to_the_whole() => Always.Holds(random =>
    {
        var (whole, weights) = Example(random);
        return whole.Allocate(weights).Sum(share => share.Minor) == whole.Minor;
    });

    [Fact]
    public void any_share_is_within_a_cent_of_its_exact_part() => Always.Holds(random =>
    {
        var (whole, weights) = Example(random);
        var sum = weights.Aggregate((Int128)0, (total, weight) => total + weight);
        return whole.Allocate(weights).Zip(weights).All(pair => Int128.Abs((pair.First.Minor * sum) - ((Int128)whole.Minor * pair.Second)) <= sum);
    });

    [Fact]
    public void any_equal_weights_give_shares_that_differ_by_a_cent_at_most() => Always.Holds(random =>
    {
        var shares = Money.FromMinor(random.Cents(), Currency.Usd).Allocate([.. Enumerable.Repeat(1L, random.Next(1, 40))]);
        return shares.Max(share => share.Minor) - shares.Min(share => share.Minor) <= 1;
    });

    [Fact]
    public void any_amount_owed_is_split_as_the_same_amount_due() => Always.Holds(random =>
    {
        var (whole, weights) = Example(random);
        return (-whole).Allocate(weights).SequenceEqual(whole.Allocate(weights).Select(share => -share));
    });

    private static (Money Whole, long[] Weights) Example(Random random)
    {
        long[] weights = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (long)random.Next(0, random.Next(4) == 0 ? 1_000_000 : 4))];
        weights[random.Next(weights.Length)]++;
        return (Money.FromMinor(random.Cents(), Currency.Usd), weights);
    }
}
