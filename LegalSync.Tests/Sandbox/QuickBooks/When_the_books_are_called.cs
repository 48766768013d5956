extern alias sandbox;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.QuickBooksOverHttp;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_the_books_are_called : OverHttp
{
    [Fact]
    public async Task a_created_invoice_comes_back_wrapped_with_the_time()
    {
        var (status, body) = await Server.PostAsync("/invoice?minorversion=75", Books.Invoice(100m, "S-1"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["Invoice", "time"], body.Select(property => property.Key));
        Assert.Equal("2026-05-31T11:00:00.000-07:00", body["time"]!.ToString());
        var (_, read) = await Server.GetAsync($"/invoice/{Id(body["Invoice"]!.AsObject())}");
        Assert.Equal(body.ToJsonString(), read.ToJsonString());
    }

    [Fact]
    public async Task a_winter_stamp_is_eight_hours_behind()
    {
        Books.Clock.Set(new DateTimeOffset(2026, 12, 1, 4, 0, 0, TimeSpan.Zero), frozen: true);
        Server.SignIn();

        var (_, body) = await Server.GetAsync("/preferences");

        Assert.Equal("2026-11-30T20:00:00.000-08:00", body["time"]!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public async Task without_a_good_token_it_is_401_in_the_gateways_own_shape(string? token)
    {
        Server.Http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        var (status, body) = await Server.GetAsync("/invoice/1");

        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("3200", body["fault"]!["error"]![0]!["code"]!.ToString());
        Assert.Equal("AUTHENTICATION", body["fault"]!["type"]!.ToString());
        Assert.Equal("message=AuthenticationFailed; errorCode=003200; statusCode=401", body["fault"]!["error"]![0]!["message"]!.ToString());
        string[] recorded =
        [
            "warnings", "intuitObject", "fault", "report", "queryResponse", "batchItemResponse", "attachableResponse", "syncErrorResponse",
            "requestId", "time", "status", "cdcresponse",
        ];
        Assert.Equal(recorded, body.Select(property => property.Key));
    }

    [Fact]
    public async Task another_company_is_403()
    {
        using var answer = await Server.Http.GetAsync("/v3/company/42/companyinfo/42");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("3100", (await BodyOf(answer))["fault"]!["error"]![0]!["code"]!.ToString());
    }

    [Fact]
    public async Task a_token_of_another_company_is_403()
    {
        var strange = Server.Server.Tokens.Issue("9130357000000000002").AccessToken;
        Server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", strange);

        Assert.Equal(HttpStatusCode.Forbidden, (await Server.GetAsync("/preferences")).Status);
        using var own = await Server.Http.GetAsync("/v3/company/9130357000000000002/preferences");
        Assert.Equal(HttpStatusCode.Forbidden, own.StatusCode);
    }

    [Fact]
    public async Task a_reset_puts_another_company_behind_the_same_addresses()
    {
        Books.Write("invoice", Books.Invoice(1m));

        Server.Server.Company = new QuickBooksCompany(Books.Company.RealmId, Books.Clock, "Second Firm");

        var (_, company) = await Server.GetAsync($"/companyinfo/{Books.Company.RealmId}");
        var (_, count) = await Server.QueryAsync("select count(*) from Invoice");
        Assert.Equal("Second Firm", company["CompanyInfo"]!["CompanyName"]!.ToString());
        Assert.Equal("0", count["QueryResponse"]!["totalCount"]!.ToString());
    }

    [Fact]
    public async Task whoever_does_not_ask_for_json_gets_xml()
    {
        Server.Http.DefaultRequestHeaders.Accept.Clear();

        using var answer = await Server.Http.GetAsync($"{Server.Company}/companyinfo/{Books.Company.RealmId}");

        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<CompanyName>Sandbox Law</CompanyName>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/invoice/4711", "610")]
    [InlineData("/customer/1.5", "2030")]
    [InlineData("/customer/1/5", "500")]
    [InlineData("/custmoer/1", "500")]
    [InlineData("/query?query=select", "4000")]
    public async Task whatever_is_wrong_is_400_and_never_404(string path, string code)
    {
        var (status, body) = await Server.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(code, Code(body));
        Assert.Equal("ValidationFault", body["Fault"]!["type"]!.ToString());
    }

    [Theory]
    [InlineData("{\"CustomerRef\":", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("{\"DisplayName\":\"A\",\"DisplayName\":\"B\"}", "application/json")]
    [InlineData("{\"DisplayName\":\"A\"}", "text/plain")]
    public async Task a_body_that_is_not_one_json_object_is_2010(string text, string type)
    {
        using var answer = await Server.Http.PostAsync($"{Server.Company}/customer", new StringContent(text, Encoding.UTF8, type));

        Assert.Equal("2010", Code(await BodyOf(answer)));
    }

    [Fact]
    public async Task every_answer_carries_a_trace_id()
    {
        using var answer = await Server.Http.GetAsync($"{Server.Company}/preferences");

        Assert.True(answer.Headers.Contains("intuit_tid"));
        Assert.True(answer.Headers.Contains("QBO-Version"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task company_and_preferences_are_read_and_not_written()
    {
        var (_, company) = await Server.GetAsync($"/companyinfo/{Books.Company.RealmId}");
        var (status, refusal) = await Server.PostAsync("/preferences", new JsonObject { ["Id"] = "1", ["SyncToken"] = "0" });

        Assert.Equal("Sandbox Law", company["CompanyInfo"]!["CompanyName"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("500", Code(refusal));
    }

    [Fact]
    public async Task the_closing_date_can_be_read_only_while_there_is_one()
    {
        var (_, open) = await Server.GetAsync("/preferences");
        Books.Company.BookCloseDate = new DateOnly(2026, 3, 31);
        var (_, closed) = await Server.GetAsync("/preferences");

        Assert.Null(open["Preferences"]!["AccountingInfoPrefs"]!["BookCloseDate"]);
        Assert.Equal("2026-03-31", closed["Preferences"]!["AccountingInfoPrefs"]!["BookCloseDate"]!.ToString());
    }
}
