using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static LegalSync.Tests.ConnectionLife.TwoNodes;

namespace LegalSync.Tests.ConnectionLife;

public sealed class When_a_connection_has_its_place_and_its_ends : IAsyncLifetime
{
    private TwoNodes _nodes = null!;

    public async Task InitializeAsync() => _nodes = await StartAsync();

    public async Task DisposeAsync() => await _nodes.DisposeAsync();

    [Theory]
    [InlineData("https://quickbooks.api.intuit.com", "production")]
    [InlineData("https://sandbox-quickbooks.api.intuit.com", "sandbox")]
    [InlineData("http://127.0.0.1:5999", "simulator")]
    [InlineData("https://proxy.example.com:8443/qbo", "proxy.example.com:8443")]
    public void the_settings_name_a_place(string address, string place) =>
        Assert.Equal(place, new QuickBooksOptions { BaseAddress = new Uri(address) }.Environment);

    [Theory]
    [InlineData("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer", "https://developer.api.intuit.com/v2/oauth2/tokens/revoke")]
    [InlineData("http://127.0.0.1:5999/oauth2/v1/tokens/bearer", "http://127.0.0.1:5999/v2/oauth2/tokens/revoke")]
    public void a_consent_is_taken_back_where_it_was_given(string tokens, string revoke) =>
        Assert.Equal(new Uri(revoke), new QuickBooksOptions { TokenAddress = new Uri(tokens) }.RevokeAt);

    [Fact]
    public async Task a_renewal_remembers_the_place_and_both_ends()
    {
        _nodes.Pass(TimeSpan.FromHours(2));

        await _nodes.AskAsync(0);

        var row = await _nodes.RowAsync();
        var now = _nodes.Time.GetUtcNow();
        Assert.Equal("simulator", row.Environment);
        Assert.Equal(now.AddSeconds(8_726_400), row.RefreshEndsAt);
        Assert.InRange(row.GrantEndsAt!.Value, now.AddYears(5).AddDays(-3), now.AddYears(5));
    }

    [Theory]
    [InlineData("production")]
    [InlineData("sandbox")]
    public async Task a_connection_of_another_place_is_not_used_for_a_single_call(string place)
    {
        await KeepAsync(new TokenSet("a", "r", SetTime.Start.AddHours(-1), SetTime.Start) { Environment = place });

        var answer = await _nodes.AskAsync(0);

        var refused = Assert.IsType<ChannelAnswer.NotSent>(answer);
        Assert.Contains(QuickBooksOptions.NameOf(place), refused.Problem, StringComparison.Ordinal);
        Assert.Contains("the simulator on this machine", refused.Problem, StringComparison.Ordinal);
        Assert.Empty(_nodes.Asked);
        Assert.Equal(ConnectionState.Connected, (await _nodes.RowAsync()).State);
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(9, 1)]
    [InlineData(4, 1)]
    public async Task a_token_is_renewed_five_to_ten_minutes_early(int minutesLeft, int renewals)
    {
        _nodes.Pass(TimeSpan.FromMinutes(60 - minutesLeft));

        await _nodes.AskAsync(0);

        Assert.Equal(renewals, _nodes.Asked.Count);
    }

    [Fact]
    public async Task a_renewal_ahead_that_fails_does_not_disturb_and_is_not_repeated_at_once()
    {
        _nodes.Pass(TimeSpan.FromMinutes(51));
        _nodes.BeforeTokens = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.IsType<ChannelAnswer.Content>(await _nodes.AskAsync(0));
        Assert.IsType<ChannelAnswer.Content>(await _nodes.AskAsync(0));
        Assert.Single(_nodes.Asked);
    }

    [Fact]
    public async Task after_the_five_years_only_a_person_helps()
    {
        _nodes.Pass(TimeSpan.FromDays(100));
        for (var day = 100; day < 5 * 365 - 100; day += 99)
        {
            await _nodes.AskAsync(0);
            _nodes.Pass(TimeSpan.FromDays(99));
        }

        Assert.Equal(ConnectionState.Connected, (await _nodes.RowAsync()).State);
        _nodes.Pass(TimeSpan.FromDays(99));

        await _nodes.AskAsync(0);

        Assert.Equal(ConnectionState.Unauthorised, (await _nodes.RowAsync()).State);
    }

    [Theory]
    [InlineData(31, 400, null)]
    [InlineData(29, 400, "must be connected again before")]
    [InlineData(400, 29, "was not used for long")]
    [InlineData(29, 29, "must be connected again before")]
    public async Task an_end_is_told_thirty_days_ahead(int grantDays, int refreshDays, string? words)
    {
        await KeepAsync(new TokenSet("a", "r", SetTime.Start.AddHours(1), SetTime.Start)
        {
            GrantEndsAt = SetTime.Start.AddDays(grantDays), RefreshEndsAt = SetTime.Start.AddDays(refreshDays),
        });

        var warning = ConnectionEnds.Warning(await _nodes.RowAsync(), SetTime.Start);

        Assert.Equal(words is null, warning is null);
        Assert.Contains(words ?? "", warning ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_link_that_was_disconnected_stays_so_when_its_authorisation_is_refused()
    {
        await using var db = _nodes.Db();
        var row = await db.Connections.SingleAsync();
        row.Disconnect();
        row.LoseAuthorisation("refused");

        Assert.Equal((ConnectionState.Disconnected, (string?)null), (row.State, row.ProtectedTokens));
        Assert.Throws<InvalidOperationException>(() => row.KeepGrant(null, null, null, row.TokenFence - 1));
    }

    private Task KeepAsync(TokenSet tokens) => _nodes.Vault(0).SaveAsync(_nodes.Connection, tokens, Go);
}
