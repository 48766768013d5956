using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Security;

/// <summary>The tokens of one connection, in the clear: held in memory only while a request is made.</summary>
/// <param name="AccessToken">Sent as a bearer token.</param>
/// <param name="RefreshToken">Buys the next pair.</param>
/// <param name="AccessEndsAt">When the access token ends.</param>
/// <param name="RefreshIssuedAt">When the refresh token was issued.</param>
public sealed record TokenSet(string AccessToken, string RefreshToken, DateTimeOffset AccessEndsAt, DateTimeOffset RefreshIssuedAt)
{
    /// <summary>When the refresh token ends unless it is used before; null when the system does not say.</summary>
    public DateTimeOffset? RefreshEndsAt { get; init; }

    /// <summary>When the authorisation ends for good, however often it is renewed; null when the system does not say.</summary>
    public DateTimeOffset? GrantEndsAt { get; init; }

    /// <summary>Where the tokens are good, as <see cref="Connection.Environment"/>; null when there is only one such place.</summary>
    public string? Environment { get; init; }

    /// <summary>Never the tokens: a log line that prints this tells nothing.</summary>
    public override string ToString() => $"TokenSet ending {AccessEndsAt:O}";
}

/// <summary>How a refresh ended.</summary>
/// <param name="Tokens">The new pair; null when the grant is dead or the try failed.</param>
/// <param name="GrantIsDead">True when only a person can reconnect.</param>
/// <param name="Problem">What was said, without tokens.</param>
public sealed record RefreshOutcome(TokenSet? Tokens, bool GrantIsDead, string? Problem);

/// <summary>Keeps tokens encrypted in the database and lets one holder at a time refresh them.</summary>
public interface ITokenVault
{
    /// <summary>The tokens, or null when the connection has none or lost its authorisation.</summary>
    Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Stores a pair that a person's consent gave. Renewals under way from before lose against it.</summary>
    Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken);

    /// <summary>
    /// Refreshes under a lease that all nodes see: reads again inside it, and when somebody else already refreshed past <paramref name="stale"/> answers theirs.
    /// A new pair is stored before it is answered; a dead grant marks the connection as unauthorised.
    /// </summary>
    Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken);
}
