using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Pacing;

public sealed class When_many_want_to_send
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void no_server_ever_counts_more_than_it_allows_whatever_the_delays() => Always.Holds(random =>
    {
        var town = new Town(random, new GovernorOptions()) { Latency = random.Next(4) switch { 0 => (0, 0), 1 => (300, 800), 2 => (0, 5_000), _ => (0, 200) } };
        for (var crowds = random.Next(1, 6); crowds > 0; crowds--)
        {
            TurnKind? kind = random.Next(4) switch { 0 => null, var one => (TurnKind)one };
            var heads = random.Next(1, 60);
            town.Time.In(TimeSpan.FromMilliseconds(random.Next(120_000)), () => town.Crowd(heads, kind));
        }

        town.Time.Pass(TimeSpan.FromMinutes(random.Next(2, 5)));

        return Town.Most(town.Arrivals, Second) <= 10
            && Town.Most(town.Arrivals, Minute) <= 500
            && Town.Most(town.Arrivals.Where(arrival => arrival.Kind == TurnKind.Batch), Minute) <= 40;
    });

    [Fact]
    public void nearly_all_batches_that_are_allowed_are_sent()
    {
        var town = new Town();
        town.Crowd(40, TurnKind.Batch);

        town.Time.Pass(TimeSpan.FromMinutes(60));

        Assert.InRange(town.Arrivals.Count, 60 * 40 * 97 / 100, 60 * 40 + 40);
    }

    [Fact]
    public void single_writes_fill_what_batches_leave_free()
    {
        var town = new Town();
        town.Crowd(40, null);

        town.Time.Pass(TimeSpan.FromMinutes(60));

        var operations = town.Arrivals.Sum(arrival => arrival.Kind == TurnKind.Batch ? 30 : 1);
        Assert.True(operations > 60 * 1_660 * 88 / 100, $"{operations}");
        Assert.InRange(town.Arrivals.Count(arrival => arrival.Kind == TurnKind.Batch), 60 * 40 * 97 / 100, 60 * 40 + 40);
    }

    [Fact]
    public void whoever_came_first_within_a_kind_goes_first() => Always.Holds(random =>
    {
        var town = new Town(random, new GovernorOptions());
        var served = new List<(TurnKind Kind, int Number)>();
        for (var number = 0; number < 60; number++)
        {
            One((TurnKind)random.Next(1, 4), number);
        }

        town.Time.Pass(TimeSpan.FromMinutes(3));

        return served.Count == 60 && served.GroupBy(one => one.Kind).All(kind => kind.Select(one => one.Number).SequenceEqual(kind.Select(one => one.Number).Order()));

        async void One(TurnKind kind, int number)
        {
            using var turn = await town.Governor.EnterAsync(Town.Realm, kind, CancellationToken.None);
            served.Add((kind, number));
            await town.SendAsync(turn);
        }
    });

    [Theory]
    [InlineData(TurnKind.Write, TurnKind.Read)]
    [InlineData(TurnKind.Read, TurnKind.Write)]
    [InlineData(TurnKind.Read, TurnKind.Batch)]
    public void a_flood_of_one_kind_leaves_room_for_another(TurnKind flood, TurnKind other)
    {
        var town = new Town();
        town.Crowd(500, flood);
        town.Time.Pass(TimeSpan.FromMinutes(5));
        var waits = new List<TimeSpan>();

        for (var number = 0; number < 20; number++)
        {
            Late();
            town.Time.Pass(TimeSpan.FromSeconds(7));
        }

        Assert.Equal(20, waits.Count);
        Assert.True(waits.Max() <= Second, $"{waits.Max()}");

        async void Late()
        {
            var came = town.Time.GetUtcNow();
            using var turn = await town.Governor.EnterAsync(Town.Realm, other, CancellationToken.None);
            waits.Add(town.Time.GetUtcNow() - came);
            await town.SendAsync(turn);
        }
    }

    [Fact]
    public void reads_and_writes_that_both_flood_share_evenly()
    {
        var town = new Town();
        town.Crowd(300, TurnKind.Write);
        town.Crowd(300, TurnKind.Read);

        town.Time.Pass(TimeSpan.FromMinutes(10));

        var reads = town.Arrivals.Count(arrival => arrival.Kind == TurnKind.Read);
        Assert.InRange(reads, town.Arrivals.Count * 4 / 10, town.Arrivals.Count * 6 / 10);
    }

    [Fact]
    public void a_busy_company_takes_no_turns_from_another()
    {
        var town = new Town(new Random(4), new GovernorOptions { AtOnce = 4 });
        town.Crowd(200, TurnKind.Write, "busy");
        town.Crowd(3, TurnKind.Write, "calm");

        town.Time.Pass(TimeSpan.FromMinutes(10));

        var calm = town.Arrivals.Count(arrival => arrival.Realm == "calm");
        Assert.InRange(calm, town.Arrivals.Count * 4 / 10, town.Arrivals.Count * 6 / 10);
    }

    [Fact]
    public void a_company_alone_in_the_process_waits_for_nobody()
    {
        var town = new Town();
        for (var realm = 0; realm < 30; realm++)
        {
            town.Crowd(20, TurnKind.Write, $"firm {realm}");
        }

        town.Time.Pass(TimeSpan.FromMinutes(5));

        var each = town.Arrivals.CountBy(arrival => arrival.Realm).Select(count => count.Value).ToList();
        Assert.Equal(30, each.Count);
        Assert.True(each.Min() >= each.Max() * 9 / 10, $"{each.Min()} to {each.Max()}");
    }
}
