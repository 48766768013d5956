using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Where this application can be notified when no setting says so.</summary>
public interface IOwnAddress
{
    /// <summary>The webhook address, or null when there is none that could be reached.</summary>
    Uri? Webhooks { get; }
}

/// <summary>Keeps the subscription to changes of every Smokeball connection that works.</summary>
public sealed partial class Subscriptions(
    SmokeballClient client, IOptions<SmokeballOptions> options, IOwnAddress own, IDbFactory databases, ILogger<Subscriptions> logger)
{
    /// <summary>Looks after all of them.</summary>
    public async Task EnsureAllAsync(CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var connected = await db.Connections.AsNoTracking()
            .Where(connection => connection.System == OutsideSystem.Smokeball && connection.State == ConnectionState.Connected)
            .Select(connection => connection.Id)
            .ToListAsync(cancellationToken);
        foreach (var connection in connected)
        {
            await EnsureAsync(connection, cancellationToken);
        }
    }

    /// <summary>Looks after one. A failure is logged; polling goes on without it.</summary>
    public async Task<SubscriptionOutcome> EnsureAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var outcome = await new SmokeballSubscriptions(client, Options.Create(Addressed())).EnsureAsync(connection, cancellationToken);
        if (outcome.Status == ReadStatus.Complete)
        {
            Stands(logger, connection.Value, outcome.WasMade);
        }
        else
        {
            Failed(logger, connection.Value, outcome.Problem);
        }

        return outcome;
    }

    private SmokeballOptions Addressed()
    {
        var settings = options.Value;
        return settings.WebhookUrl is not null || own.Webhooks is not { } address
            ? settings
            : new SmokeballOptions { WebhookUrl = address, WebhookKey = settings.WebhookKey };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The subscription to changes of connection {Connection} stands; made anew: {WasMade}")]
    private static partial void Stands(ILogger logger, Guid connection, bool wasMade);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription to changes of connection {Connection} could not be looked after: {Problem}")]
    private static partial void Failed(ILogger logger, Guid connection, string? problem);
}
