extern alias sandbox;
using System.Net;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.QuickBooksOverHttp;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_request_is_sent_again : OverHttp
{
    [Fact]
    public async Task the_same_request_id_gets_the_first_answer_and_nothing_is_done_twice()
    {
        var (_, first) = await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(100m, "S-1"));
        Books.Clock.Advance(TimeSpan.FromMinutes(5));

        var (_, second) = await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(100m, "S-1"));

        Assert.Equal(first.ToJsonString(), second.ToJsonString());
        Assert.Single(Books.Rows("select * from Invoice", "Invoice"));
        Assert.Equal(100m, Books.Balance("84"));
    }

    [Fact]
    public async Task another_body_gets_the_first_answer_too_and_is_noted()
    {
        await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(100m, "S-1"));

        var (_, second) = await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(200m, "S-2"));

        Assert.Equal("S-1", second["Invoice"]!["DocNumber"]!.ToString());
        Assert.True(Assert.Single(Books.Company.Replays).BodyDiffers);
    }

    [Fact]
    public async Task a_delete_is_answered_again_although_there_is_nothing_left()
    {
        var (_, created) = await Server.PostAsync("/invoice", Books.Invoice(100m));
        var token = Token(created["Invoice"]!.AsObject());

        await Server.PostAsync("/invoice?operation=delete&requestid=r-2", token);
        var (status, again) = await Server.PostAsync("/invoice?operation=delete&requestid=r-2", token);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("Deleted", again["Invoice"]!["status"]!.ToString());
    }

    [Fact]
    public async Task a_refusal_is_not_remembered()
    {
        Books.Company.BookCloseDate = new DateOnly(2026, 5, 31);
        var (_, refused) = await Server.PostAsync("/invoice?requestid=r-3", Books.Invoice(100m));
        Books.Company.BookCloseDate = null;

        var (status, _) = await Server.PostAsync("/invoice?requestid=r-3", Books.Invoice(100m));

        Assert.Equal("6210", Code(refused));
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task twenty_at_once_create_one_document()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Server.PostAsync("/invoice?requestid=r-4", Books.Invoice(100m))));

        Assert.Single(answers.Select(answer => answer.Body.ToJsonString()).Distinct());
        Assert.Single(Books.Rows("select * from Invoice", "Invoice"));
    }

    [Fact]
    public async Task a_request_id_has_fifty_characters_at_most()
    {
        var (_, refused) = await Server.PostAsync("/invoice?requestid=" + new string('x', 51), Books.Invoice(100m));

        Assert.Equal("2130", Code(refused));
    }

    [Fact]
    public async Task the_journal_and_the_report_name_the_request()
    {
        await Server.PostAsync("/invoice?requestid=r-5", Books.Invoice(100m, "S-5"));

        var effect = BooksReport.Journal(Books.Company)["effects"]!.AsArray()[^1]!;
        var document = Assert.Single(BooksReport.Build(Books.Company)["documents"]!.AsArray())!;
        Assert.Equal(("create", "Invoice", "r-5"), (effect["operation"]!.ToString(), effect["entity"]!.ToString(), effect["requestid"]!.ToString()));
        Assert.Equal(("Invoice", "S-5", "r-5"), (document["kind"]!.ToString(), document["docNumber"]!.ToString(), document["requestId"]!.ToString()));
    }
}
