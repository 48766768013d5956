using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public sealed class When_a_company_is_called_too_often
{
    private static readonly CancellationToken Go = CancellationToken.None;

    [Fact]
    public async Task eight_are_let_in_at_once_and_the_ninth_when_one_leaves()
    {
        using var limits = Limits(600_000);
        var inside = new List<IDisposable>();
        for (var number = 0; number < RealmLimits.AtOnce; number++)
        {
            inside.Add(await limits.EnterAsync("1", Go));
        }

        var ninth = limits.EnterAsync("1", Go);

        Assert.False(ninth.IsCompleted);
        inside[0].Dispose();
        inside[0].Dispose();
        using var entered = await ninth;
        Assert.False(limits.EnterAsync("1", Go).IsCompleted);
    }

    [Fact]
    public async Task another_company_does_not_wait_for_the_first()
    {
        using var limits = Limits(1);
        using var first = await limits.EnterAsync("1", Go);
        var second = limits.EnterAsync("1", Go);

        using var other = await limits.EnterAsync("2", Go);

        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task one_that_gives_up_waiting_leaves_its_place()
    {
        using var limits = Limits(1);
        using var leaving = new CancellationTokenSource();
        (await limits.EnterAsync("1", Go)).Dispose();
        var waiting = Enumerable.Range(0, 20).Select(_ => limits.EnterAsync("1", leaving.Token)).ToList();

        await leaving.CancelAsync();

        foreach (var one in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(601)]
    [InlineData(6000)]
    public void a_minute_brings_what_the_setting_says_and_never_more_than_a_second_more(int perMinute)
    {
        var pace = RealmLimits.Pace(perMinute);

        var perMinuteMade = TimeSpan.FromMinutes(1) / pace.ReplenishmentPeriod * pace.TokensPerPeriod;

        Assert.InRange(perMinuteMade, perMinute, perMinute + 600);
        Assert.InRange(pace.TokenLimit, 1, Math.Min(perMinute, Math.Max(10, perMinute / 60)));
    }

    private static RealmLimits Limits(int perMinute) => new(Options.Create(new QuickBooksOptions { RequestsPerMinute = perMinute }));
}
