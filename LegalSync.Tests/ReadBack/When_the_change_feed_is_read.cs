using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Tests.QuickBooks;
using Microsoft.AspNetCore.Http;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.ReadBack;

public sealed class When_the_change_feed_is_read : IAsyncLifetime
{
    private const string Empty = """{"QueryResponse":{},"time":"2026-05-29T09:00:05.000-07:00"}""";
    private static readonly DateTimeOffset _since = new(2026, 5, 28, 10, 0, 0, TimeSpan.FromHours(-4));
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _books = await ConnectedBooks.ToAsync(_server.Address);
        _server.Otherwise = Answer(200, Empty);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task one_request_asks_for_every_kind_it_serves_and_the_servers_time_is_the_watermark()
    {
        _server.Then(Answer(200, Feed("{}")));

        var changes = await ReadAsync();

        var asked = _server.Seen.First();
        Assert.EndsWith("/cdc", asked.Path, StringComparison.Ordinal);
        Assert.Equal("Customer,Item,Account,Term,Invoice,Payment,JournalEntry,Deposit,Purchase", asked.Query["entities"].ToString());
        Assert.Equal("2026-05-28T14:00:00+00:00", asked.Query["changedSince"].ToString());
        Assert.Equal(new DateTimeOffset(2026, 5, 29, 9, 0, 0, TimeSpan.FromHours(-7)), changes.Reading.AsOf);
        Assert.Contains("FROM TaxCode WHERE MetaData.LastUpdatedTime", _server.Seen.Last().Query["query"].ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _server.Seen.Count);
    }

    [Fact]
    public async Task deleted_rows_are_gone_voids_and_inactive_entries_are_what_they_are()
    {
        var voided = Fixture.Json("invoice_voided.json").GetProperty("Invoice").GetRawText();
        _server.Then(Answer(200, Feed(
            $$"""{"Invoice":[{{voided}},{{Deleted("979")}}],"startPosition":1,"maxResults":2}""",
            """{"Customer":[{"Id":"61","DisplayName":"Larkspur (deleted)","Active":false,"SyncToken":"3"}]}""", "{}")));

        var changes = await ReadAsync();

        Assert.Equal([new DocumentRef(BooksKind.Invoice, new DocumentId("979"))], changes.Gone);
        Assert.True(Assert.Single(changes.Reading.Documents).IsVoid);
        Assert.Equal(new BooksCustomer(new CustomerId("61"), "Larkspur", null, false), Assert.Single(changes.Reading.Customers));
    }

    [Fact]
    public async Task the_latest_revision_of_an_entity_counts_and_a_deletion_over_all()
    {
        _server.Then(Answer(200, Feed(
            $$"""{"Invoice":[{{Invoice("5", 7)}},{{Invoice("5", 6)}},{{Invoice("6", 2)}},{{Deleted("6")}}]}""")));

        var changes = await ReadAsync();

        Assert.Equal("7", Assert.Single(changes.Reading.Documents).Revision);
        Assert.Equal("6", Assert.Single(changes.Gone).Id.Value);
    }

    [Fact]
    public async Task a_full_answer_is_asked_for_again_with_fewer_kinds()
    {
        var many = string.Join(',', Enumerable.Range(1, 600).Select(number => Invoice($"{number}", 1)));
        var payments = string.Join(',', Enumerable.Range(2001, 500).Select(number => $$"""{"Id":"{{number}}","SyncToken":"1","TxnDate":"2026-05-29","TotalAmt":1}"""));
        _server.Otherwise = context => IsFeed(context)
            ? Answer(200, Feed(Asked(context, "Invoice") ? $$"""{"Invoice":[{{(Asked(context, "Payment") ? many + "," + many : many)}}]}""" : "{}", Asked(context, "Payment") ? $$"""{"Payment":[{{payments}}]}""" : "{}"))(context)
            : Answer(200, Empty)(context);

        var changes = await ReadAsync();

        Assert.Equal(1100, changes.Reading.Documents.Count);
        Assert.Empty(changes.Keys);
        Assert.True(_server.Seen.Count(seen => seen.Path.EndsWith("/cdc", StringComparison.Ordinal)) > 3);
    }

