using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_changes_are_asked_for : IDisposable
{
    private readonly WireBench _bench = new();
    private readonly string _before;

    public When_changes_are_asked_for()
    {
        _bench.Pass(Seconds(600));
        _before = Instant(TimeSpan.Zero);
        _bench.Pass(Seconds(10));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task there_is_one_element_for_each_entity_and_the_servers_time()
    {
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(5m));

        var body = await _bench.Read($"/cdc?entities=Invoice,payment&changedSince={_before}");

        var pages = body["CDCResponse"]![0]!["QueryResponse"]!.AsArray();
        Assert.Equal(2, pages.Count);
        Assert.Equal(("1", "1"), (pages[0]!["startPosition"]!.ToString(), pages[0]!["maxResults"]!.ToString()));
        Assert.Equal("5", Assert.Single(pages[0]!["Invoice"]!.AsArray())!["TotalAmt"]!.ToString());
        Assert.Equal("{}", pages[1]!.ToJsonString());
        Assert.Equal("2026-05-31T11:10:10.000-07:00", body["time"]!.ToString());
    }

    [Fact]
    public async Task the_watermark_of_one_answer_serves_the_next()
    {
        _bench.Firm.Company.Create("Invoice", _bench.Invoice(5m));
        var time = (await _bench.Read($"/cdc?entities=Invoice&changedSince={_before}"))["time"]!.ToString();
        _bench.Pass(Seconds(10));
        var late = _bench.Firm.Company.Create("Invoice", _bench.Invoice(6m));

        // An overlap is the caller's business: a stamp has whole seconds.
        var rows = await RowsAsync("Invoice", Uri.EscapeDataString(time));

        Assert.Equal(late, rows[^1]!["Id"]!.ToString());
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public async Task a_deleted_document_leaves_a_row_and_a_voided_one_comes_as_it_is()
    {
        var (gone, voided) = (_bench.Firm.Company.Create("Invoice", _bench.Invoice(5m)), _bench.Firm.Company.Create("Invoice", _bench.Invoice(6m)));
        _bench.Firm.Company.Delete("Invoice", gone);
        _bench.Firm.Company.Void("Invoice", voided);

        var rows = await RowsAsync("Invoice", _before);

        Assert.Equal($$$"""{"domain":"QBO","status":"Deleted","Id":"{{{gone}}}","MetaData":{"LastUpdatedTime":"2026-05-31T11:10:10-07:00"}}""", rows[0]!.ToJsonString());
        Assert.Equal((voided, "0"), (rows[1]!["Id"]!.ToString(), rows[1]!["TotalAmt"]!.ToString()));
    }

    [Fact]
    public async Task what_was_merged_away_comes_too()
    {
        var drop = _bench.Firm.Company.Create("Customer", new JsonObject { ["DisplayName"] = "Clover Doublewood" });

        _bench.Firm.Company.MergeCustomers(_bench.Firm.ClientId, drop, leavesInactive: false);

        var rows = await RowsAsync("Customer", _before);
        Assert.Equal("Deleted", rows.Single(row => row!["Id"]!.ToString() == drop)!["status"]!.ToString());
        Assert.Contains(rows, row => row!["Id"]!.ToString() == _bench.Firm.ClientId);
    }

    [Fact]
    public async Task each_object_comes_once_as_it_is_now()
    {
        var id = _bench.Firm.Company.Create("Invoice", _bench.Invoice(5m));
        _bench.Firm.Company.Change("Invoice", id, new JsonObject { ["PrivateNote"] = "first" });
        _bench.Firm.Company.Change("Invoice", id, new JsonObject { ["PrivateNote"] = "second" });

        var row = Assert.Single(await RowsAsync("Invoice", _before))!;

        Assert.Equal(("second", "2"), (row["PrivateNote"]!.ToString(), row["SyncToken"]!.ToString()));
    }

    [Fact]
    public async Task a_thousand_objects_in_all_are_the_end_of_it()
    {
        for (var count = 0; count < 990; count++)
        {
            _bench.Firm.Company.Create("Invoice", _bench.Invoice(1m));
        }

        for (var count = 0; count < 20; count++)
        {
            _bench.Firm.Company.Create("Customer", new JsonObject { ["DisplayName"] = $"Client {count}" });
        }

        var pages = (await _bench.Read($"/cdc?entities=Invoice,Customer,Item&changedSince={_before}"))["CDCResponse"]![0]!["QueryResponse"]!.AsArray();

        Assert.Equal((990, 10), (pages[0]!["Invoice"]!.AsArray().Count, pages[1]!["Customer"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("entities=TimeActivity&changedSince=2026-05-31", "4001")]
    [InlineData("entities=TaxCode&changedSince=2026-05-31", "4001")]
    [InlineData("entities=Invoice,Custmoer&changedSince=2026-05-31", "4001")]
    [InlineData("entities=Invoice&changedSince=2026-04-30", "4001")]
    [InlineData("entities=Invoice&changedSince=2026-05-31T00:00:00+07:00", "2070")]
    [InlineData("entities=Invoice", "2020")]
    [InlineData("changedSince=2026-05-31", "2020")]
    public async Task what_it_does_not_do_it_refuses(string query, string code) => Assert.Equal(code, Code(await _bench.Read("/cdc?" + query)));

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "4001")]
    public async Task it_looks_back_thirty_days(int days, string? code)
    {
        var body = await _bench.Read($"/cdc?entities=Invoice&changedSince={Instant(TimeSpan.FromDays(days))}");

        Assert.Equal(code, code is null ? body["Fault"]?.ToJsonString() : Code(body));
    }

    private string Instant(TimeSpan back) =>
        Uri.EscapeDataString((_bench.Clock.Now - back).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private async Task<JsonArray> RowsAsync(string entity, string since) =>
        (await _bench.Read($"/cdc?entities={entity}&changedSince={since}"))["CDCResponse"]![0]!["QueryResponse"]![0]![entity]!.AsArray();
}
