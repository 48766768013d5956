using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_tokens_are_used : OverHttp
{
    private const string Redirect = "http://127.0.0.1:5001/connections/quickbooks/callback";

    private static readonly string Authorize = "/connect/oauth2?client_id=sandbox-client&response_type=code&state=s%201&scope=com.intuit.quickbooks.accounting&redirect_uri="
        + Uri.EscapeDataString(Redirect);

    [Fact]
    public async Task consent_returns_code_realm_and_state()
    {
        var back = await ConsentAsync("&auto=1");

        Assert.Equal("s 1", back["state"]);
        Assert.Equal(Books.Company.RealmId, back["realmId"]);
        Assert.NotEmpty(back["code"]!);
    }

    [Fact]
    public async Task the_consent_page_has_one_button_that_leads_on()
    {
        var page = await Server.Http.GetStringAsync(Authorize);

        Assert.Contains("id=\"allow\"", page, StringComparison.Ordinal);
        Assert.Contains("&amp;auto=1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&auto=deny", "access_denied")]
    public async Task a_refusal_returns_an_error(string more, string error) => Assert.Equal(error, (await ConsentAsync(more))["error"]);

    [Theory]
    [InlineData("sandbox-client", "other-client")]
    [InlineData("127.0.0.1", "example.com")]
    public async Task a_strange_client_or_address_goes_nowhere(string from, string to)
    {
        using var answer = await Server.Http.GetAsync(Authorize.Replace(from, to, StringComparison.Ordinal) + "&auto=1");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task a_code_buys_tokens_once_and_the_second_try_ends_the_first_grant()
    {
        var code = (await ConsentAsync("&auto=1"))["code"]!;

        var (status, tokens) = await ExchangeAsync(code);
        var (again, refusal) = await ExchangeAsync(code);
        var (refreshed, _) = await RefreshAsync(tokens["refresh_token"]!.ToString());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("bearer", tokens["token_type"]!.ToString());
        Assert.Equal("3600", tokens["expires_in"]!.ToString());
        Assert.Equal("8726400", tokens["x_refresh_token_expires_in"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Equal("invalid_grant", refusal["error"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, refreshed);
    }

    [Fact]
    public async Task an_access_token_lives_an_hour()
    {
        Books.Clock.Advance(TimeSpan.FromSeconds(3599));
        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);

        Books.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Server.GetAsync("/preferences")).Status);
    }

    [Fact]
    public async Task a_refresh_within_a_day_keeps_the_value_and_after_it_replaces_it()
    {
        var first = Server.SignIn().RefreshToken;
        Books.Clock.Advance(TimeSpan.FromHours(23));
        var (_, same) = await RefreshAsync(first);
        Books.Clock.Advance(TimeSpan.FromHours(2));
        var (_, rotated) = await RefreshAsync(first);

        var (status, dead) = await RefreshAsync(first);
        var (alive, _) = await RefreshAsync(rotated["refresh_token"]!.ToString());

        Assert.Equal(first, same["refresh_token"]!.ToString());
        Assert.NotEqual(first, rotated["refresh_token"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""", dead.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, alive);
    }

    [Fact]
    public async Task an_older_access_token_outlives_a_refresh()
    {
        var pair = Server.SignIn();

        await RefreshAsync(pair.RefreshToken);

        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);
    }

    [Fact]
    public async Task a_refresh_token_that_slept_too_long_is_gone()
    {
        var pair = Server.SignIn();
        Books.Clock.Advance(TimeSpan.FromSeconds(8_726_400));

        Assert.Equal(HttpStatusCode.BadRequest, (await RefreshAsync(pair.RefreshToken)).Status);
    }

    [Fact]
    public async Task five_years_are_the_end_of_every_grant()
    {
        var value = Server.SignIn().RefreshToken;
        for (var month = 0; month < 60; month++)
        {
            Books.Clock.Advance(TimeSpan.FromDays(30));
            value = (await RefreshAsync(value)).Body["refresh_token"]!.ToString();
        }

        Books.Clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(HttpStatusCode.BadRequest, (await RefreshAsync(value)).Status);
    }

    [Fact]
    public async Task a_wrong_secret_is_invalid_client()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/v1/tokens/bearer") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("sandbox-client:guess"u8));
        using var answer = await Server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("""{"error":"invalid_client"}""", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task revoking_ends_refresh_and_access()
    {
        var pair = Server.SignIn();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v2/oauth2/tokens/revoke")
        {
            Content = new StringContent($$"""{"token":"{{pair.RefreshToken}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("sandbox-client:sandbox-secret"u8));
        using var answer = await Server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Server.GetAsync("/preferences")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await RefreshAsync(pair.RefreshToken)).Status);
    }

    [Fact]
    public async Task a_scripted_disconnect_lasts_until_a_new_consent()
    {
        var pair = Server.SignIn();
        using var revoked = await Server.Http.PostAsync("/control/faults/auth?system=quickbooks", content: null);

        var (refreshed, _) = await RefreshAsync(pair.RefreshToken);
        var (status, tokens) = await ExchangeAsync((await ConsentAsync("&auto=1"))["code"]!);

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, refreshed);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(tokens["refresh_token"]!.ToString())).Status);
    }

    private async Task<Dictionary<string, string?>> ConsentAsync(string more)
    {
        using var answer = await Server.Http.GetAsync(Authorize + more);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Redirect + "?", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        return QueryHelpers.ParseQuery(answer.Headers.Location.Query).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body)> ExchangeAsync(string code) =>
        Server.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Redirect));

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonObject Body)> RefreshAsync(string token) =>
        Server.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", token));
}
