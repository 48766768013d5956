extern alias sandbox;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks.OAuth;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_refresh_tokens_are_replaced : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly WireBench _bench = new();
    private readonly string _first;

    public When_refresh_tokens_are_replaced() => _first = _bench.SignIn().RefreshToken;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task the_value_lasts_a_day_to_the_second()
    {
        _bench.Pass(Day - Seconds(1));
        var same = await RefreshAsync(_first);
        _bench.Pass(Seconds(1));
        var next = await RefreshAsync(_first);

        Assert.Equal(_first, same["refresh_token"]!.ToString());
        Assert.NotEqual(_first, next["refresh_token"]!.ToString());
        Assert.Equal("8726400", next["x_refresh_token_expires_in"]!.ToString());
    }

    [Fact]
    public async Task within_its_grace_the_old_value_answers_with_the_new_one()
    {
        _bench.Server.Tokens.Rotation = new RotationSettings { Grace = Seconds(30) };
        _bench.Pass(Day);
        var next = (await RefreshAsync(_first))["refresh_token"]!.ToString();

        _bench.Pass(Seconds(29));
        var within = await RefreshAsync(_first);
        _bench.Pass(Seconds(1));
        var after = await RefreshAsync(_first);

        Assert.Equal(next, within["refresh_token"]!.ToString());
        Assert.Equal("invalid_grant", after["error"]!.ToString());
        Assert.Equal(1, _bench.Server.Tokens.Reuses);
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "invalid_grant")]
    public async Task reuse_may_end_the_grant(bool endsGrant, string? error)
    {
        _bench.Server.Tokens.Rotation = new RotationSettings { ReuseEndsGrant = endsGrant };
        _bench.Pass(Day);
        var next = (await RefreshAsync(_first))["refresh_token"]!.ToString();

        await RefreshAsync(_first);

        Assert.Equal(error, (await RefreshAsync(next))["error"]?.ToString());
    }

    [Fact]
    public async Task a_lost_replacement_leaves_a_dead_connection()
    {
        _bench.Script(ScriptedFate.RotationLost);

        await Assert.ThrowsAsync<HttpRequestException>(() => RefreshAsync(_first));

        Assert.Equal("invalid_grant", (await RefreshAsync(_first))["error"]!.ToString());
        Assert.Equal("200", ((int)(await _bench.Get("/preferences")).StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("true", true)]
    public async Task the_five_year_cap_is_told_to_whoever_asks(string? header, bool told)
    {
        var answer = await RefreshAsync(_first, header);

        Assert.Equal(told, answer.ContainsKey("x_refresh_token_hard_expires_in"));
        if (told)
        {
            Assert.Equal("157680000", answer["x_refresh_token_hard_expires_in"]!.ToString());
        }
    }

    [Fact]
    public async Task a_disconnect_is_noticed_by_the_next_call_and_the_next_refresh_only()
    {
        _bench.Server.Tokens.RevokeAll();

        using var call = await _bench.Get("/preferences");

        Assert.Equal(401, (int)call.StatusCode);
        Assert.Equal("Bearer", call.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("invalid_grant", (await RefreshAsync(_first))["error"]!.ToString());
    }

    private async Task<JsonObject> RefreshAsync(string token, string? hardExpiry = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/v1/tokens/bearer")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "refresh_token"), KeyValuePair.Create("refresh_token", token)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sandbox-client:sandbox-secret"u8));
        if (hardExpiry is not null)
        {
            request.Headers.Add("x-include-refresh-token-hard-expires-in", hardExpiry);
        }

        using var answer = await _bench.Http.SendAsync(request);
        return await BodyOf(answer);
    }
}
