extern alias sandbox;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.OAuth;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

/// <summary>The books on a real server on a free loopback port.</summary>
internal sealed class QuickBooksOverHttp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private QuickBooksOverHttp(WebApplication app, TestBooks books, QuickBooksServer server)
    {
        (_app, Books, Server) = (app, books, server);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(20) };
        Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        SignIn();
    }

    public TestBooks Books { get; }

    public QuickBooksServer Server { get; }

    public HttpClient Http { get; }

    public string Company => $"/v3/company/{Books.Company.RealmId}";

    public static async Task<QuickBooksOverHttp> StartAsync()
    {
        var books = new TestBooks();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var board = new FaultBoard();
        var server = new QuickBooksServer(books.Clock, board, books.Company);
        app.MapFaults(board);
        QuickBooksEndpoints.Map(app, server);
        await app.StartAsync();
        return new QuickBooksOverHttp(app, books, server);
    }

    /// <summary>Takes a fresh token pair.</summary>
    public TokenPair SignIn()
    {
        var pair = Server.Tokens.Issue(Books.Company.RealmId);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", pair.AccessToken);
        return pair;
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string path, JsonObject body)
    {
        using var answer = await Http.PostAsJsonAsync(Company + path, body);
        return (answer.StatusCode, await BodyOf(answer));
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(Company + path);
        return (answer.StatusCode, await BodyOf(answer));
    }

    public Task<(HttpStatusCode Status, JsonObject Body)> QueryAsync(string statement) => GetAsync("/query?query=" + Uri.EscapeDataString(statement));

    public async Task<JsonObject> ScriptAsync(string rule)
    {
        using var answer = await Http.PostAsync("/control/faults", new StringContent(rule, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await BodyOf(answer);
    }

    public async Task<(HttpStatusCode Status, JsonObject Body)> TokenAsync(params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/v1/tokens/bearer")
        {
            Content = new FormUrlEncodedContent(form.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("sandbox-client:sandbox-secret"u8));
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await BodyOf(answer));
    }

    public static string Code(JsonObject fault) => fault["Fault"]!["Error"]![0]!["code"]!.ToString();

    public static async Task<JsonObject> BodyOf(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
