extern alias sandbox;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Tests.Sandbox.QuickBooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using sandbox::LegalSync.Sandbox.QuickBooks.Webhooks;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.QuickBooksOverHttp;

namespace LegalSync.Tests.SandboxWire;

public class When_the_wire_is_controlled : OverHttp
{
    [Fact]
    public async Task the_journal_is_there_and_its_counts_can_start_anew()
    {
        await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(9m));

        var journal = await GetAsync("/control/journal");
        using var cleared = await Server.Http.DeleteAsync("/control/journal/requests");

        Assert.Equal("r-1", journal["effects"]!.AsArray()[^1]!["requestid"]!.ToString());
        Assert.Equal(("1", "1"), (journal["requests"]!["requests"]!.ToString(), journal["requests"]!["singles"]!.ToString()));
        Assert.Equal("0", (await GetAsync("/control/journal"))["requests"]!["requests"]!.ToString());
    }

    [Fact]
    public async Task limits_are_switched_on_and_off()
    {
        await ControlAsync("limits", """{"isOn":true,"perSecond":2,"retryAfter":"00:01:00"}""");
        var statuses = new List<int>();
        for (var call = 0; call < 3; call++)
        {
            statuses.Add((int)(await Server.GetAsync("/preferences")).Status);
        }

        await ControlAsync("limits", """{"isOn":false}""");

        Assert.Equal([200, 200, 429], statuses);
        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);
    }

    [Theory]
    [InlineData("""{"memory":"ignored"}""", 2)]
    [InlineData("""{"memory":"honoured"}""", 1)]
    [InlineData("""{"memory":"forgotten","after":"00:05:00"}""", 2)]
    [InlineData("""{"memory":"forgotten","after":"00:05:01"}""", 1)]
    public async Task request_ids_are_remembered_as_it_says(string order, int effects)
    {
        await ControlAsync("requestids", order);

        await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(9m));
        Books.Clock.Advance(TimeSpan.FromMinutes(5));
        await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(9m));

        Assert.Equal(effects, Books.Rows("select * from Invoice", "Invoice").Count);
    }

    [Fact]
    public async Task tokens_are_replaced_as_it_says()
    {
        await ControlAsync("tokens", """{"after":"00:10:00","grace":"00:00:30","reuseEndsGrant":true}""");
        var first = Server.SignIn().RefreshToken;
        Books.Clock.Advance(TimeSpan.FromMinutes(10));

        var (_, next) = await Server.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", first));

        Assert.NotEqual(first, next["refresh_token"]!.ToString());
        Assert.Equal("00:10:00", (await GetAsync("/control/books/tokens"))["rotation"]!["after"]!.ToString());
    }

    [Theory]
    [InlineData("limits", """{"isOn":true,"perSecond":0}""")]
    [InlineData("limits", """{"isOn":true,"perHour":5}""")]
    [InlineData("limits", "not json")]
    [InlineData("limits", "null")]
    [InlineData("requestids", """{"memory":"sometimes"}""")]
    [InlineData("requestids", """{"memory":"forgotten"}""")]
    [InlineData("webhooks", """{"url":"/relative","verifier":"v"}""")]
    [InlineData("webhooks", """{"url":"http://127.0.0.1:1/"}""")]
    [InlineData("webhooks/script", """{"copies":0}""")]
    public async Task what_makes_no_sense_is_refused(string what, string order)
    {
        using var answer = await SendAsync(what, order);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await BodyOf(answer)).ContainsKey("error"));
    }

    [Theory]
    [InlineData("""{"system":"quickbooks","action":"reset-after-commit"}""", 1, null)]
    [InlineData("""{"system":"quickbooks","action":"reset-before"}""", 0, null)]
    [InlineData("""{"system":"quickbooks","action":"unreachable"}""", 0, null)]
    [InlineData("""{"system":"quickbooks","action":"fault-200","code":"6190"}""", 0, 200)]
    [InlineData("""{"system":"quickbooks","action":"status","status":429,"retryAfter":7}""", 0, 429)]
    [InlineData("""{"system":"quickbooks","action":"delay-past-timeout","ms":60}""", 1, 200)]
    [InlineData("""{"system":"quickbooks","action":"ignore-request-id"}""", 1, 200)]
    public async Task faults_of_the_wire_are_scripted_like_the_others(string rule, int effects, int? status)
    {
        await Server.ScriptAsync(rule);
        int? seen = null;
        try
        {
            using var answer = await Server.Http.PostAsJsonAsync($"{Server.Company}/invoice?requestid=r-1", Books.Invoice(9m));
            seen = (int)answer.StatusCode;
            Assert.Equal(status == 429 ? TimeSpan.FromSeconds(7) : null, answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException)
        {
            // The connection ended: that is one of the outcomes.
        }

        Assert.Equal((status, effects), (seen, Books.Rows("select * from Invoice", "Invoice").Count));
    }

    [Fact]
    public async Task a_late_commit_comes_by_itself()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","action":"commit-late","ms":150}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => Server.PostAsync("/invoice", Books.Invoice(9m)));
        await Server.Server.Pipeline.Settled;

        Assert.Single(Books.Rows("select * from Invoice", "Invoice"));
    }

    [Fact]
    public async Task a_batch_falls_apart_as_it_says()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","action":"partial-batch","batch":{"failed":["b1"],"missing":["b2"],"reversed":true}}""");
        var items = new JsonArray([.. new[] { "b1", "b2", "b3" }.Select(id => new JsonObject { ["bId"] = id, ["operation"] = "create", ["Invoice"] = Books.Invoice(9m) })]);

        var (_, body) = await Server.PostAsync("/batch", new JsonObject { ["BatchItemRequest"] = items });

        Assert.Equal(["b3", "b1"], body["BatchItemResponse"]!.AsArray().Select(item => item!["bId"]!.ToString()));
        Assert.Equal(2, Books.Rows("select * from Invoice", "Invoice").Count);
    }

    [Theory]
    [InlineData("""{"system":"smokeball","action":"unreachable"}""")]
    [InlineData("""{"system":"quickbooks","action":"commit-late","ms":120001}""")]
    [InlineData("""{"system":"quickbooks","action":"commit-late"}""")]
    [InlineData("""{"system":"quickbooks","action":"partial-batch"}""")]
    [InlineData("""{"system":"quickbooks","action":"hang","batch":{}}""")]
    [InlineData("""{"system":"quickbooks","action":"status","retryAfter":-1}""")]
    public async Task a_rule_that_makes_no_sense_is_refused(string rule)
    {
        using var answer = await Server.Http.PostAsync("/control/faults", new StringContent(rule, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task a_registered_address_receives_signed_bytes_and_is_forgotten_on_demand()
    {
        var received = new TaskCompletionSource<(byte[] Body, string Signature)>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listener = await ListenAsync(received);
        var id = (await ControlAsync("webhooks", $$"""{"url":"{{listener.Urls.Single()}}/hook","verifier":"v-1","format":"cloudevents"}"""))["id"]!.ToString();

        Books.Write("invoice", Books.Invoice(9m));
        var (body, signature) = await received.Task.WaitAsync(TimeSpan.FromSeconds(20));
        using var forgotten = await Server.Http.DeleteAsync($"/control/books/webhooks/{id}");

        Assert.Equal(WebhookSeal.Of(body, "v-1"), signature);
        Assert.Equal("qbo.invoice.created.v1", JsonNode.Parse(body)![0]!["type"]!.ToString());
        Assert.Empty((await GetAsync("/control/books/webhooks"))["addresses"]!.AsArray());
    }

    private static async Task<WebApplication> ListenAsync(TaskCompletionSource<(byte[], string)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.TrySetResult((body.ToArray(), request.Headers["intuit-signature"].ToString()));
            return Results.Ok();
        });
        await app.StartAsync();
        return app;
    }

    private async Task<JsonObject> GetAsync(string path)
    {
        using var answer = await Server.Http.GetAsync(path);
        return await BodyOf(answer);
    }

    private Task<HttpResponseMessage> SendAsync(string what, string order) =>
        Server.Http.PostAsync($"/control/books/{what}", new StringContent(order, Encoding.UTF8, "application/json"));

    private async Task<JsonObject> ControlAsync(string what, string order)
    {
        using var answer = await SendAsync(what, order);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await BodyOf(answer);
    }
}
