using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Security;

/// <summary>The tokens of one connection, in the clear: held in memory only while a request is made.</summary>
/// <param name="AccessToken">Sent as a bearer token.</param>
/// <param name="RefreshToken">Buys the next pair.</param>
/// <param name="AccessEndsAt">When the access token ends.</param>
/// <param name="RefreshIssuedAt">When the refresh token was issued.</param>
public sealed record TokenSet(string AccessToken, string RefreshToken, DateTimeOffset AccessEndsAt, DateTimeOffset RefreshIssuedAt)
{
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

    /// <summary>Stores a pair.</summary>
    Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken);

    /// <summary>
    /// Refreshes under a lock: reads again inside it, and when somebody else already refreshed past <paramref name="stale"/> answers theirs.
    /// A new pair is stored before it is answered; a dead grant marks the connection as unauthorised.
    /// </summary>
    Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken);
}
