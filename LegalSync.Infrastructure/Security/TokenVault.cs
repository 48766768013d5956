using System.Collections.Concurrent;
using System.Data.Common;
using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace LegalSync.Infrastructure.Security;

/// <summary>
/// Keeps tokens encrypted on their connection. Renewals of one connection follow one another, within a process by a gate and between
/// nodes by a lease in the database: two that spend the same refresh token across its rotation would end the grant. The number of the
/// lease's turn stands on the row, so that a node that was frozen in its renewal cannot put an old token over a new one.
/// </summary>
public sealed partial class TokenVault(
    IConnectionRows rows, IConnectionLeases leases, TokenSeal seal, TimeProvider time, ILogger<TokenVault> logger) : ITokenVault, IDisposable
{
    /// <summary>How long a renewal may hold the lease: longer than any token service is waited for, clocks of nodes a little apart included.</summary>
    public static readonly TimeSpan LeaseLife = TimeSpan.FromSeconds(60);

    private const int StoreTries = 5;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<ConnectionId, Gate> _gates = new();

    /// <inheritdoc />
    public async Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        seal.Open(await rows.ReadAsync(connection, cancellationToken));

    /// <inheritdoc />
    public async Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken)
    {
        if (await rows.ReadAsync(connection, cancellationToken) is null)
        {
            throw new InvalidOperationException($"There is no connection {connection.Value} to keep tokens for.");
        }

        var fence = await leases.PreemptAsync(connection, cancellationToken);
        await rows.ChangeAsync(connection, row => fence >= row.TokenFence && seal.Close(row, tokens, fence), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RefreshOutcome> RefreshAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(connection, _ => new Gate());
        var seen = gate.Ended;
        await gate.Turn.WaitAsync(cancellationToken);
        try
        {
            if (gate.Ended != seen && gate.Failure is { } failure)
            {
                // Who waited for a try that failed shares its end: a token service that is down is not asked once for each of them.
                return failure;
            }

            var outcome = await RefreshInTurnAsync(connection, stale, refresh, cancellationToken);
            (gate.Ended, gate.Failure) = (gate.Ended + 1, outcome.Tokens is null ? outcome : null);
            return outcome;
        }
        finally
        {
            gate.Turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Turn.Dispose();
        }
    }

    private async Task<RefreshOutcome> RefreshInTurnAsync(
        ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TheirsAsync(connection, stale, cancellationToken) is { } known)
            {
                return known;
            }

            if (await leases.TryTakeAsync(connection, LeaseLife, cancellationToken) is { } fence)
            {
                try
                {
                    return await RefreshInLeaseAsync(new Renewal(connection, stale, fence), refresh);
                }
                finally
                {
                    await leases.ReleaseAsync(connection, fence, CancellationToken.None);
                }
            }

            await Task.Delay(LookAgain, time, cancellationToken);
        }
    }

    /// <summary>What is known without asking: no authorisation, or a pair that somebody bought meanwhile.</summary>
    private async Task<RefreshOutcome?> TheirsAsync(ConnectionId connection, TokenSet stale, CancellationToken cancellationToken) =>
        seal.Open(await rows.ReadAsync(connection, cancellationToken)) switch
        {
            null => new RefreshOutcome(null, GrantIsDead: true, "The connection has no authorisation."),
            var held when held.AccessToken != stale.AccessToken => new RefreshOutcome(held, GrantIsDead: false, null),
            _ => null,
        };

    private async Task<RefreshOutcome> RefreshInLeaseAsync(Renewal renewal, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh)
    {
        // Looked at again: between the last look and the lease another node may have renewed.
        if (seal.Open(await rows.ReadAsync(renewal.Connection, CancellationToken.None)) is not { } held || held.AccessToken != renewal.Stale.AccessToken)
        {
            return (await TheirsAsync(renewal.Connection, renewal.Stale, CancellationToken.None))!;
        }

        // From here the old refresh token may be spent: the call runs to its end and what it brings is stored, also when the caller gave up.
        var outcome = await refresh(held, CancellationToken.None);
        if (outcome.Tokens is { } fresh)
        {
            return await StoreAsync(renewal, held, fresh with { GrantEndsAt = fresh.GrantEndsAt ?? held.GrantEndsAt });
        }

        LogFailed(logger, renewal.Connection.Value, outcome.GrantIsDead);
        return outcome.GrantIsDead ? await EndAsync(renewal.Connection, held, outcome) : outcome;
    }

    /// <summary>A pair that cannot be stored is lost with this process, so a database that hiccups is asked again.</summary>
    private async Task<RefreshOutcome> StoreAsync(Renewal renewal, TokenSet held, TokenSet fresh)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StoreOnceAsync(renewal, held, fresh);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException && attempt < StoreTries)
            {
                LogNotStored(logger, failure, renewal.Connection.Value);
                await Task.Delay(LookAgain * attempt, time, CancellationToken.None);
            }
        }
    }

    private async Task<RefreshOutcome> StoreOnceAsync(Renewal renewal, TokenSet held, TokenSet fresh)
    {
        TokenSet? theirs = null;
        var stored = await rows.ChangeAsync(renewal.Connection, row =>
        {
            theirs = seal.Open(row) is { } current && IsNewer(row, current, renewal, held, fresh) ? current : null;
            return theirs is null && row.State != ConnectionState.Disconnected && renewal.Fence >= row.TokenFence && seal.Close(row, fresh, renewal.Fence);
        }, CancellationToken.None);
        LogRefreshed(logger, renewal.Connection.Value, stored);
        return stored || theirs is not null
            ? new RefreshOutcome(theirs ?? fresh, GrantIsDead: false, null)
            : new RefreshOutcome(null, GrantIsDead: true, "The connection was ended while its authorisation was renewed.");
    }

    /// <summary>True when the row holds a pair that came after ours: of a later turn, or with a rotated refresh token where ours is the old one.</summary>
    private static bool IsNewer(Connection row, TokenSet current, Renewal renewal, TokenSet held, TokenSet fresh) =>
        row.TokenFence > renewal.Fence
        || (current.AccessToken != held.AccessToken
            && ((current.RefreshToken != held.RefreshToken && fresh.RefreshToken == held.RefreshToken) || current.RefreshIssuedAt > fresh.RefreshIssuedAt));

    private async Task<RefreshOutcome> EndAsync(ConnectionId connection, TokenSet held, RefreshOutcome outcome)
    {
        TokenSet? theirs = null;
        await rows.ChangeAsync(connection, row =>
        {
            theirs = seal.Open(row) is { } current && current.RefreshToken != held.RefreshToken ? current : null;
            if (theirs is not null || row.State != ConnectionState.Connected)
            {
                return false;
            }

            row.LoseAuthorisation(outcome.Problem ?? "The authorisation ended.");
            return true;
        }, CancellationToken.None);
        return theirs is null ? outcome : new RefreshOutcome(theirs, GrantIsDead: false, null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Tokens of connection {Connection} renewed, stored: {Stored}")]
    private static partial void LogRefreshed(ILogger logger, Guid connection, bool stored);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tokens of connection {Connection} not renewed, grant ended: {Ended}")]
    private static partial void LogFailed(ILogger logger, Guid connection, bool ended);

    [LoggerMessage(Level = LogLevel.Error, Message = "New tokens of connection {Connection} could not be stored; they are lost if this goes on")]
    private static partial void LogNotStored(ILogger logger, Exception failure, Guid connection);

    private sealed record Renewal(ConnectionId Connection, TokenSet Stale, long Fence);

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long Ended { get; set; }

        public RefreshOutcome? Failure { get; set; }
    }
}
