using System.Data.Common;
using System.Globalization;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks.Transport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>
/// Counts the nodes that live, by a row that each of them renews. A node that comes to others sends nothing until they have noticed it and a
/// whole window has passed; one that died counts until it has been silent for a minute and a half.
/// </summary>
public sealed partial class NodeHeartbeat(IDbFactory databases, TimeProvider clock, ILogger<NodeHeartbeat> logger) : BackgroundService, INodeCount
{
    /// <summary>How long a silent node counts, and how long a new one waits for the others to make room.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(90);

    private const int LongestMachine = 40;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private readonly string _owner = string.Create(
        CultureInfo.InvariantCulture, $"{Environment.MachineName[..Math.Min(LongestMachine, Environment.MachineName.Length)]}:{Guid.NewGuid():N}");

    private long? _waitsSince;
    private int _live = 1;

    /// <inheritdoc />
    public int Live => _waitsSince is { } since && clock.GetElapsedTime(since) < Silence ? 0 : _live;

    /// <summary>Says that this node lives, and counts the others.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = databases.Create();
        await db.Nodes.Where(node => node.SeenAt < now - Silence).ExecuteDeleteAsync(cancellationToken);
        var isKnown = await db.Nodes.Where(node => node.Owner == _owner).ExecuteUpdateAsync(set => set.SetProperty(node => node.SeenAt, now), cancellationToken) > 0;
        if (!isKnown)
        {
            db.Add(new NodeRow { Owner = _owner, SeenAt = now });
            await db.SaveChangesAsync(cancellationToken);
        }

        _live = await db.Nodes.CountAsync(cancellationToken);
        if (!isKnown && _live > 1)
        {
            _waitsSince = clock.GetTimestamp();
        }
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryBeatAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await using var db = databases.Create();
        await db.Nodes.Where(node => node.Owner == _owner).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryBeatAsync(stoppingToken);
        }
    }

    private async Task TryBeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeatAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            NotTold(logger, failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "This node could not say that it lives; the number of nodes stays as it was last known.")]
    private static partial void NotTold(ILogger logger, Exception failure);
}

/// <summary>Registers the count of nodes.</summary>
public static class NodeHeartbeatRegistration
{
    /// <summary>Counts the nodes by their rows: for a database that several nodes share.</summary>
    public static IServiceCollection AddNodeHeartbeat(this IServiceCollection services) => services
        .AddSingleton<NodeHeartbeat>()
        .AddSingleton<INodeCount>(provider => provider.GetRequiredService<NodeHeartbeat>())
        .AddHostedService(provider => provider.GetRequiredService<NodeHeartbeat>());
}
