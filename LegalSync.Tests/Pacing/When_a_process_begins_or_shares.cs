using LegalSync.Infrastructure.QuickBooks.Transport;
using Xunit;

namespace LegalSync.Tests.Pacing;

public sealed class When_a_process_begins_or_shares
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void what_an_earlier_process_sent_still_counts()
    {
        var town = new Town();
        var now = town.Time.GetUtcNow();
        var before = Enumerable.Range(0, 40).Select(number => new Arrival(Town.Realm, TurnKind.Batch, now - TimeSpan.FromSeconds(number), false)).ToList();
        town.Governor.Remember(Town.Realm, TurnKind.Batch, before.Select(arrival => arrival.At));
        town.Crowd(60, TurnKind.Batch);

        town.Time.Pass(TimeSpan.FromMinutes(5));

        Assert.Equal(40, Town.Most(before.Concat(town.Arrivals), Minute));
        Assert.True(town.Count(now + Minute + Minute, Minute * 3) >= 115);
    }

    [Fact]
    public void the_first_second_is_left_to_what_may_still_be_under_way()
    {
        var town = new Town();

        town.Governor.Remember(Town.Realm, TurnKind.Write, [town.Time.GetUtcNow() - TimeSpan.FromSeconds(2)]);

        Assert.Null(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
        town.Time.Pass(TimeSpan.FromSeconds(2));
        Assert.NotNull(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
    }

    [Fact]
    public void what_was_sent_long_ago_changes_nothing()
    {
        var town = new Town();

        town.Governor.Remember(Town.Realm, TurnKind.Write, Enumerable.Repeat(town.Time.GetUtcNow() - TimeSpan.FromMinutes(2), 500));

        Assert.NotNull(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void nodes_together_stay_below_the_limits(int nodes)
    {
        var time = new StepTime();
        var towns = Enumerable.Range(0, nodes).Select(seed => new Town(new Random(seed), new GovernorOptions { Nodes = new SoMany(nodes) }) { Time = time }).ToList();
        towns.ForEach(town => town.Crowd(40, null));

        time.Pass(TimeSpan.FromMinutes(5));

        var all = towns.SelectMany(town => town.Arrivals).ToList();
        Assert.InRange(Town.Most(all.Where(arrival => arrival.Kind == TurnKind.Batch), Minute), 36, 40);
        Assert.InRange(Town.Most(all, Minute), 200, 500);
        Assert.InRange(Town.Most(all, TimeSpan.FromSeconds(1)), 6, 10);
    }

    [Fact]
    public void a_node_that_leaves_frees_its_share_without_anyone_asking()
    {
        var nodes = new SoMany(2);
        var town = new Town(new Random(1), new GovernorOptions { Nodes = nodes });
        town.Crowd(60, TurnKind.Batch);
        town.Time.Pass(Minute / 2);
        var shared = town.Arrivals.Count;

        nodes.Live = 1;
        town.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal((20, 40), (shared, town.Arrivals.Count));
    }

    [Fact]
    public void a_node_that_waits_for_room_sends_nothing_until_it_has_it()
    {
        var nodes = new SoMany(0);
        var town = new Town(new Random(1), new GovernorOptions { Nodes = nodes });
        town.Crowd(60, TurnKind.Write);
        town.Time.Pass(Minute);
        var early = town.Arrivals.Count;

        nodes.Live = 2;
        town.Time.Pass(TimeSpan.FromSeconds(10));

        Assert.Equal(0, early);
        Assert.NotEmpty(town.Arrivals);
    }

    [Fact]
    public async Task one_that_gives_up_waiting_leaves_its_place()
    {
        var town = new Town();
        var held = Enumerable.Range(0, 9).Select(_ => town.Governor.TryEnter(Town.Realm, TurnKind.Write)!).ToList();
        using var leaving = new CancellationTokenSource();
        var first = town.Governor.EnterAsync(Town.Realm, TurnKind.Write, leaving.Token).AsTask();
        var second = town.Governor.EnterAsync(Town.Realm, TurnKind.Write, CancellationToken.None).AsTask();

        await leaving.CancelAsync();
        held[0].Dispose();
        held[0].Dispose();
        town.Time.Pass(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Null(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
    }

    [Fact]
    public void a_place_is_free_a_second_after_the_answer_not_after_the_sending()
    {
        var town = new Town();
        var held = Enumerable.Range(0, 9).Select(_ => town.Governor.TryEnter(Town.Realm, TurnKind.Write)!).ToList();
        town.Time.Pass(TimeSpan.FromSeconds(30));
        Assert.Null(town.Governor.TryEnter(Town.Realm, TurnKind.Write));

        held[0].Answered(throttled: false, null);

        town.Time.Pass(TimeSpan.FromMilliseconds(1_000));
        Assert.Null(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
        town.Time.Pass(TimeSpan.FromMilliseconds(10));
        Assert.NotNull(town.Governor.TryEnter(Town.Realm, TurnKind.Write));
    }

    [Theory]
    [InlineData(100, 100, 10, 40)]
    [InlineData(500, 500, 10, 40)]
    [InlineData(60_000, 60_000, 1_200, 4_800)]
    public void the_smaller_limits_follow_the_one_that_is_set(int set, int minute, int second, int batches)
    {
        var options = GovernorOptions.For(set);

        Assert.Equal((minute, second, batches), (options.RequestsPerMinute, options.RequestsPerSecond, options.BatchesPerMinute));
    }

    private sealed class SoMany(int nodes) : INodeCount
    {
        public int Live { get; set; } = nodes;
    }
}
