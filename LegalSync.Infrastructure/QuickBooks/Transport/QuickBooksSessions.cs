using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>What a request is made with.</summary>
/// <param name="Realm">The company.</param>
/// <param name="Tokens">The tokens in use.</param>
public sealed record QuickBooksSession(string Realm, TokenSet Tokens);

/// <summary>A session, or why there is none.</summary>
public sealed record SessionOutcome(QuickBooksSession? Session, ChannelAnswer? Closed)
{
    /// <summary>No session.</summary>
    public static SessionOutcome None(ChannelAnswer why) => new(null, why);
}

/// <summary>Opens and renews sessions through the vault.</summary>
public sealed class QuickBooksSessions(ITokenVault vault, IConnectionRows rows, QuickBooksOAuth oauth, TimeProvider time)
{
    /// <summary>How long before its end an access token is renewed, so that no request starts with one about to end.</summary>
    public static readonly TimeSpan EarlyBy = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ConnectionId, string> _realms = new();

    /// <summary>A session with a token that is good for a while.</summary>
    public async Task<SessionOutcome> OpenAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await vault.ReadAsync(connection, cancellationToken) is not { } tokens || await RealmAsync(connection, cancellationToken) is not { } realm)
        {
            return SessionOutcome.None(new ChannelAnswer.Unauthorised("QuickBooks is not connected.", MayRenew: false));
        }

        var session = new QuickBooksSession(realm, tokens);
        var now = time.GetUtcNow();
        if (tokens.AccessEndsAt - EarlyBy > now)
        {
            return new SessionOutcome(session, null);
        }

        var renewed = await RenewAsync(connection, session, cancellationToken);
        var oldStillWorks = renewed.Closed is ChannelAnswer.NotSent && tokens.AccessEndsAt > now;
        return oldStillWorks ? new SessionOutcome(session, null) : renewed;
    }

    /// <summary>A session with another access token than the one that was refused.</summary>
    public async Task<SessionOutcome> RenewAsync(ConnectionId connection, QuickBooksSession refused, CancellationToken cancellationToken)
    {
        var outcome = await vault.RefreshAsync(connection, refused.Tokens, oauth.RefreshAsync, cancellationToken);
        return outcome switch
        {
            { Tokens: { } fresh } => new SessionOutcome(refused with { Tokens = fresh }, null),
            { GrantIsDead: true } => SessionOutcome.None(new ChannelAnswer.Unauthorised(outcome.Problem ?? "The authorisation ended.", MayRenew: false)),
            _ => SessionOutcome.None(new ChannelAnswer.NotSent(outcome.Problem ?? "The authorisation could not be renewed.")),
        };
    }

    private async Task<string?> RealmAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        if (_realms.TryGetValue(connection, out var known))
        {
            return known;
        }

        var row = await rows.ReadAsync(connection, cancellationToken);
        return row is { System: OutsideSystem.QuickBooks } ? _realms.GetOrAdd(connection, row.Account) : null;
    }
}
