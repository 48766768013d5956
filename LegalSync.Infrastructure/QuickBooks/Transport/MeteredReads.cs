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
    private readonly SemaphoreSlim _storing = new(1, 1);

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
        // Whoever stops the application waits for what is being stored: it may be stopped from two sides at once.
        await _storing.WaitAsync(cancellationToken);
        try
        {
            foreach (var key in _counts.Keys)
            {
                if (_counts.TryRemove(key, out var count))
                {
                    await StoreAsync(key, count, cancellationToken);
                }
            }
        }
        finally
        {
            _storing.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _storing.Dispose();
        base.Dispose();
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

    private async Task StoreAsync((ConnectionId Connection, DateOnly Month) key, long count, CancellationToken cancellationToken)
    {
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
