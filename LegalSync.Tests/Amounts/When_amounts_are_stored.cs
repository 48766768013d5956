using System.Text.Json;
using LegalSync.Domain.Amounts;
using Xunit;

namespace LegalSync.Tests.Amounts;

public class When_amounts_are_stored
{
    [Fact]
    public void money_is_whole_cents_and_its_currency() => Assert.Equal("\"124050 USD\"", Write(Money.Usd(1_240.50m)));

    [Fact]
    public void a_rate_is_ten_thousandths_and_its_currency() => Assert.Equal("\"3125000 USD\"", Write(Rate.Of(312.50m, Currency.Usd)));

    [Fact]
    public void minutes_are_not_units() => Assert.Equal(["\"20 Minutes\"", "\"25000 Units\""], [Write(Quantity.Minutes(20)), Write(Quantity.Units(2.5m))]);

    [Theory]
    [InlineData("\"12.50 USD\"")]
    [InlineData("\"1,250 USD\"")]
    [InlineData("\"1250\"")]
    [InlineData("\" USD\"")]
    [InlineData("null")]
    public void a_text_that_is_no_amount_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json, AmountsJson.Options));

    [Fact]
    public void a_bare_number_is_refused() => Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize<Money>("1250", AmountsJson.Options));

    [Fact]
    public void money_that_nobody_set_is_not_written() => Assert.Throws<InvalidOperationException>(() => Write(default(Money)));

    [Fact]
    public void any_amount_comes_back_as_it_was() => Always.Holds(random =>
    {
        var money = Money.FromMinor(random.Cents(), Currency.FromCode(random.Next(2) == 0 ? "USD" : "JPY"));
        var rate = Rate.FromScaled(random.Cents(), Currency.Usd);
        var quantity = Quantity.FromScaled(random.Cents(), random.Next(2) == 0 ? QuantityUnit.Minutes : QuantityUnit.Units);
        return Read<Money>(Write(money)) == money && Read<Rate>(Write(rate)) == rate && Read<Quantity>(Write(quantity)) == quantity;
    });

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, AmountsJson.Options);

    private static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, AmountsJson.Options);
}
