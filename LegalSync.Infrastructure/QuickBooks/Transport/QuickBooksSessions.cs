using System.Collections.Concurrent;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using Microsoft.Extensions.Options;

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
public sealed class QuickBooksSessions(
    ITokenVault vault, IConnectionRows rows, QuickBooksOAuth oauth, IOptions<QuickBooksOptions> options, TimeProvider time)
{
    /// <summary>How long before its end no request starts with an access token any more.</summary>
    public static readonly TimeSpan EarlyBy = TimeSpan.FromMinutes(5);

    /// <summary>How long before its end an access token is renewed by one caller, while the others go on with it.</summary>
    public static readonly TimeSpan AheadBy = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ConnectionId, string> _realms = new();
    private readonly ConcurrentDictionary<ConnectionId, DateTimeOffset> _notAheadBefore = new();

    /// <summary>A session with a token that is good for a while.</summary>
    public async Task<SessionOutcome> OpenAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await vault.ReadAsync(connection, cancellationToken) is not { } tokens || await RealmAsync(connection, cancellationToken) is not { } realm)
        {
            return SessionOutcome.None(new ChannelAnswer.Unauthorised("QuickBooks is not connected, or its authorisation has ended.", MayRenew: false));
        }

        if (tokens.Environment is { } environment && environment != options.Value.Environment)
        {
            return SessionOutcome.None(new ChannelAnswer.NotSent(OtherEnvironment(environment, options.Value.Environment)));
        }

        var session = new QuickBooksSession(realm, tokens);
        var left = tokens.AccessEndsAt - time.GetUtcNow();
        return left > AheadBy ? new SessionOutcome(session, null)
            : left > EarlyBy ? await RenewAheadAsync(connection, session, cancellationToken)
            : await RenewInTimeAsync(connection, session, cancellationToken);
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

    /// <summary>What a person is told of a connection made for one environment and settings that name another.</summary>
    public static string OtherEnvironment(string made, string set) =>
        $"This connection was made for {QuickBooksOptions.NameOf(made)}, but the settings now name {QuickBooksOptions.NameOf(set)}. "
        + "Nothing was asked. Put QuickBooks:BaseAddress and the client keys back, or set up other books for the other place.";

    /// <summary>There is time: one caller renews, and when that fails the token at hand serves.</summary>
    private async Task<SessionOutcome> RenewAheadAsync(ConnectionId connection, QuickBooksSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!TryBegin(connection, now))
        {
            return new SessionOutcome(session, null);
        }

        var renewed = await RenewAsync(connection, session, cancellationToken);
        return renewed.Closed is ChannelAnswer.NotSent ? new SessionOutcome(session, null) : renewed;
    }

    private async Task<SessionOutcome> RenewInTimeAsync(ConnectionId connection, QuickBooksSession session, CancellationToken cancellationToken)
    {
        var renewed = await RenewAsync(connection, session, cancellationToken);
        var oldStillWorks = renewed.Closed is ChannelAnswer.NotSent && session.Tokens.AccessEndsAt > time.GetUtcNow();
        return oldStillWorks ? new SessionOutcome(session, null) : renewed;
    }

    /// <summary>True for one caller a minute: renewing ahead is never urgent.</summary>
    private bool TryBegin(ConnectionId connection, DateTimeOffset now) =>
        _notAheadBefore.TryGetValue(connection, out var before)
            ? before <= now && _notAheadBefore.TryUpdate(connection, now + PauseAfterFailure, before)
            : _notAheadBefore.TryAdd(connection, now + PauseAfterFailure);

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
