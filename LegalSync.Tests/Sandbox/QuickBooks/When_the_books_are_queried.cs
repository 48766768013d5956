extern alias sandbox;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_the_books_are_queried
{
    private readonly TestBooks _books = new();

    public When_the_books_are_queried()
    {
        foreach (var number in (int[])[1, 2, 3, 10])
        {
            var body = _books.Invoice(number * 100m, $"S-{number}");
            body["TxnDate"] = $"2026-05-{number:00}";
            _books.Write("invoice", body);
        }
    }

    [Theory]
    [InlineData("select * from Invoice where DocNumber = 'S-2'", "S-2")]
    [InlineData("SELECT * FROM invoice WHERE DocNumber IN ('S-1','S-10') ORDERBY Id", "S-1,S-10")]
    [InlineData("select * from Invoice where TotalAmt > '200.00' order by TotalAmt desc", "S-10,S-3")]
    [InlineData("select * from Invoice where TotalAmt >= 200 AND TxnDate < '2026-05-10' ORDERBY TxnDate ASC", "S-2,S-3")]
    [InlineData("select * from Invoice where DocNumber like 'S-1%' orderby DocNumber", "S-1,S-10")]
    [InlineData("select * from Invoice where DocNumber like '%3'", "S-3")]
    [InlineData("select * from Invoice where DueDate <= '2026-06-01' orderby DocNumber", "S-1,S-2")]
    [InlineData("select * from Invoice where MetaData.LastUpdatedTime > '2026-05-31T00:00:00-07:00' orderby Id maxresults 1", "S-1")]
    [InlineData("select * from Invoice where MetaData.LastUpdatedTime > '2026-05-31T18:00:01Z'", "")]
    [InlineData("select * from Invoice orderby Id startposition 2 maxresults 2", "S-2,S-3")]
    [InlineData("select * from Invoice orderby Id maxresults 2 startposition 4", "S-10")]
    [InlineData("select * from Invoice where Balance = 0", "")]
    public void the_right_rows_come_in_the_right_order(string statement, string numbers) =>
        Assert.Equal(numbers, string.Join(',', _books.Rows(statement, "Invoice").Select(row => row!["DocNumber"]!.ToString())));

    [Fact]
    public void the_page_says_where_it_starts_and_how_much_it_holds()
    {
        var response = _books.Company.Query("select * from Invoice orderby Id startposition 2 maxresults 2")["QueryResponse"]!.AsObject();

        Assert.Equal(["Invoice", "startPosition", "maxResults"], response.Select(property => property.Key));
        Assert.Equal("2", response["startPosition"]!.ToString());
        Assert.Equal("2", response["maxResults"]!.ToString());
    }

    [Fact]
    public void nothing_found_is_an_empty_object() =>
        Assert.Equal("{}", _books.Company.Query("select * from Invoice startposition 99")["QueryResponse"]!.ToJsonString());

    [Fact]
    public void a_count_is_one_number() =>
        Assert.Equal("""{"totalCount":4}""", _books.Company.Query("Select Count(*) From Invoice")["QueryResponse"]!.ToJsonString());

    [Fact]
    public void invoices_can_be_asked_for_by_customer()
    {
        _books.Write("invoice", _books.Invoice(1m, "O-1", _books.Other));

        Assert.Equal("O-1", Assert.Single(_books.Rows($"select * from Invoice where CustomerRef = '{_books.Other}'", "Invoice"))!["DocNumber"]!.ToString());
    }

    [Fact]
    public void a_backslash_escapes_a_quote_in_a_name()
    {
        _books.Write("customer", """{"DisplayName":"O'Fictive & Sons"}""");

        Assert.Single(_books.Rows(@"select * from Customer where DisplayName = 'O\'Fictive & Sons'", "Customer"));
    }

    [Fact]
    public void inactive_entries_come_only_when_asked_for()
    {
        _books.Company.Change("Customer", _books.Other, new JsonObject { ["Active"] = false });

        Assert.Equal(2, _books.Rows("select * from Customer", "Customer").Count);
        Assert.Equal(3, _books.Rows("select * from Customer where Active in (true, false)", "Customer").Count);
        Assert.Single(_books.Rows("select * from Customer where Active = false", "Customer"));
    }

    [Fact]
    public void lists_come_by_name_and_transactions_by_last_change()
    {
        _books.Clock.Advance(TimeSpan.FromMinutes(1));
        _books.Company.Change("Invoice", Id(_books.Rows("select * from Invoice where DocNumber='S-2'", "Invoice")[0]!.AsObject()), new JsonObject { ["PrivateNote"] = "x" });

        Assert.Equal("Basil Samplewood", _books.Rows("select * from Customer", "Customer")[0]!["DisplayName"]!.ToString());
        Assert.Equal("S-2", _books.Rows("select * from Invoice", "Invoice")[0]!["DocNumber"]!.ToString());
    }

    [Fact]
    public void deleted_documents_are_gone_and_voided_ones_are_not()
    {
        var rows = _books.Rows("select * from Invoice orderby Id", "Invoice");
        _books.Company.Delete("Invoice", Id(rows[0]!.AsObject()));
        _books.Company.Void("Invoice", Id(rows[1]!.AsObject()));

        Assert.Equal("S-2,S-3,S-10", string.Join(',', _books.Rows("select * from Invoice orderby Id", "Invoice").Select(row => row!["DocNumber"]!.ToString())));
    }

    [Theory]
    [InlineData("4001", "select * from Custmoer", "QueryValidationError: invalid context declaration: Custmoer")]
    [InlineData("4001", "select * from Invoice startposition 0", "QueryValidationError: value 0 is too small. Min allowed value is 1")]
    [InlineData("4001", "select * from Invoice maxresults 1001", "too large")]
    [InlineData("4001", "select * from Invoice where PrivateNote = 'x'", "property 'PrivateNote' is not queryable")]
    [InlineData("4001", "select * from Purchase where AccountRef = '1'", "property 'AccountRef' is not queryable")]
    [InlineData("4001", "select * from Invoice where Colour = 'x'", "Property Colour not found for Entity Invoice")]
    [InlineData("4001", "select * from Invoice where TxnDate > '05/01/2026'", "is not a date")]
    [InlineData("4001", "select * from Invoice where Id > '5'", "'Id' takes = and IN only")]
    [InlineData("4001", "select * from Invoice orderby PrivateNote", "not queryable")]
    [InlineData("4000", "select * from Invoice where DocNumber = 'a' or DocNumber = 'b'", "Encountered")]
    [InlineData("4000", "select * from Invoice where DocNumber != 'a'", "Lexical error")]
    [InlineData("4000", "select * from Invoice where DocNumber = \u2019a\u2019", "Lexical error at line 1, column 41. Encountered: \"\u2019\" (8217)")]
    [InlineData("4000", "select * from Invoice where DocNumber = 'open", "<EOF>")]
    [InlineData("4000", "select * from Invoice where DocNumber = open", "Encountered")]
    [InlineData("4000", "select from Invoice", "Encountered")]
    [InlineData("4000", "", "Encountered")]
    public void what_cannot_be_asked_is_refused(string code, string statement, string detail)
    {
        var refusal = Assert.Throws<RefusedException>(() => _books.Company.Query(statement));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(detail, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_statement_can_be_posted_or_sit_in_the_address()
    {
        await using var server = await QuickBooksOverHttp.StartAsync();
        server.Books.Write("customer", """{"DisplayName":"Quill & O'Sample"}""");
        const string Statement = @"select * from Customer where DisplayName = 'Quill & O\'Sample'";

        var (status, got) = await server.QueryAsync(Statement);
        using var posted = await server.Http.PostAsync($"{server.Company}/query?minorversion=75", new StringContent(Statement, Encoding.UTF8, "application/text"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(got.ToJsonString(), await posted.Content.ReadAsStringAsync());
        Assert.Single(got["QueryResponse"]!["Customer"]!.AsArray());
    }
}
