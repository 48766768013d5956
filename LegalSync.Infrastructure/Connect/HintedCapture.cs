using System.Data.Common;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Starts a capture soon after a webhook spoke, so that a finalised entry is queued within seconds. Without it the next poll finds it.</summary>
public sealed partial class HintedCapture(
    WebhookHints hints, HintTakes takes, JobSchedule schedule, HintedLinks links, TimeProvider time, ILogger<HintedCapture> logger) : BackgroundService
{
    /// <summary>How long hints are gathered: saving an invoice speaks of the invoice and of each of its entries.</summary>
    public static readonly TimeSpan GatherFor = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var asked = new Dictionary<ConnectionId, long>();
        while (true)
        {
            var hinted = await hints.WaitAsync(stoppingToken);
            await Task.Delay(GatherFor, time, stoppingToken);

            // A capture that was asked for and has not begun to read takes these hints as well; after it has, they need another.
            foreach (var connection in hinted.Where(connection => asked.GetValueOrDefault(connection, -1) != takes.CountOf(connection)))
            {
                var count = takes.CountOf(connection);
                if (await TryStartAsync(connection, stoppingToken))
                {
                    asked[connection] = count;
                }
            }
        }
    }

    private async Task<bool> TryStartAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        try
        {
            await links.HeardAsync(connection, cancellationToken);
            foreach (var books in await links.BooksAsync(connection, cancellationToken))
            {
                await schedule.CaptureNowAsync(books, cancellationToken);
            }

            return true;
        }
        catch (Exception failure) when (failure is DbException or DbUpdateException or SchedulerException)
        {
            // Tried again when the next two seconds are over; the regular poll does not wait for it.
            NotStarted(logger, failure, connection.Value);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No capture could be started for what webhooks spoke of on connection {Connection}.")]
    private static partial void NotStarted(ILogger logger, Exception failure, Guid connection);
}
