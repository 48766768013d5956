using System.Collections.Concurrent;
using System.Data.Common;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>
/// Counts what Intuit meters: every read, query, report and change feed that succeeded. Writes and authorisation are free. Counts are gathered in
/// memory and stored every half minute, and when the application stops; a process that is killed forgets half a minute of them.
/// </summary>
public sealed partial class MeteredReads : BackgroundService, IMeteredReads
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(ConnectionId Connection, DateOnly Month), long> _counts = new();
    private readonly IDbFactory _databases;
    private readonly TimeProvider _clock;
    private readonly ILogger<MeteredReads> _logger;
    private readonly Lock _gate = new();
    private Task? _last;

    /// <summary>Counts what is read over a channel.</summary>
    public MeteredReads(QuickBooksChannel channel, IDbFactory databases, TimeProvider clock, ILogger<MeteredReads> logger)
    {
        (_databases, _clock, _logger) = (databases, clock, logger);
        channel.WasRead += Count;
    }

    /// <inheritdoc />
    public async Task<long> ThisMonthAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var month = ThisMonth;
        await using var db = _databases.Create();
        var stored = await db.MeteredReads.Where(row => row.Connection == connection && row.Month == month).Select(row => row.Count).SingleOrDefaultAsync(cancellationToken);
        return stored + _counts.GetValueOrDefault((connection, month));
    }

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
                await AddAsync(key.Connection, key.Month, count, cancellationToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or DbException)
            {
                // Kept for the next time: two nodes may have begun the same month at once.
                _counts.AddOrUpdate(key, count, (_, later) => later + count);
                NotStored(_logger, failure);
            }
        }
    }

    /// <inheritdoc />
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // The host may be stopped from two sides: both wait for the one last storing.
        lock (_gate)
        {
            return _last ??= StoreLastAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await StoreAsync(stoppingToken);
        }
    }

    private DateOnly ThisMonth
    {
        get
        {
            var now = _clock.GetUtcNow();
            return new DateOnly(now.Year, now.Month, 1);
        }
    }

    private void Count(ConnectionId connection) => _counts.AddOrUpdate((connection, ThisMonth), 1, (_, count) => count + 1);

    private async Task StoreLastAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await StoreAsync(cancellationToken);
    }

    private async Task AddAsync(ConnectionId connection, DateOnly month, long count, CancellationToken cancellationToken)
    {
        await using var db = _databases.Create();
        var changed = await db.MeteredReads.Where(row => row.Connection == connection && row.Month == month)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + count), cancellationToken);
        if (changed == 0)
        {
            db.Add(new MeteredReadCount { Connection = connection, Month = month, Count = count });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counts of metered reads could not be stored; they are kept for the next time.")]
    private static partial void NotStored(ILogger logger, Exception failure);
}
