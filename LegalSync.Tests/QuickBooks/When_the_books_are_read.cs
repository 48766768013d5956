using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.AspNetCore.Http;
using LegalSync.Tests.Posting;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.QuickBooks;

public sealed class When_the_books_are_read : IAsyncLifetime
{
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _books = await ConnectedBooks.ToAsync(_server.Address);
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task every_kind_is_asked_for_inactive_entries_too_and_the_first_time_is_the_watermark()
    {
        _server.Then(Answer(200, Fixture.Text("customers.json")));
        _server.Otherwise = Answer(200, """{"QueryResponse":{},"time":"2026-05-29T09:00:05.000-07:00"}""");

        var reading = await _books.Accounting.ReadBooksAsync(
            _books.Connection, new DateTimeOffset(2026, 5, 28, 10, 0, 0, TimeSpan.FromHours(-4)), CancellationToken.None);

        Assert.Equal((ReadStatus.Complete, 3), (reading.Status, reading.Customers.Count));
        Assert.Equal(new DateTimeOffset(2026, 5, 29, 16, 0, 0, 127, TimeSpan.Zero), reading.AsOf!.Value.ToUniversalTime());
        var statements = _server.Seen.Select(request => request.Query["query"].ToString()).ToList();
        Assert.Equal(
            "SELECT * FROM Customer WHERE MetaData.LastUpdatedTime >= '2026-05-28T14:00:00+00:00' AND Active IN (true, false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000",
            statements[0]);
        Assert.Equal(
            ["Customer", "Item", "Account", "Term", "TaxCode", "Invoice", "Payment", "JournalEntry", "Deposit", "Purchase"],
            statements.Select(statement => statement.Split(' ')[3]));
    }

    [Fact]
    public async Task a_long_list_is_read_over_its_pages_each_row_once()
    {
        var ids = Enumerable.Range(1, 2500).Select(number => $"{number}").ToList();
        _server.Otherwise = Serve(() => ids);

        var (status, read) = await _books.Accounting.ReadIdsAsync(_books.Connection, BooksKind.Invoice, CancellationToken.None);

        Assert.Equal((ReadStatus.Complete, 2500), (status, read.Count));
        Assert.Equal(3, _server.Seen.Count);
    }

    [Fact]
    public async Task a_list_of_exactly_one_page_is_whole()
    {
        _server.Otherwise = Serve(() => [.. Enumerable.Range(1, 1000).Select(number => $"{number}")]);

        var (_, read) = await _books.Accounting.ReadIdsAsync(_books.Connection, BooksKind.Invoice, CancellationToken.None);

        Assert.Equal(1000, read.Count);
    }

    [Fact]
    public async Task a_row_deleted_between_two_pages_hides_no_other_row()
    {
        var ids = Enumerable.Range(1, 1500).Select(number => $"{number}").ToList();
        _server.Otherwise = Serve(() =>
        {
            var page = ids.ToList();
            ids.Remove("10");
            return page;
        });

        var (status, read) = await _books.Accounting.ReadIdsAsync(_books.Connection, BooksKind.Invoice, CancellationToken.None);

        Assert.Equal(ReadStatus.Complete, status);
        Assert.Contains("1001", read);
        Assert.Equal(1499, read.Count);
    }

    [Fact]
    public async Task a_read_is_tried_again_with_growing_waits_but_not_for_ever()
    {
        _server.Otherwise = Answer(503, "", "text/html");

        var reading = await _books.Accounting.ReadBooksAsync(_books.Connection, null, CancellationToken.None);

        Assert.Equal(ReadStatus.Unavailable, reading.Status);
        Assert.Equal(4, _server.Seen.Count);
        Assert.Equal(3, _books.Time.Waits.Count);
        Assert.Null(reading.AsOf);
    }

    [Fact]
    public async Task a_throttled_read_waits_as_told()
    {
        _server.Then(Answer(429, "", retryAfter: "17"), Answer(200, """{"QueryResponse":{}}"""));

        var (status, _) = await _books.Accounting.ReadIdsAsync(_books.Connection, BooksKind.Deposit, CancellationToken.None);

        Assert.Equal(ReadStatus.Complete, status);
        Assert.Equal(TimeSpan.FromSeconds(17), Assert.Single(_books.Time.Waits));
    }

