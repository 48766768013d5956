using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LegalSync.Tests.Security;

public sealed class When_tokens_are_kept : IAsyncLifetime
{
    private static readonly CancellationToken Go = CancellationToken.None;
    private static readonly DateTimeOffset Noon = new(2026, 5, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly ConnectionId _link = new(Guid.NewGuid());
    private readonly EphemeralDataProtectionProvider _protection = new();
    private TestStore _store = null!;
    private TokenVault _vault = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        await using (var db = _store.Create())
        {
            db.Connections.Add(Connection.Link(_link, OutsideSystem.QuickBooks, "Books", "123"));
            await db.SaveChangesAsync();
        }

        _vault = Vault();
        await _vault.SaveAsync(_link, Tokens(0), Go);
    }

    public async Task DisposeAsync()
    {
        _vault.Dispose();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task they_come_back_as_they_were_but_stand_encrypted_in_the_database()
    {
        Assert.Equal(Tokens(0), await _vault.ReadAsync(_link, Go));

        var row = await RowAsync();

        Assert.DoesNotContain("access-0", row.ProtectedTokens, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-0", row.ProtectedTokens, StringComparison.Ordinal);
        Assert.Equal((Noon.AddHours(1), Noon), (row.AccessEndsAt!.Value, row.RefreshIssuedAt!.Value));
        Assert.DoesNotContain("access-0", Tokens(0).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_connection_without_tokens_or_unknown_has_none()
    {
        var other = new ConnectionId(Guid.NewGuid());
        await using (var db = _store.Create())
        {
            db.Connections.Add(Connection.Link(other, OutsideSystem.Smokeball, "Practice", "9"));
            await db.SaveChangesAsync();
        }

        Assert.Null(await _vault.ReadAsync(other, Go));
        Assert.Null(await _vault.ReadAsync(new ConnectionId(Guid.NewGuid()), Go));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _vault.SaveAsync(new ConnectionId(Guid.NewGuid()), Tokens(1), Go));
    }

    [Fact]
    public async Task tokens_of_a_lost_key_ring_are_as_good_as_none()
    {
        using var elsewhere = Vault(new EphemeralDataProtectionProvider());

        Assert.Null(await elsewhere.ReadAsync(_link, Go));
    }

    [Fact]
    public async Task a_new_pair_is_stored_before_it_is_answered()
    {
        var outcome = await _vault.RefreshAsync(_link, Tokens(0), (_, _) => Fresh(1), Go);

        Assert.Equal(Tokens(1), outcome.Tokens);
        Assert.Equal(Tokens(1), await Vault().ReadAsync(_link, Go));
    }

    [Fact]
    public async Task who_comes_with_a_stale_pair_gets_the_one_somebody_else_bought()
    {
        await _vault.SaveAsync(_link, Tokens(5), Go);

        var outcome = await _vault.RefreshAsync(_link, Tokens(0), (_, _) => throw new InvalidOperationException("nobody may ask again"), Go);

        Assert.Equal(Tokens(5), outcome.Tokens);
    }

    [Fact]
    public async Task many_at_once_ask_once()
    {
        var asked = 0;

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(() => _vault.RefreshAsync(_link, Tokens(0), async (_, _) =>
        {
            var number = Interlocked.Increment(ref asked);
            await Task.Yield();
            return new RefreshOutcome(Tokens(number), false, null);
        }, Go))));

        Assert.Equal(1, asked);
        Assert.All(outcomes, outcome => Assert.Equal(Tokens(1), outcome.Tokens));
    }

    [Fact]
    public async Task a_dead_grant_marks_the_connection_and_the_next_one_is_not_asked()
    {
        var asked = 0;
        Task<RefreshOutcome> Dead(TokenSet tokens, CancellationToken cancellationToken)
        {
            asked++;
            return Task.FromResult(new RefreshOutcome(null, true, "invalid_grant"));
        }

        var (first, second) = (await _vault.RefreshAsync(_link, Tokens(0), Dead, Go), await _vault.RefreshAsync(_link, Tokens(0), Dead, Go));

        Assert.True(first.GrantIsDead && second.GrantIsDead);
        Assert.Equal(1, asked);
        Assert.Equal((ConnectionState.Unauthorised, "invalid_grant"), await RowAsync() is var row ? (row.State, row.LastProblem) : default);
        Assert.Null(await _vault.ReadAsync(_link, Go));
    }

    [Fact]
    public async Task connecting_again_brings_it_back()
    {
        await _vault.RefreshAsync(_link, Tokens(0), (_, _) => Task.FromResult(new RefreshOutcome(null, true, "invalid_grant")), Go);

        await _vault.SaveAsync(_link, Tokens(9), Go);

        Assert.Equal(Tokens(9), await _vault.ReadAsync(_link, Go));
        Assert.Null((await RowAsync()).LastProblem);
    }

    [Fact]
    public async Task a_failed_try_leaves_everything_as_it_was()
    {
        var outcome = await _vault.RefreshAsync(_link, Tokens(0), (_, _) => Task.FromResult(new RefreshOutcome(null, false, "down")), Go);

        Assert.Equal((null, false, "down"), (outcome.Tokens, outcome.GrantIsDead, outcome.Problem));
        Assert.Equal(Tokens(0), await _vault.ReadAsync(_link, Go));
    }

    [Fact]
    public async Task another_writer_of_the_row_does_not_cost_the_new_pair()
    {
        var outcome = await _vault.RefreshAsync(_link, Tokens(0), async (_, cancellationToken) =>
        {
            await using var db = _store.Create();
            (await db.Connections.SingleAsync(row => row.Id == _link, cancellationToken)).ReadAt(Noon);
            await db.SaveChangesAsync(cancellationToken);
            return new RefreshOutcome(Tokens(1), false, null);
        }, Go);

        Assert.Equal(Tokens(1), outcome.Tokens);
        Assert.Equal(Tokens(1), await _vault.ReadAsync(_link, Go));
        Assert.Equal(Noon, (await RowAsync()).LastReadAt);
    }

    [Fact]
    public async Task a_row_that_changes_between_read_and_write_is_decided_again()
    {
        var rows = new ConnectionRows(_store);
        var decisions = 0;

        var stored = await rows.ChangeAsync(_link, row =>
        {
            if (++decisions == 1)
            {
                using var db = _store.Create();
                db.Connections.Single(other => other.Id == _link).ReadAt(Noon);
                db.SaveChanges();
            }

            row.Failed("late");
            return true;
        }, Go);

        Assert.Equal((true, 2), (stored, decisions));
        Assert.Equal((Noon, "late"), await RowAsync() is var row ? (row.LastReadAt, row.LastProblem) : default);
    }

    [Fact]
    public async Task a_server_that_lost_the_race_takes_what_the_winner_stored()
    {
        using var otherServer = Vault();

        var outcome = await _vault.RefreshAsync(_link, Tokens(0), async (_, _) =>
        {
            await otherServer.SaveAsync(_link, Tokens(7), Go);
            return new RefreshOutcome(null, true, "invalid_grant");
        }, Go);

        Assert.Equal(Tokens(7), outcome.Tokens);
        Assert.Equal(ConnectionState.Connected, (await RowAsync()).State);
    }

    [Fact]
    public async Task a_caller_that_gives_up_does_not_lose_the_pair_that_was_bought()
    {
        using var leaving = new CancellationTokenSource();

        await _vault.RefreshAsync(_link, Tokens(0), async (_, cancellationToken) =>
        {
            await leaving.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            return new RefreshOutcome(Tokens(1), false, null);
        }, leaving.Token);

        Assert.Equal(Tokens(1), await _vault.ReadAsync(_link, Go));
    }

    private TokenVault Vault(IDataProtectionProvider? protection = null) => new(
        new ConnectionRows(_store), new ConnectionLeases(_store, TimeProvider.System),
        new TokenSeal(protection ?? _protection, NullLogger<TokenSeal>.Instance), TimeProvider.System, NullLogger<TokenVault>.Instance);

    private async Task<Connection> RowAsync()
    {
        await using var db = _store.Create();
        return await db.Connections.AsNoTracking().SingleAsync(row => row.Id == _link);
    }

    private static Task<RefreshOutcome> Fresh(int number) => Task.FromResult(new RefreshOutcome(Tokens(number), false, null));

    private static TokenSet Tokens(int number) => new($"access-{number}", $"refresh-{number}", Noon.AddHours(1 + number), Noon.AddMinutes(number));
}
