extern alias sandbox;

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

/// <summary>A sandbox on a free loopback port, and a client that has consented.</summary>
public sealed class SandboxFixture : IAsyncLifetime
{
    public const string Today = "2026-03-31";
    private SandboxServer? _server;

    public HttpClient Anonymous { get; private set; } = new();
    public HttpClient Practice { get; private set; } = new();
    public SandboxServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync("http://127.0.0.1:0", seed: 21, DateOnly.ParseExact(Today, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        Anonymous = new HttpClient { BaseAddress = _server.BaseAddress };
        Practice = await ConsentAsync();
    }

    public async Task DisposeAsync()
    {
        Anonymous.Dispose();
        Practice.Dispose();
        await Server.DisposeAsync();
    }

    public async Task<HttpClient> ConsentAsync()
    {
        var tokens = (await JsonAsync(Anonymous, "/control/tokens"))["smokeball"]!;
        var client = new HttpClient { BaseAddress = Server.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", (string?)tokens["apiKey"]);
        client.DefaultRequestHeaders.Add("Authorization", "Bearer " + (string?)tokens["accessToken"]);
        return client;
    }

    public static async Task<JsonNode> JsonAsync(HttpClient client, string path) =>
        JsonNode.Parse(await client.GetStringAsync(path)) ?? throw new InvalidOperationException($"{path} answered null.");

    public static async Task<JsonArray> ValuesAsync(HttpClient client, string path) => (await JsonAsync(client, path))["value"]!.AsArray();

    public async Task<JsonNode> ControlAsync(string path, object? body = null)
    {
        var response = await Anonymous.PostAsJsonAsync("/control/" + path, body ?? new { });
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
