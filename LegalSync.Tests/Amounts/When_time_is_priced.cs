using LegalSync.Domain.Amounts;
using Xunit;

namespace LegalSync.Tests.Amounts;

public class When_time_is_priced
{
    private static Rate Hourly(decimal rate) => Rate.Of(rate, Currency.Usd);

    [Fact]
    public void an_hour_costs_the_rate() => Assert.Equal(Money.Usd(350m), Hourly(350m).Times(Quantity.Minutes(60)));

    [Fact]
    public void a_third_of_an_hour_is_exact() => Assert.Equal(Money.Usd(100m), Hourly(300m).Times(Quantity.Minutes(20)));

    [Fact]
    public void six_minutes_are_a_tenth() => Assert.Equal(Money.Usd(31.25m), Hourly(312.50m).Times(Quantity.Minutes(6)));

    [Theory]
    [InlineData(1, "0.30", 1)]
    [InlineData(1, "0.29", 0)]
    [InlineData(-1, "0.30", -1)]
    public void half_a_cent_goes_away_from_zero(long minutes, string rate, long cents) =>
        Assert.Equal(cents, Hourly(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)).Times(Quantity.Minutes(minutes)).Minor);

    [Fact]
    public void pieces_count_to_four_decimals() => Assert.Equal(Money.Usd(0.63m), Hourly(0.25m).Times(Quantity.Units(2.5m)));

    [Fact]
    public void a_rate_in_yen_gives_whole_yen() => Assert.Equal(167, Rate.Of(500m, Currency.FromCode("JPY")).Times(Quantity.Minutes(20)).Minor);

    [Fact]
    public void a_rate_finer_than_four_decimals_is_refused() => Assert.Throws<ArgumentException>(() => Hourly(0.00001m));

    [Fact]
    public void pieces_finer_than_four_decimals_are_refused() => Assert.Throws<ArgumentException>(() => Quantity.Units(0.00001m));

    [Fact]
    public void an_amount_that_does_not_fit_is_not_there() =>
        Assert.Throws<OverflowException>(() => Rate.FromScaled(long.MaxValue, Currency.Usd).Times(Quantity.Minutes(long.MaxValue)));

    [Fact]
    public void a_quantity_that_nobody_set_cannot_be_priced() => Assert.Throws<InvalidOperationException>(() => Hourly(1m).Times(default));

    [Theory]
    [InlineData(6, true)]
    [InlineData(15, true)]
    [InlineData(20, false)]
    [InlineData(1, false)]
    public void hours_are_written_only_where_their_decimals_end(long minutes, bool exact) => Assert.Equal(exact, Quantity.Minutes(minutes).IsExactDecimal);

    [Theory]
    [InlineData(6, "0.1 h")]
    [InlineData(90, "1.5 h")]
    public void hours_read_as_hours(long minutes, string text) => Assert.Equal(text, Quantity.Minutes(minutes).ToString());

    [Fact]
    public void any_price_is_within_half_a_cent_of_the_exact_product() => Always.Holds(random =>
    {
        var (rate, minutes) = (random.Next(0, 9_000_000), random.Next(-600, 6_000));
        var exact = (decimal)rate * minutes / 6_000m;
        return Math.Abs(Rate.FromScaled(rate, Currency.Usd).Times(Quantity.Minutes(minutes)).Minor - exact) <= 0.5m;
    });

    [Fact]
    public void any_price_of_whole_tenths_at_a_rate_in_whole_dollars_needs_no_rounding() => Always.Holds(random =>
    {
        var (rate, tenths) = (random.Next(1, 900), random.Next(1, 200));
        return Hourly(rate).Times(Quantity.Minutes(6 * tenths)).Amount == rate * tenths / 10m;
    });
}
