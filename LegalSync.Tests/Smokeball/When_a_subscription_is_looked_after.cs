using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_a_subscription_is_looked_after : IAsyncLifetime
{
    private const string Ours = "https://legalsync.example/webhooks/smokeball";
    private readonly List<Dictionary<string, object?>> _standing = [];
    private ScriptedSmokeball _server = null!;
    private SmokeballRig _rig = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedSmokeball.StartAsync();
        _rig = SmokeballRig.For(_server.Address, ("WebhookUrl", Ours), ("WebhookKey", WebhookRig.Key));
        _server.On("GET /webhooks/types", _ => Reply.Ok("""{"value":["fee.created","fee.updated","invoice.finalized","mattertype.updated","files.updated"]}"""));
        _server.On("GET /webhooks", _ => Reply.Envelope([.. _standing.Select(one => JsonSerializer.Serialize(one))]));
        _server.On("POST /webhooks", seen =>
        {
            var made = JsonSerializer.Deserialize<Dictionary<string, object?>>(seen.Body)!;
            made["id"] = $"sub-{_standing.Count + 1}";
            _standing.Add(made);
            return Reply.Ok(JsonSerializer.Serialize(made));
        });
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task a_missing_one_is_made_for_what_smokeball_offers()
    {
        var outcome = await EnsureAsync();

        Assert.Equal(new SubscriptionOutcome(ReadStatus.Complete, "sub-1", WasMade: true, null), outcome);
        var body = JsonDocument.Parse(Assert.Single(_server.Requests, seen => seen.Method == "POST").Body).RootElement;
        Assert.Equal((WebhookRig.Key, Ours), (body.GetProperty("key").GetString(), body.GetProperty("eventNotificationUrl").GetString()));
        Assert.Equal(["fee.created", "fee.updated", "invoice.finalized"], body.GetProperty("eventTypes").EnumerateArray().Select(type => type.GetString()));
        Assert.DoesNotContain(WebhookRig.Key, body.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task one_that_stands_is_left_alone()
    {
        await EnsureAsync();

        var outcome = await EnsureAsync();

        Assert.Equal(new SubscriptionOutcome(ReadStatus.Complete, "sub-1", WasMade: false, null), outcome);
        Assert.Single(_server.Requests, seen => seen.Method is "POST" or "DELETE");
    }

    [Fact]
    public async Task one_for_other_events_is_replaced_after_the_new_one_stands()
    {
        Standing("old", Ours, "fee.created");
        Standing("foreign", "https://somebody.example/hook", "fee.created");
        _server.On("DELETE /webhooks/old", _ => Reply.Ok(""));

        var outcome = await EnsureAsync();

        Assert.True(outcome.WasMade);
        Assert.Equal(["POST /webhooks", "DELETE /webhooks/old"], Writes());
    }

    [Fact]
    public async Task a_changed_key_makes_a_new_one()
    {
        await EnsureAsync();
        await using var rig = new SmokeballRig(_server.Address, null, ("WebhookUrl", Ours), ("WebhookKey", "another-key-of-the-subscription"));
        _server.On("DELETE /webhooks/sub-1", _ => Reply.Ok(""));

        var outcome = await rig.Get<SmokeballSubscriptions>().EnsureAsync(SmokeballRig.Firm, default);

        Assert.True(outcome.WasMade);
        Assert.Equal(["POST /webhooks", "POST /webhooks", "DELETE /webhooks/sub-1"], Writes());
    }

    [Fact]
    public async Task a_second_copy_is_removed()
    {
        await EnsureAsync();
        _standing.Add(new Dictionary<string, object?>(_standing[0]) { ["id"] = "copy" });
        _server.On("DELETE /webhooks/copy", _ => Reply.Ok(""));

        var outcome = await EnsureAsync();

        Assert.Equal("sub-1", outcome.Subscription);
        Assert.Equal(["POST /webhooks", "DELETE /webhooks/copy"], Writes());
    }

    [Fact]
    public async Task a_failed_making_is_not_repeated_on_a_doubt()
    {
        _server.On("POST /webhooks", _ => new Reply(500, ""));

        var outcome = await EnsureAsync();

        Assert.Equal(ReadStatus.Unavailable, outcome.Status);
        Assert.Single(_server.Requests, seen => seen.Method == "POST");
    }

    [Fact]
    public async Task a_list_that_cannot_be_read_makes_none()
    {
        _server.On("GET /webhooks", _ => Reply.Ok("<html>"));

        var outcome = await EnsureAsync();

        Assert.Equal(ReadStatus.Unavailable, outcome.Status);
        Assert.Empty(Writes());
    }

    [Fact]
    public async Task without_an_address_nothing_is_asked()
    {
        await using var rig = new SmokeballRig(_server.Address);

        var outcome = await rig.Get<SmokeballSubscriptions>().EnsureAsync(SmokeballRig.Firm, default);

        Assert.Equal((ReadStatus.Complete, null), (outcome.Status, outcome.Subscription));
        Assert.Empty(_server.Requests);
    }

    private Task<SubscriptionOutcome> EnsureAsync() => _rig.Get<SmokeballSubscriptions>().EnsureAsync(SmokeballRig.Firm, default);

    private void Standing(string id, string url, params string[] types) => _standing.Add(new Dictionary<string, object?>
    {
        ["id"] = id, ["name"] = "LegalSync", ["eventTypes"] = types, ["eventNotificationUrl"] = url,
    });

    private List<string> Writes() => [.. _server.Requests.Where(seen => seen.Method != "GET").Select(seen => $"{seen.Method} {seen.Path}")];
}
