using System.Collections.Concurrent;
using System.Data.Common;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.QuickBooks.Webhooks;

/// <summary>
/// Counts what became of webhook calls. A forged call must not cost a write to the database, so counts are gathered in memory and stored
/// every few seconds, and when the application stops.
/// </summary>
public sealed partial class WebhookTally(IDbFactory databases, TimeProvider clock, ILogger<WebhookTally> logger) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<(OutsideSystem System, WebhookOutcome Outcome, DateOnly Day), long> _counts = new();

    /// <summary>Counts one call.</summary>
    public void Count(OutsideSystem system, WebhookOutcome outcome) =>
        _counts.AddOrUpdate((system, outcome, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), 1, (_, count) => count + 1);

    /// <summary>Stores what was counted since the last time.</summary>
    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        foreach (var key in _counts.Keys)
        {
            if (!_counts.TryRemove(key, out var count))
            {
                continue;
            }

            try
            {
                await AddAsync(key, count, cancellationToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                // Kept for the next time: two nodes may have begun the same day at once.
                _counts.AddOrUpdate(key, count, (_, later) => later + count);
                NotStored(logger, failure);
            }
        }
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await StoreAsync(stoppingToken);
        }
    }

    private async Task AddAsync((OutsideSystem System, WebhookOutcome Outcome, DateOnly Day) key, long count, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var changed = await db.WebhookCounts.Where(row => row.System == key.System && row.Outcome == key.Outcome && row.Day == key.Day)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + count), cancellationToken);
        if (changed == 0)
        {
            db.Add(new WebhookCount { System = key.System, Outcome = key.Outcome, Day = key.Day, Count = count });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of webhook calls could not be stored; they are kept for the next time.")]
    private static partial void NotStored(ILogger logger, Exception failure);
}
