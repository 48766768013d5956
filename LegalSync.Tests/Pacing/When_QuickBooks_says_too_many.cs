using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Pacing;

public sealed class When_QuickBooks_says_too_many
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Made within the test, where its clock can take the runner's context away.</summary>
    private Town Here => field ??= new Town();

    [Theory]
    [InlineData(null, 62)]
    [InlineData(17, 17)]
    [InlineData(90, 90)]
    [InlineData(0, 62)]
    public async Task the_company_is_left_alone_as_long_as_told_or_a_minute_and_a_little(int? told, int seconds)
    {
        var turn = await Here.Governor.EnterAsync(Town.Realm, TurnKind.Write, CancellationToken.None);

        turn.Answered(throttled: true, told is { } after ? TimeSpan.FromSeconds(after) : null);

        Assert.Equal(Here.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds), Here.Governor.QuietUntil(Town.Realm));
        Assert.Null(Here.Governor.TryEnter(Town.Realm, TurnKind.Read));
        Assert.NotNull(Here.Governor.TryEnter("another", TurnKind.Read));
        Here.Time.Pass(TimeSpan.FromSeconds(seconds));
        Assert.Null(Here.Governor.QuietUntil(Town.Realm));
        Assert.NotNull(Here.Governor.TryEnter(Town.Realm, TurnKind.Read));
    }

    [Fact]
    public void nothing_leaves_before_the_quiet_is_over_and_then_one_goes_ahead()
    {
        var refusals = 1;
        Here.Server = (_, _) => (refusals-- > 0, null);
        Here.Crowd(60, TurnKind.Write);

        Here.Time.Pass(TimeSpan.FromSeconds(10));
        var quiet = Here.Governor.QuietUntil(Town.Realm)!.Value;
        Here.Time.Pass(TimeSpan.FromMinutes(3));

        var refused = Here.Arrivals.Single(arrival => arrival.Refused).At;
        var after = Here.Arrivals.Select(arrival => arrival.At).Where(at => at > refused + TimeSpan.FromSeconds(2)).Order().ToList();
        Assert.InRange(after[0] - refused, TimeSpan.FromSeconds(62), TimeSpan.FromSeconds(64));
        Assert.True(after[1] - quiet >= TimeSpan.FromMilliseconds(Here.Latency.Least), "The second left before the first was answered.");
        Assert.InRange(after.Count(at => at < quiet + TimeSpan.FromSeconds(30)), 60, 160);
    }

    [Fact]
    public void two_minutes_later_as_much_goes_out_as_before()
    {
        Here.Crowd(40, TurnKind.Batch);
        Here.Time.Pass(TimeSpan.FromMinutes(10));
        var refuse = true;
        Here.Server = (_, _) => (refuse, null);
        while (Here.Governor.QuietUntil(Town.Realm) is null)
        {
            Here.Time.Pass(TimeSpan.FromMilliseconds(10));
        }

        refuse = false;
        var quiet = Here.Governor.QuietUntil(Town.Realm)!.Value;

        Here.Time.Pass(TimeSpan.FromMinutes(10));

        var first = Here.Count(quiet, Minute);
        var second = Here.Count(quiet + Minute, Minute);
        Assert.InRange(first, 20, 40);
        Assert.True(second >= 38, $"{first}, {second}");
        Assert.True(Here.Count(quiet + TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5)) >= 190);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3)]
    public void a_storm_is_met_once_a_minute(int? told)
    {
        Here.Server = (_, _) => (true, told is { } after ? TimeSpan.FromSeconds(after) : null);
        Here.Crowd(60, TurnKind.Write);
        Here.Crowd(60, TurnKind.Read);

        Here.Time.Pass(TimeSpan.FromMinutes(30));

        // Those that were under way when the first refusal came belong to it.
        var first = Here.Arrivals.Min(arrival => arrival.At);
        var later = Here.Arrivals.Select(arrival => arrival.At).Where(at => at > first + TimeSpan.FromSeconds(2)).Order().ToList();
        Assert.InRange(later.Count, 20, 31);
        Assert.All(later.Zip(later.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Minute, $"{pair.Second - pair.First}"));
    }

    [Fact]
    public void another_app_in_the_same_company_costs_pauses_and_no_other_firm_anything()
    {
        var others = true;
        var counted = new Queue<DateTimeOffset>();
        Here.Server = (realm, _) => (realm == Town.Realm && !Takes(), null);
        OtherApp();
        Here.Crowd(60, TurnKind.Write);
        Here.Crowd(60, TurnKind.Write, "another firm");
        Here.Time.Pass(TimeSpan.FromMinutes(20));
        others = false;
        var ended = Here.Time.GetUtcNow();

        Here.Time.Pass(TimeSpan.FromMinutes(8));

        var mine = Here.Arrivals.Where(arrival => arrival.Realm == Town.Realm).ToList();
        var theirs = Here.Arrivals.Count - mine.Count;
        Assert.Contains(mine, arrival => arrival.Refused);
        Assert.DoesNotContain(Here.Arrivals, arrival => arrival.Realm != Town.Realm && arrival.Refused);
        Assert.True(theirs >= 28 * 340, $"{theirs}");
        Assert.DoesNotContain(mine, arrival => arrival.Refused && arrival.At > ended + Minute);
        Assert.True(mine.Count(arrival => arrival.At > ended + TimeSpan.FromMinutes(3)) >= 5 * 330);

        bool Takes()
        {
            while (counted.TryPeek(out var oldest) && Here.Time.GetUtcNow() - oldest >= Minute)
            {
                counted.Dequeue();
            }

            if (counted.Count >= 500)
            {
                return false;
            }

            counted.Enqueue(Here.Time.GetUtcNow());
            return true;
        }

        async void OtherApp()
        {
            while (others)
            {
                Takes();
                await Here.Time.WaitAsync(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    [Fact]
    public void whatever_refusals_come_when_nothing_leaves_in_the_quiet_that_follows() => Always.Holds(random =>
    {
        var town = new Town(random, new GovernorOptions { Jitter = () => TimeSpan.FromMilliseconds(random.Next(5_000)) });
        town.Server = (_, _) => (random.Next(400) == 0, random.Next(2) == 0 ? null : TimeSpan.FromSeconds(random.Next(0, 100)));
        var broken = 0;
        town.Crowd(40, null);
        town.Crowd(10, TurnKind.Read);
        for (var watch = 0; watch < 240; watch++)
        {
            town.Time.In(TimeSpan.FromSeconds(watch), () => broken += town.Governor.QuietUntil(Town.Realm) is null ? 0 : Entered(town));
        }

        town.Time.Pass(TimeSpan.FromMinutes(4));

        return broken == 0 && town.Arrivals.Count > 40;
    });

    private static int Entered(Town town) => Enum.GetValues<TurnKind>().Count(kind => town.Governor.TryEnter(Town.Realm, kind) is not null);
}