    [Fact]
    public async Task a_single_kind_that_is_too_many_is_read_by_query_and_its_keys_tell_what_is_gone()
    {
        var full = string.Join(',', Enumerable.Range(1, 1000).Select(number => Invoice($"{number}", 1)));
        _server.Otherwise = context =>
        {
            var query = context.Request.Query["query"].ToString();
            return IsFeed(context) ? Answer(200, Feed(Asked(context, "Invoice") ? $$"""{"Invoice":[{{full}}]}""" : "{}"))(context)
                : query.StartsWith("SELECT Id FROM Invoice", StringComparison.Ordinal) ? Answer(200, """{"QueryResponse":{"Invoice":[{"Id":"7"}]}}""")(context)
                : query.Contains("FROM Invoice", StringComparison.Ordinal) ? Answer(200, $$"""{"QueryResponse":{"Invoice":[{{Invoice("7", 2)}}]} }""")(context)
                : Answer(200, Empty)(context);
        };

        var changes = await ReadAsync();

        Assert.Equal("7", Assert.Single(changes.Reading.Documents).Ref.Id.Value);
        Assert.Equal(["7"], changes.Keys[BooksKind.Invoice]);
    }

    [Fact]
    public async Task a_company_without_a_feed_is_read_by_query()
    {
        _server.Then(Answer(400, Fixture.Text("fault_two_errors.json")));

        var changes = await ReadAsync();

        Assert.Equal(ReadStatus.Complete, changes.Reading.Status);
        Assert.Equal(10, _server.Seen.Count(seen => seen.Query["query"].ToString().Contains("LastUpdatedTime", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task a_feed_that_breaks_off_leaves_no_half_books()
    {
        _server.Otherwise = Answer(503, "", "text/html");

        var changes = await ReadAsync();

        Assert.Equal((ReadStatus.Unavailable, 0), (changes.Reading.Status, changes.Reading.Documents.Count));
    }

    [Fact]
    public async Task what_a_hint_names_is_read_by_one_query_and_gone_only_when_its_own_key_says_so()
    {
        _server.Otherwise = context => context.Request.Query["query"].ToString() is { Length: > 0 } query
            ? Answer(200, query.Contains("Invoice", StringComparison.Ordinal) ? $$"""{"QueryResponse":{"Invoice":[{{Invoice("5", 7)}}]} }""" : Empty)(context)
            : context.Request.Path.Value!.EndsWith("/invoice/6", StringComparison.Ordinal) ? Answer(400, Fixture.Text("fault_missing.json"))(context) : Answer(503, "")(context);
        DocumentRef[] named = [.. new[] { "5", "6", "8" }.Select(id => new DocumentRef(BooksKind.Invoice, new DocumentId(id)))];

        var changes = await _books.Accounting.ReadEntitiesAsync(_books.Connection, named, CancellationToken.None);

        Assert.Equal("5", Assert.Single(changes.Reading.Documents).Ref.Id.Value);
        Assert.Equal("6", Assert.Single(changes.Gone).Id.Value);
        Assert.Contains("Id IN ('5', '6', '8')", _server.Seen.First().Query["query"].ToString(), StringComparison.Ordinal);
    }

    private Task<BooksChanges> ReadAsync() => _books.Accounting.ReadChangesAsync(_books.Connection, _since, CancellationToken.None);

    private static bool IsFeed(HttpContext context) => context.Request.Path.Value!.EndsWith("/cdc", StringComparison.Ordinal);

    private static bool Asked(HttpContext context, string kind) => context.Request.Query["entities"].ToString().Split(',').Contains(kind);

    private static string Feed(params string[] parts) =>
        $$"""{"CDCResponse":[{"QueryResponse":[{{string.Join(',', parts)}}]}],"time":"2026-05-29T09:00:00.000-07:00"}""";

    private static string Deleted(string id) => $$"""{"domain":"QBO","status":"Deleted","Id":"{{id}}","MetaData":{"LastUpdatedTime":"2026-05-29T08:00:00-07:00"} }""";

    private static string Invoice(string id, int revision) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"Id":"{{id}}","SyncToken":"{{revision}}","TxnDate":"2026-05-29","TotalAmt":1,"CustomerRef":{"value":"61"} }""");
}
