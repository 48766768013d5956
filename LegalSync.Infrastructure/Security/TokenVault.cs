using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using LegalSync.Domain.Capture;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.Security;

/// <summary>
/// Keeps tokens encrypted on their connection. Refreshes of one connection follow one another: two that spend the same refresh token
/// across its rotation would end the grant. On several servers the row's version and a second look at the row decide.
/// </summary>
public sealed partial class TokenVault(IConnectionRows rows, IDataProtectionProvider protection, ILogger<TokenVault> logger) : ITokenVault, IDisposable
{
    /// <summary>Purpose under which tokens are encrypted.</summary>
    public const string Purpose = "connection-tokens";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private readonly ConcurrentDictionary<ConnectionId, SemaphoreSlim> _locks = new();

    /// <inheritdoc />
    public async Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Open(await rows.ReadAsync(connection, cancellationToken));

    /// <inheritdoc />
    public async Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken)
    {
        var stored = await rows.ChangeAsync(connection, row => Keep(row, tokens), cancellationToken);
        if (!stored)
        {
            throw new InvalidOperationException($"There is no connection {connection.Value} to keep tokens for.");
        }
    }

    /// <inheritdoc />
    public async Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        var gate = _locks.GetOrAdd(connection, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await RefreshAloneAsync(connection, stale, refresh, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var gate in _locks.Values)
        {
            gate.Dispose();
        }
    }

    private async Task<RefreshOutcome> RefreshAloneAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        if (Open(await rows.ReadAsync(connection, cancellationToken)) is not { } held)
        {
            return new RefreshOutcome(null, GrantIsDead: true, "The connection has no authorisation.");
        }

        if (held.AccessToken != stale.AccessToken)
        {
            return new RefreshOutcome(held, GrantIsDead: false, null);
        }

        // From here the old refresh token may be spent: the call runs to its end and what it brings is stored, also when the caller gave up.
        var outcome = await refresh(held, CancellationToken.None);
        if (outcome.Tokens is { } fresh)
        {
            return await StoreAsync(connection, held, fresh);
        }

        LogFailed(logger, connection.Value, outcome.GrantIsDead);
        return outcome.GrantIsDead ? await EndAsync(connection, held, outcome) : outcome;
    }

    private async Task<RefreshOutcome> StoreAsync(ConnectionId connection, TokenSet held, TokenSet fresh)
    {
        TokenSet? theirs = null;
        var stored = await rows.ChangeAsync(connection, row =>
        {
            theirs = Open(row) is { } current && current != held && current.RefreshIssuedAt > fresh.RefreshIssuedAt ? current : null;
            return theirs is null && row.State != ConnectionState.Disconnected && Keep(row, fresh);
        }, CancellationToken.None);
        LogRefreshed(logger, connection.Value, stored);
        return stored || theirs is not null
            ? new RefreshOutcome(theirs ?? fresh, GrantIsDead: false, null)
            : new RefreshOutcome(null, GrantIsDead: true, "The connection was ended while its authorisation was renewed.");
    }

    private async Task<RefreshOutcome> EndAsync(ConnectionId connection, TokenSet held, RefreshOutcome outcome)
    {
        TokenSet? theirs = null;
        await rows.ChangeAsync(connection, row =>
        {
            theirs = Open(row) is { } current && current.RefreshToken != held.RefreshToken ? current : null;
            if (theirs is not null || row.State != ConnectionState.Connected)
            {
                return false;
            }

            row.LoseAuthorisation(outcome.Problem ?? "The authorisation ended.");
            return true;
        }, CancellationToken.None);
        return theirs is null ? outcome : new RefreshOutcome(theirs, GrantIsDead: false, null);
    }

    private bool Keep(Connection row, TokenSet tokens)
    {
        var text = JsonSerializer.Serialize(new Stored(tokens.AccessToken, tokens.RefreshToken));
        row.KeepTokens(_protector.Protect(text), tokens.AccessEndsAt, tokens.RefreshIssuedAt);
        return true;
    }

    private TokenSet? Open(Connection? row)
    {
        if (row is not { State: ConnectionState.Connected, ProtectedTokens: { } text, AccessEndsAt: { } ends, RefreshIssuedAt: { } issued })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Stored>(_protector.Unprotect(text)) is { } stored ? new TokenSet(stored.Access, stored.Refresh, ends, issued) : null;
        }
        catch (CryptographicException)
        {
            // The key ring that encrypted it is gone (a restored database on a new machine): only connecting again helps.
            LogUnreadable(logger, row.Id.Value);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tokens of connection {Connection} renewed, stored: {Stored}")]
    private static partial void LogRefreshed(ILogger logger, Guid connection, bool stored);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tokens of connection {Connection} not renewed, grant ended: {Ended}")]
    private static partial void LogFailed(ILogger logger, Guid connection, bool ended);

    [LoggerMessage(Level = LogLevel.Error, Message = "Tokens of connection {Connection} cannot be decrypted with the present keys")]
    private static partial void LogUnreadable(ILogger logger, Guid connection);

    private sealed record Stored(string Access, string Refresh);
}
