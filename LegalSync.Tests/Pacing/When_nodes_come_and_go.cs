using LegalSync.Infrastructure.QuickBooks.Pacing;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Smokeball;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LegalSync.Tests.Pacing;

public sealed class When_nodes_come_and_go : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private readonly ManualTime _time = new();
    private TestStore _store = null!;

    public async Task InitializeAsync() => _store = await TestStore.OpenAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task the_only_one_begins_at_once()
    {
        using var node = Node();

        await node.BeatAsync(Go);

        Assert.Equal(1, node.Live);
    }

    [Fact]
    public async Task one_that_joins_waits_until_the_others_have_made_room()
    {
        using var first = Node();
        using var second = Node();
        await first.BeatAsync(Go);

        await second.BeatAsync(Go);
        await first.BeatAsync(Go);

        Assert.Equal((2, 0), (first.Live, second.Live));
        _time.Slip(NodeHeartbeat.Silence);
        Assert.Equal(2, second.Live);
    }

    [Fact]
    public async Task one_that_leaves_no_longer_counts()
    {
        using var first = Node();
        using var second = Node();
        await first.BeatAsync(Go);
        await second.BeatAsync(Go);

        await second.StopAsync(Go);
        await first.BeatAsync(Go);

        Assert.Equal(1, first.Live);
    }

    [Fact]
    public async Task one_that_dies_counts_until_it_was_silent_long_enough()
    {
        using var first = Node();
        using var dead = Node();
        await first.BeatAsync(Go);
        await dead.BeatAsync(Go);

        _time.Slip(NodeHeartbeat.Silence);
        await first.BeatAsync(Go);
        var early = first.Live;
        _time.Slip(TimeSpan.FromSeconds(1));
        await first.BeatAsync(Go);

        Assert.Equal((2, 1), (early, first.Live));
    }

    private NodeHeartbeat Node() => new(_store, _time, NullLogger<NodeHeartbeat>.Instance);
}
