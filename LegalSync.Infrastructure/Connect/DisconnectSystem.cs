using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>How disconnecting ended.</summary>
/// <param name="Refusal">Why nothing was done; null when it was done.</param>
/// <param name="Warning">What a person must still do at the outside system; null when it was told.</param>
public sealed record Disconnected(string? Refusal, string? Warning);

/// <summary>Ends a link: first here, durably, so that nothing is asked any more, then at the outside system.</summary>
public sealed class DisconnectSystem(
    IDbFactory databases, IConnectionRows rows, ITokenVault vault, IEnumerable<IConsent> consents, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Ends it. Books, mapping and everything that was read stay.</summary>
    public async Task<Disconnected> RunAsync(ConnectionId connection, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return new Disconnected("Only an administrator disconnects systems.", null);
        }

        if (await rows.ReadAsync(connection, cancellationToken) is not { } link)
        {
            return new Disconnected("There is no such connection.", null);
        }

        var tokens = await vault.ReadAsync(connection, cancellationToken);
        var ended = await rows.ChangeAsync(connection, row =>
        {
            if (row.State == ConnectionState.Disconnected)
            {
                return false;
            }

            row.Disconnect();
            return true;
        }, cancellationToken);
        if (!ended)
        {
            return new Disconnected($"{link.Name} is disconnected already.", null);
        }

        await TellAsync(connection, actor);
        feed.Announce();
        var warning = tokens is null ? null : await consents.First(consent => consent.System == link.System).RevokeAsync(tokens, CancellationToken.None);
        return new Disconnected(null, warning);
    }

    private async Task TellAsync(ConnectionId connection, Actor actor)
    {
        await using var db = databases.Create();
        var books = await db.Books.AsNoTracking().Where(one => one.Practice == connection || one.Accounting == connection).ToListAsync(CancellationToken.None);
        db.AddRange(books.Select(one => AuditEvent.Tell(one.Id, $"connection:{connection.Value}", "disconnected", actor, clock.GetUtcNow())));
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
