using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.QuickBooks;

public sealed class When_a_person_connects_QuickBooks : IAsyncLifetime
{
    private static readonly Uri Callback = new("http://localhost:5000/connect/quickbooks");
    private static readonly CancellationToken Go = CancellationToken.None;
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    private QuickBooksOAuth OAuth => _books.Get<QuickBooksOAuth>();

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _books = await ConnectedBooks.ToAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void the_consent_page_is_told_who_asks_for_what_and_where_to_return()
    {
        var address = OAuth.AuthorizeAddress(Callback, "st&te");
        var query = QueryHelpers.ParseQuery(address.Query);

        Assert.Equal("/connect/oauth2", address.AbsolutePath);
        Assert.Equal(
            ["sandbox-client", "code", "com.intuit.quickbooks.accounting", Callback.AbsoluteUri, "st&te"],
            new[] { "client_id", "response_type", "scope", "redirect_uri", "state" }.Select(name => query[name].ToString()));
    }

    [Fact]
    public async Task the_code_buys_a_pair_that_ends_when_the_answer_says()
    {
        var outcome = await OAuth.ExchangeAsync("AB1", Callback, Go);

        var now = _books.Time.GetUtcNow();
        Assert.Equal(
            new TokenSet("access-1", "refresh-1", now.AddSeconds(3600), now) { RefreshEndsAt = now.AddSeconds(8_726_400), Environment = "simulator" }, outcome.Tokens);
        var asked = Assert.Single(_server.TokenRequests);
        Assert.StartsWith("Basic ", asked.Authorization, StringComparison.Ordinal);
        Assert.Equal("grant_type=authorization_code&code=AB1&redirect_uri=" + Uri.EscapeDataString(Callback.AbsoluteUri), asked.Body);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""", true)]
    [InlineData(400, """{"error":"invalid_grant"}""", true)]
    [InlineData(401, """{"error":"invalid_client"}""", false)]
    [InlineData(400, """{"error":"invalid_client"}""", false)]
    [InlineData(400, """{"error":"unsupported_grant_type"}""", false)]
    [InlineData(503, "<html>", false)]
    [InlineData(200, "", false)]
    [InlineData(200, """{"token_type":"bearer","expires_in":3600,"access_token":"a"}""", false)]
    [InlineData(200, """{"token_type":"bearer","access_token":"a","refresh_token":"r"}""", false)]
    [InlineData(200, """{"error":"error","error_description":"error_description"}""", false)]
    public async Task only_an_invalid_grant_means_that_a_person_must_come_back(int status, string body, bool isDead)
    {
        _server.ThenToken(Answer(status, body));

        var outcome = await OAuth.RefreshAsync(new TokenSet("a", "r", default, default), Go);

        Assert.Null(outcome.Tokens);
        Assert.Equal(isDead, outcome.GrantIsDead);
        Assert.False(string.IsNullOrWhiteSpace(outcome.Problem));
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task a_token_service_that_breaks_off_is_not_the_end_of_the_grant()
    {
        _server.ThenToken(Drop);

        Assert.Equal((null, false), await OAuth.RefreshAsync(new TokenSet("a", "r", default, default), Go) is var outcome ? (outcome.Tokens, outcome.GrantIsDead) : default);
    }

    [Fact]
    public async Task the_sandbox_gives_a_code_that_is_good_once()
    {
        await using var sandbox = await SandboxBooks.StartAsync();
        var oauth = sandbox.Client.Get<QuickBooksOAuth>();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        using var answer = await browser.GetAsync(oauth.AuthorizeAddress(Callback, "s1") + "&auto=1");
        var returned = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        var (first, second) = (await oauth.ExchangeAsync(returned["code"]!, Callback, Go), await oauth.ExchangeAsync(returned["code"]!, Callback, Go));

        Assert.Equal(("s1", ConnectedBooks.Realm), (returned["state"].ToString(), returned["realmId"].ToString()));
        Assert.NotNull(first.Tokens);
        Assert.Equal((null, true), (second.Tokens, second.GrantIsDead));
    }
}
