extern alias sandbox;
using System.Text;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks.Webhooks;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_changes_are_told : IDisposable
{
    private const string Verifier = "verifier-0001";

    private readonly WireBench _bench = new();
    private readonly List<WebhookPost> _received = [];
    private readonly Queue<int?> _answers = new();

    public When_changes_are_told() => _bench.Server.Webhooks.Carrier = (post, _) =>
    {
        _received.Add(post);
        return Task.FromResult(_answers.TryDequeue(out var status) ? status : 200);
    };

    private BooksWebhooks Webhooks => _bench.Server.Webhooks;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void the_signature_is_that_of_the_known_vector()
    {
        const string Body = """[{"specversion":"1.0","id":"evt-0001","source":"intuit.qbo","type":"qbo.invoice.create.v1","datacontenttype":"application/json","time":"2026-09-22T14:00:00Z","intuitentityid":"145","intuitaccountid":"9130001234567890","data":{}}]""";

        Assert.Equal("H6OEbK7uGPkliXuslEPXaXI47okV6VAlkZUeIrQ6+TE=", WebhookSeal.Of(Encoding.UTF8.GetBytes(Body), "test-verifier-token-0123"));
    }

    [Fact]
    public async Task the_old_shape_names_realm_entity_and_operation()
    {
        Register(WebhookFormat.Legacy);
        var id = _bench.Firm.Company.Create("Invoice", _bench.Invoice(5m));
        _bench.Firm.Company.Void("Invoice", id);

        var post = Assert.Single(await DeliveredAsync());

        var realm = Assert.Single(Json(post)["eventNotifications"]!.AsArray())!;
        Assert.Equal(_bench.Firm.Company.RealmId, realm["realmId"]!.ToString());
        var entities = realm["dataChangeEvent"]!["entities"]!.AsArray();
        Assert.Equal($$"""{"name":"Invoice","id":"{{id}}","operation":"Create","lastUpdated":"2026-05-31T11:00:00-0700"}""", entities[0]!.ToJsonString());
        Assert.Equal("Void", entities[^1]!["operation"]!.ToString());
        Assert.Equal(WebhookSeal.Of(post.Body.Span, Verifier), Header(post, "intuit-signature"));
        Assert.Equal("application/json; charset=utf-8", Header(post, "Content-Type"));
    }

    [Theory]
    [InlineData(false, "qbo.invoice.created.v1", "qbo.invoice.voided.v1")]
    [InlineData(true, "qbo.invoice.create.v1", "qbo.invoice.void.v1")]
    public async Task the_new_shape_is_a_list_of_cloud_events(bool presentTense, string created, string voided)
    {
        Register(WebhookFormat.CloudEvents);
        Webhooks.Script = new WebhookScript { PresentTense = presentTense };
        var id = _bench.Firm.Company.Create("Invoice", _bench.Invoice(5m));
        _bench.Firm.Company.Void("Invoice", id);

        var post = Assert.Single(await DeliveredAsync());

        var events = JsonNode.Parse(post.Body.Span)!.AsArray();
        Assert.Equal((created, voided), (events[0]!["type"]!.ToString(), events[^1]!["type"]!.ToString()));
        Assert.Equal((id, _bench.Firm.Company.RealmId), (events[0]!["intuitentityid"]!.ToString(), events[0]!["intuitaccountid"]!.ToString()));
        Assert.Equal(("1.0", "2026-05-31T18:00:00.000Z", "{}"), (events[0]!["specversion"]!.ToString(), events[0]!["time"]!.ToString(), events[0]!["data"]!.ToJsonString()));
        Assert.Equal(events.Count, events.Select(one => Guid.Parse(one!["id"]!.ToString())).Distinct().Count());
        Assert.StartsWith("application/cloudevents+json", Header(post, "Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_merge_names_what_was_given_up()
    {
        var drop = _bench.Firm.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Clover Doublewood" });
        Register(WebhookFormat.Legacy);

        _bench.Firm.Company.MergeCustomers(_bench.Firm.ClientId, drop, leavesInactive: true);

        var entities = Json(Assert.Single(await DeliveredAsync()))["eventNotifications"]![0]!["dataChangeEvent"]!["entities"]!.AsArray();
        var merge = Assert.Single(entities, entity => entity!["operation"]!.ToString() == "Merge")!;
        Assert.Equal((_bench.Firm.ClientId, drop), (merge["id"]!.ToString(), merge["deletedId"]!.ToString()));
    }

    [Fact]
    public async Task a_void_of_what_knows_no_void_and_a_tax_code_are_not_told_as_such()
    {
        Register(WebhookFormat.Legacy);

        _bench.Firm.Company.BookCloseDate = new DateOnly(2026, 3, 31);

        var entity = Json(Assert.Single(await DeliveredAsync()))["eventNotifications"]![0]!["dataChangeEvent"]!["entities"]![0]!;
        Assert.Equal(("Preferences", "Update"), (entity["name"]!.ToString(), entity["operation"]!.ToString()));
    }

    [Fact]
    public async Task a_script_can_duplicate_reverse_and_split_them()
    {
        Register(WebhookFormat.CloudEvents);
        Webhooks.Script = new WebhookScript { Copies = 5, Reversed = true, EventsPerPost = 1 };
        var (first, second) = (_bench.Firm.Company.Create("Invoice", _bench.Invoice(1m)), _bench.Firm.Company.Create("Invoice", _bench.Invoice(2m)));

        var told = (await DeliveredAsync()).Where(post => Text(post).Contains("qbo.invoice.", StringComparison.Ordinal)).ToList();

        Assert.Equal([.. Enumerable.Repeat(second, 5), .. Enumerable.Repeat(first, 5)], told.Select(post => JsonNode.Parse(post.Body.Span)![0]!["intuitentityid"]!.ToString()));
        Assert.Equal(2, told.Select(Text).Distinct().Count());
    }

    [Fact]
    public async Task a_script_can_forge_lose_and_blow_them_up()
    {
        Register(WebhookFormat.Legacy);
        Webhooks.Script = new WebhookScript { Forged = true, Oversized = true };
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        var post = Assert.Single(await DeliveredAsync());
        Webhooks.Script = new WebhookScript { Lost = true };
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(2m));

        Assert.True(post.Body.Length > 2_000_000);
        Assert.NotEqual(WebhookSeal.Of(post.Body.Span, Verifier), Header(post, "intuit-signature"));
        Assert.Single(await DeliveredAsync());
        Assert.Null(Webhooks.NextDue);
    }

    [Fact]
    public async Task a_delay_runs_on_the_sandboxs_clock()
    {
        Register(WebhookFormat.Legacy);
        Webhooks.Script = new WebhookScript { Delay = Seconds(300) };
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));

        var due = Webhooks.NextDue;
        var early = (await DeliveredAsync()).Count;
        _bench.Pass(Seconds(300));

        Assert.Equal((_bench.Clock.Now, 0), (due!.Value, early));
        Assert.Single(await DeliveredAsync());
    }

    [Fact]
    public async Task whoever_does_not_take_it_is_tried_again_by_the_schedule()
    {
        Register(WebhookFormat.Legacy);
        foreach (var status in new int?[] { 500, null, 503, 408, 502 })
        {
            _answers.Enqueue(status);
        }

        var start = _bench.Clock.Now;
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        await Webhooks.DeliverDueAsync();
        while (Webhooks.NextDue is { } due)
        {
            _bench.Pass(due - _bench.Clock.Now);
            await Webhooks.DeliverDueAsync();
        }

        Assert.Equal([0d, 0d, 10d, 30d, 60d, 360d], Webhooks.Tries.Select(one => (one.At - start).TotalSeconds));
        Assert.Equal([500, null, 503, 408, 502, 200], Webhooks.Tries.Select(one => one.Status));
        Assert.Single(_received.Select(Text).Distinct());
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(503, 12)]
    public async Task a_refusal_is_the_end_of_it_and_so_is_a_day(int status, int tries)
    {
        Register(WebhookFormat.Legacy);
        for (var answer = 0; answer < 20; answer++)
        {
            _answers.Enqueue(status);
        }

        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        do
        {
            await Webhooks.DeliverDueAsync();
            _bench.Pass(TimeSpan.FromHours(6));
        }
        while (Webhooks.NextDue is not null);

        Assert.Equal(tries, Webhooks.Tries.Count);
    }

    [Fact]
    public async Task everything_can_come_once_more_a_week_later_byte_for_byte()
    {
        Register(WebhookFormat.CloudEvents);
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        await DeliveredAsync();
        _bench.Pass(TimeSpan.FromDays(7));

        Webhooks.Replay();

        var posts = await DeliveredAsync();
        Assert.Equal(2, posts.Count);
        Assert.Same(posts[0], posts[1]);
    }

    [Fact]
    public async Task nobody_hears_of_a_disconnect_or_of_what_came_before_the_address()
    {
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        Register(WebhookFormat.Legacy);

        _bench.Server.Tokens.RevokeAll();

        Assert.Empty(await DeliveredAsync());
    }

    [Fact]
    public async Task a_company_that_was_swapped_out_is_not_heard_any_more()
    {
        var old = _bench.Firm.Company;
        _bench.Server.Company = sandbox::LegalSync.Sandbox.QuickBooks.SmallCompany.Create(_bench.Clock).Company;
        Register(WebhookFormat.Legacy);

        old.Create("Invoice", _bench.Invoice(1m));

        Assert.Empty(await DeliveredAsync());
    }

    private void Register(WebhookFormat format) => Webhooks.Register(new Uri("https://legalsync.test/webhooks/quickbooks"), Verifier, format);

    private async Task<IReadOnlyList<WebhookPost>> DeliveredAsync()
    {
        await Webhooks.DeliverDueAsync();
        return _received;
    }

    private static string Text(WebhookPost post) => Encoding.UTF8.GetString(post.Body.Span);

    private static JsonObject Json(WebhookPost post) => JsonNode.Parse(post.Body.Span)!.AsObject();

    private static string Header(WebhookPost post, string name) => post.Headers.Single(header => header.Key == name).Value;
}
