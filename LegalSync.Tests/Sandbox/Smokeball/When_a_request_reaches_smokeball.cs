extern alias sandbox;

using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Smokeball.Auth;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

public class When_a_request_reaches_smokeball(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Fact]
    public async Task it_is_forbidden_without_the_api_key()
    {
        using var client = await sandbox.ConsentAsync();
        client.DefaultRequestHeaders.Remove("x-api-key");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/staff")).StatusCode);
    }

    [Theory]
    [InlineData("/matters")]
    [InlineData("/firm")]
    [InlineData("/bankaccounts")]
    [InlineData("/webhooks/types")]
    public async Task it_is_refused_without_a_living_token(string path)
    {
        using var client = await sandbox.ConsentAsync();
        client.DefaultRequestHeaders.Remove("Authorization");
        client.DefaultRequestHeaders.Add("Authorization", "Bearer something-else");

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task its_request_id_comes_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/staff");
        request.Headers.Add("RequestId", "r-1");

        var response = await sandbox.Practice.SendAsync(request);

        Assert.Equal("r-1", response.Headers.GetValues("RequestId").Single());
    }

    [Fact]
    public async Task a_refresh_gives_an_access_token_and_no_other_refresh_token()
    {
        var refresh = (string?)(await SandboxFixture.JsonAsync(sandbox.Anonymous, "/control/tokens"))["smokeball"]!["refreshToken"];

        var answer = await TokenAsync(("grant_type", "refresh_token"), ("refresh_token", refresh!));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(3600, (int)answer.Body["expires_in"]!);
        Assert.Null(answer.Body["refresh_token"]);
    }

    [Fact]
    public async Task a_code_is_exchanged_once_and_only_with_its_verifier()
    {
        var (code, verifier) = await ConsentAsync();
        var wrong = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1/back"), ("code_verifier", "guess"));
        var burnt = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "http://127.0.0.1/back"), ("code_verifier", verifier));
        var (another, right) = await ConsentAsync();
        var good = await TokenAsync(("grant_type", "authorization_code"), ("code", another), ("redirect_uri", "http://127.0.0.1/back"), ("code_verifier", right));

        Assert.Equal("invalid_grant", (string?)wrong.Body["error"]);
        Assert.Equal("invalid_grant", (string?)burnt.Body["error"]);
        Assert.NotNull((string?)good.Body["refresh_token"]);
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("refresh_token", "invalid_grant")]
    public async Task a_grant_it_does_not_know_is_refused(string grant, string error)
    {
        var answer = await TokenAsync(("grant_type", grant), ("refresh_token", "unknown"));

        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, (string?)answer.Body["error"]));
    }

    [Fact]
    public async Task a_client_without_its_secret_is_refused()
    {
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", SmokeballTokens.ClientId)]);

        var response = await sandbox.Anonymous.PostAsync("/oauth2/token", form);

        Assert.Contains("invalid_client", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<(string Code, string Verifier)> ConsentAsync()
    {
        const string verifier = "a-verifier-of-at-least-forty-three-characters-0123456789";
        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = sandbox.Server.BaseAddress };

        var response = await browser.GetAsync($"/oauth2/authorize?response_type=code&client_id={SmokeballTokens.ClientId}"
            + $"&redirect_uri=http%3A%2F%2F127.0.0.1%2Fback&state=s1&code_challenge={challenge}&code_challenge_method=S256");

        var query = response.Headers.Location!.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        Assert.Equal("s1", query["state"]);
        return (query["code"], verifier);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> TokenAsync(params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        request.Headers.Add("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SmokeballTokens.ClientId}:{SmokeballTokens.ClientSecret}")));
        request.Content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("client_id", SmokeballTokens.ClientId)]);
        var response = await sandbox.Anonymous.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
