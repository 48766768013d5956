using System.Text.Json;
using LegalSync.Domain.Capture;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_matters_and_bank_lines_are_read : IAsyncLifetime
{
    private static readonly DateTimeOffset Since = new(2026, 3, 31, 20, 15, 30, 999, TimeSpan.FromHours(-4));
    private ScriptedSmokeball _server = null!;
    private SmokeballRig _rig = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedSmokeball.StartAsync();
        _rig = SmokeballRig.For(_server.Address);
        _server.On("POST /contacts/batch", seen => Reply.Envelope([.. Ids(seen).Select(id => $$"""{"id":"{{id}}","versionId":"v"}""")]));
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task every_status_is_asked_for_by_name()
    {
        _server.On("GET /matters", _ => Reply.Envelope());

        await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(["Open", "Pending", "Closed", "Deleted", "Cancelled"], _server.Of("/matters")[0].Query["Status"].OfType<string>());
    }

    [Fact]
    public async Task matters_are_filtered_by_an_instant_in_utc_that_starts_no_later_than_asked()
    {
        _server.On("GET /matters", _ => Reply.Envelope());

        await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, Since, default);

        var query = _server.Of("/matters")[0].Query;
        Assert.Equal("2026-04-01T00:15:30Z", query["LastUpdated"]);
        Assert.False(query.ContainsKey("UpdatedSince"));
    }

    [Fact]
    public async Task the_contacts_that_matters_name_are_fetched_once_each_and_five_hundred_at_a_time()
    {
        _server.On("GET /matters", seen => Reply.Envelope([.. seen.Query["Offset"] == "0"
            ? Enumerable.Range(0, 499).Select(number => Matter($"m{number}", $"c{number}", "shared"))
            : []]));

        var read = await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(499, read.Records.Count(record => record.Kind == SourceKind.Matter));
        Assert.Equal(500, read.Records.Count(record => record.Kind == SourceKind.Client));
        Assert.Single(_server.Of("/contacts/batch"));

        _server.On("GET /matters", _ => Reply.Envelope([.. Enumerable.Range(0, 251).Select(number => Matter($"m{number}", $"c{number}", $"d{number}"))]));
        await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal([2, 500], _server.Of("/contacts/batch").Skip(1).Select(seen => Ids(seen).Count).Order());
    }

    [Fact]
    public async Task a_matter_is_its_own_matter()
    {
        _server.On("GET /matters", _ => Reply.Envelope(Matter("m1", "c1")));

        var read = await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(new MatterId("m1"), Assert.Single(read.Records, record => record.Kind == SourceKind.Matter).Matter);
        Assert.True(Assert.Single(read.Records, record => record.Kind == SourceKind.Client).Matter.IsNone);
    }

    [Fact]
    public async Task matters_without_contacts_ask_for_none()
    {
        _server.On("GET /matters", _ => Reply.Envelope("""{"id":"m1","versionId":"v","clients":[],"otherSides":null}"""));

        var read = await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(ReadStatus.Complete, read.Status);
        Assert.Empty(_server.Of("/contacts/batch"));
    }

    [Fact]
    public async Task a_failing_batch_of_contacts_makes_the_read_incomplete()
    {
        _server.On("GET /matters", _ => Reply.Envelope(Matter("m1", "c1")));
        _server.On("POST /contacts/batch", _ => new Reply(500, ""));

        var read = await _rig.Practice.ReadMattersAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Single(read.Records);
    }

    [Theory]
    [InlineData("""{"value":[LINE]}""")]
    [InlineData("[LINE]")]
    [InlineData("LINE")]
    public async Task bank_lines_come_in_an_envelope_an_array_or_bare(string shape)
    {
        const string line = """{"id":"t1","type":"Deposit","amount":10.00,"matter":{"id":"m1"}}""";
        _server.On("GET /bankaccounts", _ => Reply.Ok("""[{"id":"b 1","type":"Trust","balance":10.00}]"""));
        _server.On("GET /bankaccounts/b 1/transactions", _ => Reply.Ok(shape.Replace("LINE", line, StringComparison.Ordinal)));

        var read = await _rig.Practice.ReadBankTransactionsAsync(SmokeballRig.Firm, Since, default);

        var record = Assert.Single(read.Records);
        Assert.Equal("""{"account":{"id":"b 1","type":"Trust"},"transaction":""" + line + "}", record.Payload);
        Assert.Equal((SourceKind.BankTransaction, new SourceId("t1"), new MatterId("m1")), (record.Kind, record.SourceId, record.Matter));
        Assert.Equal("2026-04-01T00:15:30Z", _server.Of("/bankaccounts/b 1/transactions")[0].Query["LastUpdated"]);
    }

    [Fact]
    public async Task every_account_is_read_and_a_line_without_a_matter_belongs_to_none()
    {
        _server.On("GET /bankaccounts", _ => Reply.Envelope("""{"id":"b1","type":"Trust"}""", """{"id":"b2","type":"Operating"}"""));
        _server.On("GET /bankaccounts/b1/transactions", _ => Reply.Envelope("""{"id":"t1","type":"Interest","amount":1.00,"matter":null}"""));
        _server.On("GET /bankaccounts/b2/transactions", _ => Reply.Envelope("""{"id":"t2","type":"Deposit","amount":2.00}"""));

        var read = await _rig.Practice.ReadBankTransactionsAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(["t1", "t2"], read.Records.Select(record => record.SourceId.Value).Order());
        Assert.All(read.Records, record => Assert.True(record.Matter.IsNone));
    }

    [Fact]
    public async Task accounts_that_cannot_be_read_are_not_taken_for_no_accounts()
    {
        _server.On("GET /bankaccounts", _ => Reply.Ok("""{"items":[]}"""));

        var read = await _rig.Practice.ReadBankTransactionsAsync(SmokeballRig.Firm, null, default);

        Assert.Equal(ReadStatus.Unavailable, read.Status);
    }

    [Fact]
    public async Task a_contact_that_was_hinted_at_is_read_by_its_key()
    {
        _server.On("GET /contacts/c9", _ => Reply.Ok("""{"id":"c9","versionId":"v2","company":{"name":"Sample Estate LLC"}}"""));

        var read = await _rig.Practice.ReadRecordAsync(SmokeballRig.Firm, SourceKind.Client, new SourceId("c9"), default);

        Assert.Equal("v2", Assert.Single(read.Records).Version);
    }

    [Fact]
    public async Task at_most_eight_requests_are_under_way()
    {
        var (now, most) = (0, 0);
        var gate = new Lock();
        var eight = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var matter = 0; matter < 10; matter++)
        {
            foreach (var list in new[] { "fees", "expenses", "invoices" })
            {
                _server.OnAsync($"GET /matters/m{matter}/{list}", HoldAsync);
            }
        }

        var reads = Enumerable.Range(0, 10).Select(matter => _rig.Practice.ReadMatterAsync(SmokeballRig.Firm, new MatterId($"m{matter}"), null, default));
        var all = await Task.WhenAll(reads);

        Assert.All(all, read => Assert.Equal(ReadStatus.Complete, read.Status));
        Assert.Equal(8, most);

        async Task<Reply> HoldAsync(Seen seen)
        {
            lock (gate)
            {
                most = Math.Max(most, ++now);
                if (now == 8)
                {
                    eight.TrySetResult();
                }
            }

            await eight.Task.WaitAsync(TimeSpan.FromSeconds(10));
            lock (gate)
            {
                now--;
            }

            return Reply.Envelope();
        }
    }

    private static string Matter(string id, params string[] clients) => JsonSerializer.Serialize(new { id, versionId = "1", clients = clients.Select(client => new { id = client }) });

    private static List<string> Ids(Seen seen) => [.. JsonDocument.Parse(seen.Body).RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)];
}
