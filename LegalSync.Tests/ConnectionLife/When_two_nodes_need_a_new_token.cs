using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static LegalSync.Tests.ConnectionLife.TwoNodes;

namespace LegalSync.Tests.ConnectionLife;

/// <summary>Fault F13: the refresh token rotates, is refused or is revoked while requests of two nodes are under way.</summary>
public sealed class When_two_nodes_need_a_new_token : IAsyncLifetime
{
    private const int InFlight = 10;
    private TwoNodes _nodes = null!;

    public async Task InitializeAsync() => _nodes = await StartAsync();

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Fact]
    public async Task ten_requests_in_flight_across_a_rotation_cost_one_renewal_and_none_is_lost()
    {
        var before = await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go);
        _nodes.Pass(TimeSpan.FromHours(25));

        var answers = await AskTogetherAsync();

        Assert.All(answers, answer => Assert.IsType<ChannelAnswer.Content>(answer));
        Assert.Equal(before!.RefreshToken, Assert.Single(_nodes.Asked));
        var after = await _nodes.Vault(1).ReadAsync(_nodes.Connection, Go);
        Assert.NotEqual(before.RefreshToken, after!.RefreshToken);
        Assert.Equal(after, await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go));
    }

    [Fact]
    public async Task so_it_is_at_each_of_many_rotations()
    {
        for (var day = 1; day <= 20; day++)
        {
            _nodes.Pass(TimeSpan.FromHours(25));

            Assert.All(await AskTogetherAsync(), answer => Assert.IsType<ChannelAnswer.Content>(answer));
            Assert.Equal(day, _nodes.Asked.Count);
        }

        Assert.Equal(20, _nodes.Asked.Distinct().Count());
    }

    [Fact]
    public async Task requests_that_meet_a_401_together_renew_once()
    {
        var refused = "Bearer " + (await _nodes.Vault(0).ReadAsync(_nodes.Connection, CancellationToken.None))!.AccessToken;
        _nodes.BeforeBooks = async context =>
        {
            if (context.Request.Headers.Authorization != refused)
            {
                return false;
            }

            context.Response.StatusCode = 401;
            await context.Response.CompleteAsync();
            return true;
        };

        Assert.All(await AskTogetherAsync(), answer => Assert.IsType<ChannelAnswer.Content>(answer));
        Assert.Single(_nodes.Asked);
    }

    [Fact]
    public async Task a_grant_revoked_in_flight_is_asked_once_by_each_node_at_most_and_then_nobody_asks()
    {
        _nodes.Server.Tokens.RevokeAll();

        var answers = await AskTogetherAsync();

        Assert.All(answers, answer => Assert.IsType<ChannelAnswer.Unauthorised>(answer));
        Assert.Single(_nodes.Asked);
        Assert.Equal(ConnectionState.Unauthorised, (await _nodes.RowAsync()).State);
        Assert.All(await AskTogetherAsync(), answer => Assert.IsType<ChannelAnswer.Unauthorised>(answer));
        Assert.Single(_nodes.Asked);
    }

    [Fact]
    public async Task a_rotation_whose_answer_is_lost_needs_a_person_and_is_not_asked_for_again_and_again()
    {
        _nodes.Pass(TimeSpan.FromHours(25));
        var held = (await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go))!;
        _nodes.BeforeTokens = context =>
        {
            _nodes.BeforeTokens = _ => Task.CompletedTask;
            _nodes.Server.Tokens.Refresh(held.RefreshToken);
            context.Abort();
            return Task.CompletedTask;
        };

        var first = await _nodes.AskAsync(0);
        var second = await _nodes.AskAsync(1);
        var third = await _nodes.AskAsync(0);

        Assert.IsType<ChannelAnswer.NotSent>(first);
        Assert.False(Assert.IsType<ChannelAnswer.Unauthorised>(second).MayRenew);
        Assert.IsType<ChannelAnswer.Unauthorised>(third);
        Assert.Equal(2, _nodes.Asked.Count);
        Assert.Contains("invalid_grant", (await _nodes.RowAsync()).LastProblem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("another-refresh")]
    public async Task a_node_that_was_frozen_in_its_renewal_does_not_put_an_old_token_over_a_new_one(string? refreshToken)
    {
        var held = (await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go))!;
        var frozen = new TokenSet("frozen-access", refreshToken ?? held.RefreshToken, SetTime.Start.AddHours(30), SetTime.Start.AddHours(29));

        var outcome = await _nodes.Vault(0).RefreshAsync(_nodes.Connection, held, async (_, _) =>
        {
            _nodes.Pass(TokenVault.LeaseLife + TimeSpan.FromSeconds(1));
            await _nodes.Vault(1).RefreshAsync(_nodes.Connection, held, (_, _) => Task.FromResult(new RefreshOutcome(Fresh, false, null)), Go);
            return new RefreshOutcome(frozen, false, null);
        }, Go);

        Assert.Equal("fresh-access", outcome.Tokens!.AccessToken);
        Assert.Equal("fresh-refresh", (await _nodes.Vault(1).ReadAsync(_nodes.Connection, Go))!.RefreshToken);
    }

    [Fact]
    public async Task who_gets_the_lease_looks_once_more_before_asking()
    {
        var held = (await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go))!;
        var leases = new LateLeases(_nodes[0].GetRequiredService<IConnectionLeases>(), () => _nodes.Vault(1).SaveAsync(_nodes.Connection, Fresh, Go));
        using var vault = new TokenVault(
            _nodes[0].GetRequiredService<IConnectionRows>(), leases, _nodes[0].GetRequiredService<TokenSeal>(), _nodes.Time, NullLogger<TokenVault>.Instance);

        var outcome = await vault.RefreshAsync(_nodes.Connection, held, (_, _) => throw new InvalidOperationException("nobody may ask"), Go);

        Assert.Equal("fresh-access", outcome.Tokens!.AccessToken);
    }

    [Fact]
    public async Task the_lease_is_one_nodes_until_it_ends_or_is_given_back()
    {
        var (first, second) = (_nodes[0].GetRequiredService<IConnectionLeases>(), _nodes[1].GetRequiredService<IConnectionLeases>());
        var life = TimeSpan.FromSeconds(60);

        var turn = await first.TryTakeAsync(_nodes.Connection, life, Go);

        Assert.NotNull(turn);
        Assert.Null(await second.TryTakeAsync(_nodes.Connection, life, Go));
        _nodes.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal(turn + 1, await second.TryTakeAsync(_nodes.Connection, life, Go));
        await first.ReleaseAsync(_nodes.Connection, turn.Value, Go);
        Assert.Null(await first.TryTakeAsync(_nodes.Connection, life, Go));
        await second.ReleaseAsync(_nodes.Connection, turn.Value + 1, Go);
        Assert.Equal(turn + 2, await first.TryTakeAsync(_nodes.Connection, life, Go));
    }

    [Fact]
    public async Task many_that_reach_for_the_lease_at_once_get_one()
    {
        var leases = new[] { _nodes[0], _nodes[1] }.Select(node => node.GetRequiredService<IConnectionLeases>()).ToList();

        var turns = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => Task.Run(() => leases[at % 2].TryTakeAsync(_nodes.Connection, TimeSpan.FromSeconds(60), Go))));

        Assert.Single(turns, turn => turn is not null);
    }

    [Fact]
    public async Task a_consent_while_a_renewal_is_under_way_wins()
    {
        var held = (await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go))!;

        var outcome = await _nodes.Vault(0).RefreshAsync(_nodes.Connection, held, async (_, _) =>
        {
            await _nodes.Vault(1).SaveAsync(_nodes.Connection, Fresh, Go);
            return new RefreshOutcome(held with { AccessToken = "late-access", RefreshIssuedAt = SetTime.Start.AddDays(9) }, false, null);
        }, Go);

        Assert.Equal("fresh-access", outcome.Tokens!.AccessToken);
        Assert.Equal("fresh-access", (await _nodes.Vault(0).ReadAsync(_nodes.Connection, Go))!.AccessToken);
    }

    [Fact]
    public async Task the_pair_is_in_the_database_before_the_first_request_goes_with_it()
    {
        _nodes.Pass(TimeSpan.FromHours(25));
        var stored = new List<string?>();
        _nodes.BeforeBooks = async context =>
        {
            var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
            stored.Add((await _nodes.Vault(1).ReadAsync(_nodes.Connection, Go))?.AccessToken == bearer ? "stored" : "not stored");
            return false;
        };

        await _nodes.AskAsync(0);

        Assert.Equal(["stored"], stored);
        await using var db = _nodes.Db();
        Assert.Equal("", (await db.ConnectionLeases.AsNoTracking().SingleAsync()).Holder);
    }

    private static TokenSet Fresh => new("fresh-access", "fresh-refresh", SetTime.Start.AddHours(28), SetTime.Start.AddHours(1));

    private async Task<ChannelAnswer[]> AskTogetherAsync()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = Enumerable.Range(0, InFlight).Select(at => Task.Run(async () =>
        {
            await start.Task;
            return await _nodes.AskAsync(at % 2);
        })).ToList();
        start.SetResult();
        return await Task.WhenAll(asking);
    }

    /// <summary>Another node finishes just before the lease is had.</summary>
    private sealed class LateLeases(IConnectionLeases real, Func<Task> before) : IConnectionLeases
    {
        public async Task<long?> TryTakeAsync(ConnectionId connection, TimeSpan life, CancellationToken cancellationToken)
        {
            await before();
            return await real.TryTakeAsync(connection, life, cancellationToken);
        }

        public Task ReleaseAsync(ConnectionId connection, long fence, CancellationToken cancellationToken) => real.ReleaseAsync(connection, fence, cancellationToken);

        public Task<long> PreemptAsync(ConnectionId connection, CancellationToken cancellationToken) => real.PreemptAsync(connection, cancellationToken);
    }
}
