using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.QuickBooksOverHttp;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_a_fault_is_scripted : OverHttp
{
    [Fact]
    public async Task a_drop_after_commit_leaves_the_document_and_no_answer()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"method":"POST","entity":"invoice"},"action":"drop-after-commit"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(100m)));
        Assert.Equal(100m, Books.Balance("84"));

        var (status, _) = await Server.PostAsync("/invoice?requestid=r-1", Books.Invoice(100m));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(100m, Books.Balance("84"));
    }

    [Fact]
    public async Task a_drop_before_leaves_nothing()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"entity":"Invoice"},"action":"drop-before"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => Server.PostAsync("/invoice", Books.Invoice(100m)));

        Assert.Equal(0m, Books.Balance("84"));
    }

    [Theory]
    [InlineData(401, "application/json", "\"code\":\"3200\"")]
    [InlineData(403, "application/json", "\"code\":\"3100\"")]
    [InlineData(429, "application/json", "\"code\":\"3001\"")]
    [InlineData(500, "application/json", "\"code\":\"10000\"")]
    [InlineData(503, "text/html", "<html>")]
    public async Task a_status_comes_in_the_shape_the_real_one_has(int status, string type, string holds)
    {
        await Server.ScriptAsync($$"""{"system":"quickbooks","action":"status","status":{{status}}}""");

        using var answer = await Server.Http.GetAsync($"{Server.Company}/preferences");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(holds, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);
    }

    [Fact]
    public async Task a_throttle_can_come_as_xml_in_spite_of_the_header()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","action":"status","status":429,"format":"xml"}""");

        using var answer = await Server.Http.GetAsync($"{Server.Company}/preferences");

        Assert.Equal("application/xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<Error code=\"3001\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_system_failure_can_come_after_the_commit()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"entity":"invoice"},"action":"status","status":500,"when":"after"}""");

        var (status, body) = await Server.PostAsync("/invoice", Books.Invoice(100m));

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("10000", Code(body));
        Assert.Equal(100m, Books.Balance("84"));
    }

    [Fact]
    public async Task a_refusal_says_what_the_script_says()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"entity":"payment"},"action":"refuse","code":"6190","message":"Suspended","detail":"Pay first."}""");

        var (status, body) = await Server.PostAsync("/payment", Books.Payment(1m));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("6190", Code(body));
        Assert.Equal("Pay first.", body["Fault"]!["Error"]![0]!["Detail"]!.ToString());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task a_delay_holds_the_answer_back(string when)
    {
        await Server.ScriptAsync($$"""{"system":"quickbooks","match":{"entity":"invoice"},"action":"delay","ms":120,"when":"{{when}}"}""");
        var started = Stopwatch.GetTimestamp();

        var (status, body) = await Server.PostAsync("/invoice", Books.Invoice(100m));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotNull(body["Invoice"]);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(115));
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 100)]
    public async Task a_hang_lasts_until_the_caller_gives_up(string when, int posted)
    {
        await Server.ScriptAsync($$"""{"system":"quickbooks","match":{"entity":"invoice"},"action":"hang","when":"{{when}}"}""");
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Server.Http.PostAsync(
            $"{Server.Company}/invoice", new StringContent(Books.Invoice(100m).ToJsonString(), Encoding.UTF8, "application/json"), patience.Token));

        Assert.Equal(posted, Books.Balance("84"));
    }

    [Theory]
    [InlineData("""{"customerId":"MATTER"}""", true)]
    [InlineData("""{"customerId":"1"}""", false)]
    [InlineData("""{"amount":100}""", true)]
    [InlineData("""{"amount":100.01}""", false)]
    [InlineData("""{"bodyContains":"S-77"}""", true)]
    [InlineData("""{"bodyContains":"S-78"}""", false)]
    [InlineData("""{"path":"requestid=r-9"}""", true)]
    [InlineData("""{"method":"GET"}""", false)]
    [InlineData("""{"method":"post","entity":"INVOICE","amount":100.00}""", true)]
    [InlineData("""{"entity":"payment"}""", false)]
    public async Task it_meets_only_what_it_names(string match, bool meets)
    {
        await Server.ScriptAsync($$"""{"system":"quickbooks","match":{{match.Replace("MATTER", Books.Matter, StringComparison.Ordinal)}},"action":"status","status":500}""");

        var (status, _) = await Server.PostAsync("/invoice?requestid=r-9", Books.Invoice(100m, "S-77"));

        Assert.Equal(meets ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task it_happens_as_often_as_it_says_and_can_be_cleared()
    {
        await Server.ScriptAsync("""{"id":"twice","system":"quickbooks","action":"status","status":429,"times":2}""");
        await Server.ScriptAsync("""{"id":"always","system":"quickbooks","action":"status","status":500,"times":-1}""");

        var statuses = new List<int>();
        for (var call = 0; call < 4; call++)
        {
            statuses.Add((int)(await Server.GetAsync("/preferences")).Status);
        }

        using var cleared = await Server.Http.DeleteAsync("/control/faults/always");

        Assert.Equal([429, 429, 500, 500], statuses);
        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);
        var left = Assert.Single((await BodyOf(await Server.Http.GetAsync("/control/faults")))["faults"]!.AsArray())!;
        Assert.Equal(("twice", "2"), (left["id"]!.ToString(), left["used"]!.ToString()));
    }

    [Fact]
    public async Task a_fault_of_the_other_system_does_not_matter()
    {
        await Server.ScriptAsync("""{"system":"smokeball","action":"status","status":500,"times":-1}""");

        Assert.Equal(HttpStatusCode.OK, (await Server.GetAsync("/preferences")).Status);
    }

    [Fact]
    public async Task the_token_address_can_be_down_too()
    {
        await Server.ScriptAsync("""{"system":"quickbooks","match":{"path":"tokens/bearer"},"action":"drop-before"}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => Server.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", Server.SignIn().RefreshToken)));
    }

    [Theory]
    [InlineData("""{"system":"xero","action":"hang"}""")]
    [InlineData("""{"system":"quickbooks","action":"explode"}""")]
    [InlineData("""{"system":"quickbooks","action":"status","status":200}""")]
    [InlineData("""{"system":"quickbooks","action":"delay"}""")]
    [InlineData("""{"system":"quickbooks","action":"hang","times":0}""")]
    [InlineData("""{"system":"quickbooks","action":"hang","tims":3}""")]
    [InlineData("""{"system":"quickbooks"}""")]
    [InlineData("not json")]
    public async Task a_rule_that_makes_no_sense_is_refused(string rule)
    {
        using var answer = await Server.Http.PostAsync("/control/faults", new StringContent(rule, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
