using System.Net;
using System.Text;
using LegalSync.Infrastructure.QuickBooks.Transport;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_an_answer_is_read
{
    [Theory]
    [InlineData("fault_duplicate_name.json", 400, "6240")]
    [InlineData("fault_two_errors.json", 400, "2020")]
    [InlineData("fault_stale.json", 400, "5010")]
    [InlineData("fault_missing.json", 400, "610")]
    [InlineData("fault_bare.xml", 400, "2050")]
    [InlineData("fault_in_success.json", 200, "6000")]
    [InlineData("fault_duplicate_name.json", 200, "6240")]
    public void a_business_fault_is_a_refusal_in_whatever_envelope_it_comes(string fixture, int status, string code)
    {
        var answer = AnswerReader.Read((HttpStatusCode)status, Fixture.Bytes(fixture), null);

        Assert.Equal(code, Assert.IsType<ChannelAnswer.Faulted>(answer).Code);
    }

    [Fact]
    public void every_error_of_a_fault_is_told()
    {
        var answer = Assert.IsType<ChannelAnswer.Faulted>(AnswerReader.Read(HttpStatusCode.BadRequest, Fixture.Bytes("fault_two_errors.json"), null));

        Assert.Contains("PaymentType is missing", answer.Sentence, StringComparison.Ordinal);
        Assert.Contains("Supplied value:1.5", answer.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fault_system.json", 400)]
    [InlineData("fault_system.json", 500)]
    [InlineData("fault_duplicate_name.json", 500)]
    [InlineData("unavailable.html", 503)]
    [InlineData("unavailable.html", 200)]
    [InlineData("unavailable.html", 400)]
    [InlineData("unavailable.html", 302)]
    public void an_answer_that_does_not_say_whether_anything_was_written_is_lost(string fixture, int status) =>
        Assert.IsType<ChannelAnswer.Lost>(AnswerReader.Read((HttpStatusCode)status, Fixture.Bytes(fixture), null));

    [Theory]
    [InlineData("", 200)]
    [InlineData("", 204)]
    [InlineData("", 400)]
    [InlineData("", 502)]
    [InlineData("null", 200)]
    [InlineData("[]", 200)]
    [InlineData("{\"Invoice\":", 200)]
    [InlineData("\u0000\u0001", 200)]
    public void a_body_without_sense_is_lost(string body, int status) =>
        Assert.IsType<ChannelAnswer.Lost>(AnswerReader.Read((HttpStatusCode)status, Encoding.UTF8.GetBytes(body), null));

    [Fact]
    public void a_request_id_that_was_used_before_may_have_been_ours()
    {
        var body = """{"Fault":{"Error":[{"Message":"Duplicate request","Detail":"","code":"600"}],"type":"ValidationFault"}}""";

        Assert.IsType<ChannelAnswer.Lost>(AnswerReader.Read(HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body), null));
    }

    [Theory]
    [InlineData("fault_throttle.xml", 403)]
    [InlineData("fault_throttle.xml", 429)]
    [InlineData("unavailable.html", 429)]
    public void too_many_requests_are_throttled_also_under_the_old_status(string fixture, int status)
    {
        var answer = AnswerReader.Read((HttpStatusCode)status, Fixture.Bytes(fixture), null);

        Assert.Equal(TimeSpan.FromSeconds(60), Assert.IsType<ChannelAnswer.Throttled>(answer).RetryAfter);
    }

    [Fact]
    public void the_wait_is_as_long_as_it_was_told()
    {
        var answer = AnswerReader.Read(HttpStatusCode.TooManyRequests, Fixture.Bytes("fault_throttle.xml"), TimeSpan.FromSeconds(7));

        Assert.Equal(TimeSpan.FromSeconds(7), Assert.IsType<ChannelAnswer.Throttled>(answer).RetryAfter);
    }

    [Theory]
    [InlineData("fault_gateway_token.json", 401, true)]
    [InlineData("unavailable.html", 401, true)]
    [InlineData("fault_gateway_token.json", 400, true)]
    [InlineData("fault_gateway_forbidden.json", 403, false)]
    [InlineData("unavailable.html", 403, false)]
    public void a_refused_authorisation_tells_no_token(string fixture, int status, bool mayRenew)
    {
        var answer = Assert.IsType<ChannelAnswer.Unauthorised>(AnswerReader.Read((HttpStatusCode)status, Fixture.Bytes(fixture), null));

        Assert.Equal(mayRenew, answer.MayRenew);
        Assert.DoesNotContain("AB0", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void a_plan_that_does_not_allow_it_is_a_refusal_though_it_comes_as_403()
    {
        var body = """{"Fault":{"Error":[{"Message":"Subscription period has ended","Detail":"","code":"6190"}],"type":"ValidationFault"}}""";

        Assert.Equal("6190", Assert.IsType<ChannelAnswer.Faulted>(AnswerReader.Read(HttpStatusCode.Forbidden, Encoding.UTF8.GetBytes(body), null)).Code);
    }

    [Fact]
    public void xml_that_would_fetch_something_is_not_read()
    {
        var body = """<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/hostname">]><Fault type="ValidationFault"><Error code="2050"><Message>&x;</Message></Error></Fault>""";

        Assert.IsType<ChannelAnswer.Lost>(AnswerReader.Read(HttpStatusCode.BadRequest, Encoding.UTF8.GetBytes(body), null));
    }

    [Theory]
    [InlineData("invoice.json")]
    [InlineData("customers.json")]
    [InlineData("companyinfo.json")]
    public void a_success_is_content(string fixture) =>
        Assert.IsType<ChannelAnswer.Content>(AnswerReader.Read(HttpStatusCode.OK, Fixture.Bytes(fixture), null));
}
