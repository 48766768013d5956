using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Capture;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_a_list_is_read : IAsyncLifetime
{
    private static readonly MatterId SomeMatter = new("matter-1");
    private ScriptedSmokeball _server = null!;
    private SmokeballRig _rig = null!;

    public async Task InitializeAsync()
    {
        _server = await ScriptedSmokeball.StartAsync();
        _rig = SmokeballRig.For(_server.Address);
        foreach (var path in new[] { "staff", "activitycodes", "bankaccounts", "matters/matter-1/expenses", "matters/matter-1/invoices" })
        {
            _server.On("GET /" + path, _ => Reply.Envelope());
        }
    }

    public async Task DisposeAsync()
    {
        await _rig.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task it_is_read_to_its_short_page_by_own_offsets()
    {
        Fees(offset => Numbered(offset, offset < 1_000 ? 500 : 7), "\"next\":{\"href\":\"https://elsewhere.example/lost-filters\"},");

        var read = await ReadMatterAsync();

        Assert.Equal(ReadStatus.Complete, read.Status);
        Assert.Equal(1_007, read.Records.Count);
        Assert.Equal(["0", "500", "1000"], _server.Of("/matters/matter-1/fees").Select(seen => seen.Query["Offset"].ToString()));
        Assert.All(_server.Of("/matters/matter-1/fees"), seen => Assert.Equal("500", seen.Query["Limit"]));
    }

    [Fact]
    public async Task a_last_page_that_is_full_is_followed_by_an_empty_one()
    {
        Fees(offset => Numbered(offset, offset < 500 ? 500 : 0));

        var read = await ReadMatterAsync();

        Assert.Equal(500, read.Records.Count);
        Assert.Equal(2, _server.Of("/matters/matter-1/fees").Count);
    }

    [Fact]
    public async Task a_record_that_slid_into_the_next_page_counts_once_as_it_came_last()
    {
        Fees(offset => offset == 0 ? Numbered(0, 500) : ["""{"id":"fee-499","versionId":"later"}""", """{"id":"fee-500","versionId":"v"}"""]);

        var read = await ReadMatterAsync();

        Assert.Equal(501, read.Records.Count);
        Assert.Equal("later", Assert.Single(read.Records, record => record.SourceId.Value == "fee-499").Version);
    }

    [Fact]
    public async Task a_server_that_gives_fewer_than_asked_for_is_still_read_to_the_end()
    {
        _server.On("GET /matters/matter-1/fees", seen =>
        {
            var offset = Offset(seen);
            return Reply.Ok($$"""{"offset":{{offset}},"limit":100,"size":0,"value":[{{string.Join(',', Numbered(offset, offset < 300 ? 100 : 3))}}]}""");
        });

        var read = await ReadMatterAsync();

        Assert.Equal(303, read.Records.Count);
    }

    [Fact]
    public async Task a_server_that_repeats_one_page_for_ever_is_not_taken_for_complete()
    {
        Fees(_ => Numbered(0, 500));

        var read = await ReadMatterAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Contains("same page", read.Problem, StringComparison.Ordinal);
        Assert.Equal(500, read.Records.Count);
    }

    [Fact]
    public async Task what_was_read_before_a_failure_is_handed_over()
    {
        _server.On("GET /matters/matter-1/fees", seen => Offset(seen) == 0 ? Reply.Envelope([.. Numbered(0, 500)]) : new Reply(503, ""));

        var read = await ReadMatterAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Equal(500, read.Records.Count);
    }

    [Theory]
    [InlineData("""{"message":"maintenance"}""")]
    [InlineData("""{"offset":0,"limit":500,"size":12,"value":null}""")]
    [InlineData("""{"value":[{"name":"no key"}]}""")]
    [InlineData("\"later\"")]
    [InlineData("<html>Please wait</html>")]
    public async Task an_answer_that_is_no_list_never_looks_like_an_empty_one(string body)
    {
        _server.On("GET /matters/matter-1/fees", _ => Reply.Ok(body));

        var read = await ReadMatterAsync();

        Assert.Equal(ReadStatus.Unavailable, read.Status);
        Assert.Contains("the fees of a matter", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_record_is_kept_as_it_was_received()
    {
        const string raw = """{ "zebra":1.10, "id":"fee-9",  "matter":{"id":"matter-1"}, "versionId":"v-7", "amount":100.00, "subject":"Caf\u00e9 é" }""";
        _server.On("GET /matters/matter-1/fees", _ => Reply.Envelope(raw));

        var record = Assert.Single((await ReadMatterAsync()).Records);

        Assert.Equal(raw, record.Payload);
        Assert.Equal(new CapturedRecord(SourceKind.TimeEntry, new SourceId("fee-9"), SomeMatter, "v-7", raw), record);
    }

    [Fact]
    public async Task entries_are_filtered_by_ticks_that_lose_no_digit()
    {
        _server.On("GET /matters/matter-1/fees", _ => Reply.Envelope());
        var instant = new DateTimeOffset(637_873_555_398_584_987, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(-5));

        await _rig.Practice.ReadMatterAsync(SmokeballRig.Firm, SomeMatter, instant, default);

        foreach (var list in new[] { "fees", "expenses", "invoices" })
        {
            var query = Assert.Single(_server.Of("/matters/matter-1/" + list)).Query;
            Assert.Equal("637873555398584987", query["UpdatedSince"]);
            Assert.False(query.ContainsKey("LastUpdated"));
        }
    }

    [Fact]
    public async Task without_an_instant_nothing_is_filtered()
    {
        _server.On("GET /matters/matter-1/fees", _ => Reply.Envelope());

        await ReadMatterAsync();

        Assert.False(_server.Of("/matters/matter-1/fees")[0].Query.ContainsKey("UpdatedSince"));
    }

    [Fact]
    public async Task every_kind_of_reference_record_is_read()
    {
        _server.On("GET /staff", _ => Reply.Envelope("""{"id":"s1","versionId":"v"}"""));
        _server.On("GET /activitycodes", _ => Reply.Envelope("""{"id":"a1","versionId":"v"}"""));
        _server.On("GET /bankaccounts", _ => Reply.Ok("""{"value":[{"id":"b1","type":"Trust"}]}"""));

        var read = await _rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default);

        Assert.Equal(
            [SourceKind.Staff, SourceKind.ActivityCode, SourceKind.BankAccount], read.Records.Select(record => record.Kind));
        Assert.All(read.Records, record => Assert.True(record.Matter.IsNone));
        Assert.False(_server.Of("/bankaccounts")[0].Query.ContainsKey("Limit"));
    }

    [Fact]
    public async Task a_record_without_a_version_is_versioned_by_its_content()
    {
        var balance = "1.00";
        _server.On("GET /bankaccounts", _ => Reply.Ok($$"""{"value":[{"id":"b1","type":"Trust","balance":{{balance}}}]}"""));

        var first = await VersionAsync();
        var second = await VersionAsync();
        balance = "2.00";
        var third = await VersionAsync();

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
        Assert.True(first.Length <= SourceRecord.MaxVersionLength);

        async Task<string> VersionAsync() => Assert.Single((await _rig.Practice.ReadReferenceAsync(SmokeballRig.Firm, default)).Records).Version;
    }

    private Task<ReadResult> ReadMatterAsync() => _rig.Practice.ReadMatterAsync(SmokeballRig.Firm, SomeMatter, null, default);

    private void Fees(Func<int, IEnumerable<string>> records, string extra = "") => _server.On(
        "GET /matters/matter-1/fees", seen => Reply.Ok($$"""{"offset":{{Offset(seen)}},"limit":500,"size":3,{{extra}}"value":[{{string.Join(',', records(Offset(seen)))}}]}"""));

    private static int Offset(Seen seen) => int.Parse(seen.Query["Offset"].ToString(), CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbered(int from, int count) =>
        Enumerable.Range(from, count).Select(number => JsonSerializer.Serialize(new { id = $"fee-{number}", versionId = "v" }));
}