    [Fact]
    public async Task a_kind_that_cannot_be_read_leaves_no_half_books()
    {
        _server.Then(Answer(200, Fixture.Text("customers.json")), Answer(400, Fixture.Text("fault_two_errors.json")));

        var reading = await _books.Accounting.ReadBooksAsync(_books.Connection, null, CancellationToken.None);

        Assert.Equal((ReadStatus.Unavailable, 0), (reading.Status, reading.Customers.Count));
        Assert.Contains("2020", reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_connection_that_may_not_read_says_so_at_once()
    {
        _server.Then(Answer(403, Fixture.Text("fault_gateway_forbidden.json")));

        Assert.Equal(ReadStatus.Unauthorised, (await _books.Accounting.ReadBooksAsync(_books.Connection, null, CancellationToken.None)).Status);
        Assert.Single(_server.Seen);
    }

    [Fact]
    public async Task the_company_tells_its_closing_date_and_how_it_numbers()
    {
        _server.Then(Answer(200, Fixture.Text("companyinfo.json")), Answer(200, Fixture.Text("preferences.json")));

        var reading = await _books.Accounting.ReadCompanyAsync(_books.Connection, CancellationToken.None);

        Assert.Equal(new BooksCompany("Fairhaven Estate Law", "US", new DateOnly(2026, 3, 31), true, new AccountId("86")), reading.Company! with { Preferences = new BooksPreferences() });
        Assert.Equal("QuickBooks Online Plus", reading.Company.Preferences.Plan);
        Assert.EndsWith("/companyinfo/" + ConnectedBooks.Realm, _server.Seen.First().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_company_without_a_closing_date_has_none()
    {
        _server.Then(Answer(200, Fixture.Text("companyinfo.json")), Answer(200, """{"Preferences":{"AccountingInfoPrefs":{}}}"""));

        Assert.Null((await _books.Accounting.ReadCompanyAsync(_books.Connection, CancellationToken.None)).Company!.ClosedThrough);
    }

    [Theory]
    [InlineData("fault_missing.json", 400, FindStatus.Absent)]
    [InlineData("invoice_deleted.json", 200, FindStatus.Absent)]
    [InlineData("invoice.json", 200, FindStatus.Found)]
    [InlineData("fault_stale.json", 400, FindStatus.Unknown)]
    [InlineData("payment.json", 200, FindStatus.Unknown)]
    public async Task one_document_is_there_or_not_or_nobody_could_look(string fixture, int status, FindStatus expected)
    {
        _server.Then(Answer(status, Fixture.Text(fixture)));

        var found = await _books.Accounting.ReadAsync(_books.Connection, new DocumentRef(BooksKind.Invoice, new DocumentId("1045")), CancellationToken.None);

        Assert.Equal(expected, found.Status);
        Assert.Equal(expected == FindStatus.Found, found.Document is not null);
    }

    [Fact]
    public async Task our_document_is_found_by_the_mark_in_its_note_whatever_else_changed()
    {
        _server.Then(Answer(200, Query("Invoice", Fixture.Json("invoice_voided.json").GetProperty("Invoice").GetRawText(), Fixture.Json("invoice.json").GetProperty("Invoice").GetRawText())));

        var found = await _books.Accounting.FindAsync(_books.Connection, Drafts.Invoice(Drafts.Line(1m)), "LegalSync ls00aa", CancellationToken.None);

        Assert.Equal((FindStatus.Found, "1045"), (found.Status, found.Document!.Ref.Id.Value));
        Assert.Contains("WHERE TxnDate = '2026-05-29' ORDERBY", _server.Seen.Single().Query["query"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_day_without_our_mark_proves_absence_and_an_unread_day_does_not()
    {
        _server.Then(Answer(200, Query("Deposit", Fixture.Json("deposit.json").GetProperty("Deposit").GetRawText())));
        _server.Otherwise = Drop;

        var absent = await _books.Accounting.FindAsync(_books.Connection, Drafts.Deposit(1m), "LegalSync ls11", CancellationToken.None);
        var unknown = await _books.Accounting.FindAsync(_books.Connection, Drafts.Deposit(1m), "LegalSync ls11", CancellationToken.None);

        Assert.Equal((FindStatus.Absent, FindStatus.Unknown), (absent.Status, unknown.Status));
    }

    [Fact]
    public async Task a_customer_of_the_same_name_under_another_client_is_not_ours()
    {
        _server.Otherwise = Answer(200, Fixture.Text("customers.json"));
        CustomerDraft ours = new("2026-001 Larkspur Trust", new CustomerId("60"));

        Assert.Equal("61", (await _books.Accounting.FindAsync(_books.Connection, ours, "", CancellationToken.None)).ListId);
    }

    private static string Query(string kind, params string[] rows) =>
        $$"""{"QueryResponse":{"{{kind}}":[{{string.Join(',', rows)}}],"startPosition":1,"maxResults":{{rows.Length}}},"time":"2026-05-29T09:00:00.000-07:00"}""";

    /// <summary>Answers pages of a list of ids as it stands at each request.</summary>
    private static Func<HttpContext, Task> Serve(Func<IReadOnlyList<string>> ids) => context =>
    {
        var words = context.Request.Query["query"].ToString().Split(' ');
        var (kind, start) = (words[Array.IndexOf(words, "FROM") + 1], int.Parse(words[Array.IndexOf(words, "STARTPOSITION") + 1], CultureInfo.InvariantCulture));
        var page = ids().Skip(start - 1).Take(1000).Select(id => (JsonNode)new JsonObject { ["Id"] = id }).ToArray();
        var response = new JsonObject { ["QueryResponse"] = page.Length == 0 ? new JsonObject() : new JsonObject { [kind] = new JsonArray(page) } };
        return Answer(200, response.ToJsonString())(context);
    };
}
