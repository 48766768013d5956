extern alias sandbox;

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using sandbox::LegalSync.Sandbox.Smokeball.Auth;
using sandbox::LegalSync.Sandbox.Smokeball.Webhooks;
using Xunit;

namespace LegalSync.Tests.Sandbox.Smokeball;

public class When_smokeball_tells_of_a_change : IAsyncLifetime
{
    private sealed record Delivery(string Signature, string Timestamp, string RequestId, JsonNode Body);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SandboxFixture _sandbox = new();
    private readonly Channel<Delivery> _deliveries = Channel.CreateUnbounded<Delivery>();
    private WebApplication? _listener;

    public async Task InitializeAsync()
    {
        await _sandbox.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _listener = builder.Build();
        _listener.MapPost("/hook", async (HttpRequest request) =>
        {
            var body = await request.ReadFromJsonAsync<JsonNode>();
            await _deliveries.Writer.WriteAsync(new Delivery(request.Headers["Signature"]!, request.Headers["Timestamp"]!, request.Headers["RequestId"]!, body!));
            return Results.Ok();
        });
        await _listener.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _listener!.DisposeAsync();
    }

    [Theory]
    [InlineData("638609288928990639", "e56f2c3f-b6de-4310-a7a2-c139d62f9711", "lou1qnn0llav95f", "58817681863148b0e624c00f3094f99e1af31cd7b99a3c2e0655d64a2764d650")]
    [InlineData("637558795239278688", "38583489-09c4-49ef-b58c-ef1b34208cca", "lou1qnn0llav95", "feb4b838a272884f6d2c2580b2c7ebb0b2f725b90e8baa6f9b5e1a17a9faec2d")]
    public void the_signature_is_the_documented_one(string timestamp, string requestId, string clientId, string signature) =>
        Assert.Equal(signature, WebhookSignature.Of("ei7641529ue420n8b9aa", timestamp, requestId, clientId));

    [Fact]
    public async Task a_finalised_fee_is_announced_with_a_good_signature()
    {
        await SubscribeAsync("fee.updated");
        var fee = await UnfinalisedFeeAsync();

        await _sandbox.ControlAsync($"smokeball/fees/{fee}/finalise");
        var delivery = await NextAsync();

        Assert.Equal("fee.updated", (string?)delivery.Body["type"]);
        Assert.Equal(fee, (string?)delivery.Body["payload"]!["id"]);
        Assert.True((bool)delivery.Body["payload"]!["finalized"]!);
        Assert.Equal(WebhookSignature.Of("k-1", delivery.Timestamp, delivery.RequestId, SmokeballTokens.ClientId), delivery.Signature);
    }

    [Fact]
    public async Task a_change_also_moves_the_version_and_the_watermark()
    {
        var fee = await UnfinalisedFeeAsync();
        var matter = (string)(await _sandbox.ControlAsync($"smokeball/fees/{fee}", new { minutes = 42 }))["matterId"]!;
        var today = new DateTimeOffset(2026, 3, 31, 1, 0, 0, TimeSpan.Zero).UtcTicks;

        var changed = await SandboxFixture.ValuesAsync(_sandbox.Practice, FormattableString.Invariant($"/matters/{matter}/fees?UpdatedSince={today}"));

        Assert.Equal((fee, 42), ((string?)Assert.Single(changed)!["id"], (int)changed[0]!["duration"]!));
    }

    [Fact]
    public async Task a_deleted_fee_is_gone_from_its_matter()
    {
        await SubscribeAsync("fee.deleted");
        var fee = await UnfinalisedFeeAsync();

        var matter = (string)(await _sandbox.ControlAsync($"smokeball/delete?kind=fee&id={fee}"))["matterId"]!;

        Assert.Equal("fee.deleted", (string?)(await NextAsync()).Body["type"]);
        Assert.DoesNotContain(await SandboxFixture.ValuesAsync(_sandbox.Practice, $"/matters/{matter}/fees"), record => (string?)record!["id"] == fee);
    }

    [Fact]
    public async Task trust_money_moves_without_a_word()
    {
        await SubscribeAsync("fee.updated", "fee.created", "invoice.updated", "matter.updated");
        var iolta = (string)(await SandboxFixture.ValuesAsync(_sandbox.Practice, "/bankaccounts?type=Trust"))[0]!["id"]!;
        var matter = (string)(await SandboxFixture.ValuesAsync(_sandbox.Practice, "/matters?Limit=1"))[0]!["id"]!;

        var movement = await _sandbox.ControlAsync("smokeball/transactions", new { bankAccountId = iolta, matterId = matter, type = "Deposit", amount = 250.50m });
        await _sandbox.ControlAsync("smokeball/fees", new { matterId = matter, minutes = 30 });

        Assert.Equal("fee.created", (string?)(await NextAsync()).Body["type"]);
        Assert.Equal(250.50m, (decimal)(await SandboxFixture.JsonAsync(_sandbox.Practice, $"/bankaccounts/{iolta}/transactions/{(string)movement["id"]!}"))["amount"]!);
    }

    [Fact]
    public async Task a_test_event_can_be_asked_for()
    {
        var subscription = await SubscribeAsync("error");

        await _sandbox.Practice.PostAsync($"/webhooks/{subscription}/notify", null);

        Assert.Equal("noop", (string?)(await NextAsync()).Body["type"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task an_event_can_be_lost_or_come_twice(int copies)
    {
        await SubscribeAsync("fee.updated", "fee.created");
        var matter = (string)(await SandboxFixture.ValuesAsync(_sandbox.Practice, "/matters?Limit=1"))[0]!["id"]!;
        await _sandbox.ControlAsync($"smokeball/webhooks?copies={copies}");
        var fee = (string)(await _sandbox.ControlAsync("smokeball/fees", new { matterId = matter }))["id"]!;
        await _sandbox.ControlAsync("smokeball/webhooks?copies=1");

        await _sandbox.ControlAsync($"smokeball/fees/{fee}/finalise");

        for (var copy = 0; copy < copies; copy++)
        {
            Assert.Equal("fee.created", (string?)(await NextAsync()).Body["type"]);
        }

        Assert.Equal("fee.updated", (string?)(await NextAsync()).Body["type"]);
    }

    [Theory]
    [InlineData("payment.created", "http://127.0.0.1/hook")]
    [InlineData("fee.updated", "http://example.com/hook")]
    [InlineData("fee.updated", "not an address")]
    public async Task a_subscription_that_cannot_work_is_refused(string type, string url)
    {
        var response = await _sandbox.Practice.PostAsJsonAsync("/webhooks", new { name = "x", key = "k", eventTypes = new[] { type }, eventNotificationUrl = url });

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<string> SubscribeAsync(params string[] types)
    {
        var response = await _sandbox.Practice.PostAsJsonAsync("/webhooks", new { name = "test", key = "k-1", eventTypes = types, eventNotificationUrl = _listener!.Urls.First() + "/hook" });
        response.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!;
    }

    private async Task<string> UnfinalisedFeeAsync()
    {
        foreach (var matter in await SandboxFixture.ValuesAsync(_sandbox.Practice, "/matters"))
        {
            var fees = await SandboxFixture.ValuesAsync(_sandbox.Practice, $"/matters/{(string)matter!["id"]!}/fees");
            if (fees.FirstOrDefault(fee => !(bool)fee!["finalized"]!) is { } found)
            {
                return (string)found["id"]!;
            }
        }

        throw new InvalidOperationException("Every fee is finalised.");
    }

    private async Task<Delivery> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _deliveries.Reader.ReadAsync(patience.Token);
    }
}
