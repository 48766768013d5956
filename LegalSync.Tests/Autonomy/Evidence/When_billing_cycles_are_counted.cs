using LegalSync.Domain.Autonomy;
using Xunit;

namespace LegalSync.Tests.Autonomy.Evidence;

public class When_billing_cycles_are_counted
{
    [Theory]
    [InlineData("2026-06-01", "2026-06-30", 31, 1)]
    [InlineData("2026-06-02", "2026-06-30", 31, 0)]
    [InlineData("2026-06-01", "2026-06-29", 31, 0)]
    [InlineData("2026-06-01", "2026-07-31", 31, 2)]
    [InlineData("2026-01-26", "2026-02-25", 25, 1)]
    [InlineData("2026-02-01", "2026-02-28", 30, 0)]
    [InlineData("2026-01-31", "2026-02-28", 30, 1)]
    [InlineData("2026-06-01", "2026-06-01", 31, 0)]
    public void a_cycle_is_full_when_every_day_of_it_is_covered(string from, string through, int closesOn, int full) =>
        Assert.Equal(full, BillingCycles.Full(BillingCycles.Days(Day(from), Day(through)).ToHashSet(), closesOn));

    [Fact]
    public void a_gap_of_one_day_breaks_it()
    {
        var days = BillingCycles.Days(Day("2026-06-01"), Day("2026-07-31")).ToHashSet();
        days.Remove(Day("2026-06-17"));

        Assert.Equal(1, BillingCycles.Full(days, 31));
        Assert.Equal(0, BillingCycles.Full(new HashSet<DateOnly>(), 31));
    }

    [Theory]
    [InlineData("2026-06-01", 31, "2026-06-30")]
    [InlineData("2026-06-03", 31, "2026-07-31")]
    [InlineData("2026-06-03", 15, "2026-07-15")]
    [InlineData("2026-06-16", 15, "2026-07-15")]
    public void the_end_of_the_first_full_one_is_known(string from, int closesOn, string end) => Assert.Equal(Day(end), BillingCycles.EndOfFirstFull(Day(from), closesOn));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
