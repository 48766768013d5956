using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_a_firm_consents : IAsyncLifetime
{
    private static readonly Uri Back = new("https://legalsync.example/connect/smokeball");
    private ScriptedSmokeball _server = null!;
    private SmokeballRig _rig = null!;
    private SmokeballOAuth _oauth = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedSmokeball.StartAsync();
        _rig = SmokeballRig.For(_server.Address);
        _oauth = _rig.Get<SmokeballOAuth>();
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void she_is_sent_to_smokeball_with_state_and_challenge()
    {
        var consent = _oauth.Begin(Back);

        var query = QueryHelpers.ParseQuery(consent.Address.Query);
        Assert.Equal("/oauth2/authorize", consent.Address.AbsolutePath);
        Assert.Equal(("code", "client", Back.AbsoluteUri), (query["response_type"].ToString(), query["client_id"].ToString(), query["redirect_uri"].ToString()));
        Assert.Equal((consent.State, "S256"), (query["state"].ToString(), query["code_challenge_method"].ToString()));
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(consent.Verifier))), query["code_challenge"].ToString());
        Assert.DoesNotContain("scope", query.Keys);
        Assert.InRange(consent.Verifier.Length, 43, 128);
    }

    [Fact]
    public void no_two_consents_share_a_secret()
    {
        var (one, other) = (_oauth.Begin(Back), _oauth.Begin(Back));

        Assert.Equal(4, new[] { one.State, one.Verifier, other.State, other.Verifier }.Distinct().Count());
    }

    [Fact]
    public async Task the_code_buys_tokens_that_end_when_smokeball_says()
    {
        _server.On("POST /oauth2/token", _ => Reply.Ok("""{"access_token":"a","refresh_token":"r","expires_in":21600,"token_type":"Bearer"}"""));

        var outcome = await _oauth.ExchangeAsync("the code", "the verifier", Back, default);

        var now = _rig.Time.GetUtcNow();
        Assert.Equal(new TokenSet("a", "r", now.AddHours(6), now), outcome.Tokens);
        var seen = Assert.Single(_server.Requests);
        Assert.Equal("Basic " + Convert.ToBase64String("client:secret"u8), seen.Authorization);
        var form = QueryHelpers.ParseQuery(seen.Body);
        Assert.Equal(("authorization_code", "the code", "the verifier"), (form["grant_type"].ToString(), form["code"].ToString(), form["code_verifier"].ToString()));
        Assert.Equal(("client", Back.AbsoluteUri), (form["client_id"].ToString(), form["redirect_uri"].ToString()));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    [InlineData(503, "")]
    [InlineData(200, """{"access_token":"a without a refresh token"}""")]
    [InlineData(200, "<html>")]
    public async Task a_failed_exchange_is_tried_once_because_it_burns_the_code(int status, string body)
    {
        _server.On("POST /oauth2/token", _ => new Reply(status, body));

        var outcome = await _oauth.ExchangeAsync("code", "verifier", Back, default);

        Assert.Null(outcome.Tokens);
        Assert.Contains("Connect once more", outcome.Problem, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task a_refresh_keeps_the_refresh_token_and_the_day_it_was_issued()
    {
        var former = _rig.Vault.Tokens!;

        var outcome = await _oauth.RefreshAsync(former, default);

        Assert.Equal(new TokenSet("second", former.RefreshToken, _rig.Time.GetUtcNow().AddHours(1), former.RefreshIssuedAt), outcome.Tokens);
        var form = QueryHelpers.ParseQuery(Assert.Single(_server.Requests).Body);
        Assert.Equal(("refresh_token", "refresh", "client"), (form["grant_type"].ToString(), form["refresh_token"].ToString(), form["client_id"].ToString()));
    }

    [Fact]
    public async Task should_smokeball_begin_to_rotate_the_new_token_is_kept()
    {
        _server.On("POST /oauth2/token", _ => Reply.Ok("""{"access_token":"a","refresh_token":"newer","expires_in":60}"""));

        var outcome = await _oauth.RefreshAsync(_rig.Vault.Tokens!, default);

        Assert.Equal(("newer", _rig.Time.GetUtcNow()), (outcome.Tokens!.RefreshToken, outcome.Tokens.RefreshIssuedAt));
    }

    [Fact]
    public async Task a_wrong_secret_is_no_dead_grant()
    {
        _server.On("POST /oauth2/token", _ => new Reply(400, """{"error":"invalid_client"}"""));

        var outcome = await _oauth.RefreshAsync(_rig.Vault.Tokens!, default);

        Assert.False(outcome.GrantIsDead);
        Assert.NotNull(outcome.Problem);
    }

    [Fact]
    public async Task the_firm_behind_the_tokens_is_named()
    {
        _server.On("GET /firm", seen => seen.Authorization == "Bearer first" ? Reply.Ok("""{"id":"account-1","name":"Sample & Sample LLP"}""") : new Reply(401, ""));

        Assert.Equal(new SmokeballFirm("account-1", "Sample & Sample LLP"), await _oauth.IdentifyAsync(_rig.Vault.Tokens!, default));
    }
}
