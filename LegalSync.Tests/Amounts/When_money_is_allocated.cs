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
    public void two_currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => Money.Usd(1m) + Money.Zero(Currency.FromCode("CAD")));
}
