using LegalSync.Domain.Amounts;
using Xunit;

namespace LegalSync.Tests.Amounts;

public class When_money_is_counted
{
    private static readonly Currency Cad = Currency.FromCode("CAD");

    [Fact]
    public void cents_are_whole() => Assert.Equal(124_050, Money.Usd(1_240.50m).Minor);

    [Fact]
    public void an_amount_finer_than_a_cent_is_refused() => Assert.Throws<ArgumentException>(() => Money.Usd(0.005m));

    [Fact]
    public void the_yen_has_no_smaller_coin() => Assert.Throws<ArgumentException>(() => Money.Of(0.5m, Currency.FromCode("JPY")));

    [Theory]
    [InlineData("0.125", 12)]
    [InlineData("0.135", 14)]
    [InlineData("-0.125", -12)]
    public void rounding_on_purpose_takes_the_rule_it_is_given(string amount, long minor) =>
        Assert.Equal(minor, Money.Rounded(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Usd, MidpointRounding.ToEven).Minor);

    [Theory]
    [InlineData(124_050, "1,240.50 USD")]
    [InlineData(-5, "-0.05 USD")]
    [InlineData(0, "0.00 USD")]
    public void it_reads_as_people_write_it(long minor, string text) => Assert.Equal(text, Money.FromMinor(minor, Currency.Usd).ToString());

    [Fact]
    public void the_bare_figure_is_ungrouped() => Assert.Equal("-1240.50", Money.Usd(-1_240.50m).ToPlainString());

    [Fact]
    public void two_currencies_do_not_mix() => Assert.Throws<InvalidOperationException>(() => Money.Usd(1m) + Money.Zero(Cad));

    [Fact]
    public void two_currencies_are_not_compared() => Assert.Throws<InvalidOperationException>(() => Money.Usd(1m) > Money.Zero(Cad));

    [Fact]
    public void the_same_figure_in_two_currencies_is_not_the_same() => Assert.NotEqual(Money.Usd(1m), Money.Of(1m, Cad));

    [Fact]
    public void an_unknown_currency_is_refused() => Assert.Throws<ArgumentException>(() => Currency.FromCode("QQQ"));

    [Fact]
    public void money_that_nobody_set_refuses_to_be_added() => Assert.Throws<InvalidOperationException>(() => default(Money) + Money.Usd(1m));

    [Fact]
    public void a_sum_that_does_not_fit_is_not_there() => Assert.Throws<OverflowException>(() => Money.FromMinor(long.MaxValue, Currency.Usd) + Money.Usd(0.01m));

    [Fact]
    public void a_difference_that_does_not_fit_is_not_there() => Assert.Throws<OverflowException>(() => Money.FromMinor(long.MinValue, Currency.Usd) - Money.Usd(0.01m));

    [Fact]
    public void the_smallest_amount_has_no_opposite() => Assert.Throws<OverflowException>(() => -Money.FromMinor(long.MinValue, Currency.Usd));

    [Fact]
    public void a_decimal_that_does_not_fit_is_refused() => Assert.Throws<OverflowException>(() => Money.Usd(100_000_000_000_000_000_000m));

    [Fact]
    public void any_amount_survives_its_decimal_face() => Always.Holds(random =>
    {
        var amount = Money.FromMinor(random.Cents(), Currency.Usd);
        return Money.Of(amount.Amount, Currency.Usd) == amount;
    });

    [Fact]
    public void any_two_amounts_add_up_in_either_order_and_come_apart_again() => Always.Holds(random =>
    {
        var (left, right) = (Money.FromMinor(random.Cents(), Currency.Usd), Money.FromMinor(random.Cents(), Currency.Usd));
        return left + right == right + left && left + right - right == left && -(-left) == left;
    });

    [Fact]
    public void any_two_amounts_are_ordered_as_their_cents() => Always.Holds(random =>
    {
        var (left, right) = (Money.FromMinor(random.Next(5), Currency.Usd), Money.FromMinor(random.Next(5), Currency.Usd));
        return left < right == left.Minor < right.Minor && left <= right == left.Minor <= right.Minor
            && Math.Sign(left.CompareTo(right)) == Math.Sign(left.Minor.CompareTo(right.Minor));
    });
}
