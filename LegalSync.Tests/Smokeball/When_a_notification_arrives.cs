using System.Net;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Web.Webhooks;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_a_notification_arrives : IAsyncLifetime
{
    private WebhookRig _rig = null!;

    public async Task InitializeAsync() => _rig = await WebhookRig.StartAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData("ei7641529ue420n8b9aa", "638609288928990639", "e56f2c3f-b6de-4310-a7a2-c139d62f9711", "lou1qnn0llav95f", "58817681863148b0e624c00f3094f99e1af31cd7b99a3c2e0655d64a2764d650")]
    [InlineData("ei7641529ue420n8b9aa", "637558795239278688", "38583489-09c4-49ef-b58c-ef1b34208cca", "lou1qnn0llav95", "feb4b838a272884f6d2c2580b2c7ebb0b2f725b90e8baa6f9b5e1a17a9faec2d")]
    [InlineData("ei7641529ue420n8b9aa", "637558795239278688", "38583489-09c4-49ef-b58c-ef1b34208cca", "lou1qnn0llav95f", "9ac03005f363ed5890c45a6aae8fcd5fa08a2a45e333002fbb93dd3460b2278f")]
    public void the_signature_is_the_one_that_smokeball_documents(string key, string timestamp, string requestId, string clientId, string signature)
    {
        var verifier = Verifier(key, clientId, SmokeballTime.FromTicks(timestamp)!.Value.AddMinutes(15));

        Assert.Equal(signature, SmokeballWebhookVerifier.Sign(key, timestamp, requestId, clientId));
        Assert.True(verifier.IsGenuine(signature, timestamp, requestId));
        Assert.False(verifier.IsGenuine(signature.ToUpperInvariant(), timestamp, requestId));
        Assert.False(verifier.IsGenuine(signature[..^1] + (signature[^1] == '0' ? '1' : '0'), timestamp, requestId));
        Assert.False(verifier.IsGenuine(signature, timestamp, requestId + "x"));
        Assert.False(verifier.IsGenuine(signature, timestamp, null));
    }

    [Theory]
    [InlineData(-15, true)]
    [InlineData(-16, false)]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void the_time_must_lie_within_the_window(int minutes, bool isGenuine)
    {
        var sent = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
        var (ticks, verifier) = (SmokeballTime.ToTicks(sent), Verifier("k", "c", sent.AddMinutes(minutes)));

        Assert.Equal(isGenuine, verifier.IsGenuine(SmokeballWebhookVerifier.Sign("k", ticks, "r", "c"), ticks, "r"));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void a_time_that_is_none_is_not_genuine(string timestamp) => Assert.False(
        Verifier("k", "c", DateTimeOffset.UnixEpoch).IsGenuine(SmokeballWebhookVerifier.Sign("k", timestamp, "r", "c"), timestamp, "r"));

    [Fact]
    public void without_a_key_nothing_is_genuine()
    {
        var now = DateTimeOffset.UnixEpoch;
        var ticks = SmokeballTime.ToTicks(now);

        Assert.False(Verifier("", "c", now).IsGenuine(SmokeballWebhookVerifier.Sign("", ticks, "r", "c"), ticks, "r"));
    }

    [Fact]
    public async Task a_fee_becomes_a_hint_for_its_matter()
    {
        Assert.Equal(HttpStatusCode.OK, await _rig.SendAsync(Body("fee.updated", """{"id":"fee-1","versionId":"v","matter":{"id":"m1","rel":"Matters"}}""")));

        Assert.Equal([new MatterId("m1")], _rig.Hints.Drain(SmokeballRig.Firm));
    }

    [Theory]
    [InlineData("matter.closed", """{"id":"m7"}""", "m7")]
    [InlineData("expense.created", """{"id":"e1","matterId":"m8"}""", "m8")]
    [InlineData("invoice.finalized", """{"id":"i1","matter":{"id":"m9"}}""", "m9")]
    public async Task each_kind_names_its_matter_in_its_own_way(string type, string payload, string matter)
    {
        await _rig.SendAsync(Body(type, payload));

        Assert.Equal([new MatterId(matter)], _rig.Hints.Drain(SmokeballRig.Firm));
    }

    [Theory]
    [InlineData("contact.updated", SourceKind.Client)]
    [InlineData("activitycode.deleted", SourceKind.ActivityCode)]
    [InlineData("staff.created", SourceKind.Staff)]
    public async Task what_has_no_matter_is_hinted_at_by_its_key(string type, SourceKind kind)
    {
        await _rig.SendAsync(Body(type, """{"id":"r1"}"""));

        Assert.Equal([new HintedRecord(kind, new SourceId("r1"))], _rig.Hints.DrainRecords(SmokeballRig.Firm));
    }

    [Theory]
    [InlineData("noop", "{}")]
    [InlineData("error", """{"message":"m","resourceName":"contact","resourceId":"c1"}""")]
    [InlineData("mattertype.updated", """{"id":"t1"}""")]
    [InlineData("fee.updated", "{}")]
    public async Task what_is_of_no_interest_is_taken_and_forgotten(string type, string payload)
    {
        Assert.Equal(HttpStatusCode.OK, await _rig.SendAsync(Body(type, payload)));

        Assert.Empty(_rig.Hints.Drain(SmokeballRig.Firm));
        Assert.Empty(_rig.Hints.DrainRecords(SmokeballRig.Firm));
    }

    [Fact]
    public async Task a_firm_that_is_not_ours_is_passed_over()
    {
        Assert.Equal(HttpStatusCode.OK, await _rig.SendAsync(Body("fee.updated", """{"id":"fee-1","matter":{"id":"m1"}}""", "somebody-else")));

        Assert.Empty(_rig.Hints.Drain(SmokeballRig.Firm));
    }

    [Fact]
    public async Task what_is_unsigned_signed_wrongly_or_old_is_turned_away()
    {
        var body = Body("fee.updated", """{"id":"fee-1","matter":{"id":"m1"}}""");

        Assert.Equal(HttpStatusCode.Unauthorized, await _rig.SendAsync(body, spoil: request => request.Headers.Remove("Signature")));
        Assert.Equal(HttpStatusCode.Unauthorized, await _rig.SendAsync(body, key: "some other key"));
        Assert.Equal(HttpStatusCode.Unauthorized, await _rig.SendAsync(body, age: TimeSpan.FromHours(1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await _rig.SendAsync(body, age: TimeSpan.FromHours(-1)));
        Assert.Equal(HttpStatusCode.Unauthorized, await _rig.SendAsync(body, spoil: request => request.Headers.Add("RequestId", "a second one")));
        Assert.Empty(_rig.Hints.Drain(SmokeballRig.Firm));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task a_body_that_is_no_notification_is_a_bad_request(string body) => Assert.Equal(HttpStatusCode.BadRequest, await _rig.SendAsync(body));

    [Fact]
    public async Task a_body_may_be_as_large_as_the_limit_and_no_larger()
    {
        var frame = Body("noop", """{"x":""}""");
        var full = Body("noop", $$"""{"x":"{{new string('x', SmokeballWebhookEndpoint.MaxBodyBytes - frame.Length)}}"}""");

        Assert.Equal(HttpStatusCode.OK, await _rig.SendAsync(full));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await _rig.SendAsync(full + " "));
    }

    private static string Body(string type, string payload, string account = "account-1") =>
        $$"""{"accountId":"{{account}}","subscriptionId":"s1","type":"{{type}}","source":"Smokeball","payload":{{payload}},"timestamp":637981232724209300}""";

    private static SmokeballWebhookVerifier Verifier(string key, string clientId, DateTimeOffset now) =>
        new(Options.Create(new SmokeballOptions { ClientId = clientId, WebhookKey = key }), new ManualTime(now));
}
