using System.Globalization;
using System.Net;
using System.Text;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using Xunit;
using static LegalSync.Infrastructure.QuickBooks.Transport.FaultClass;

namespace LegalSync.Tests.ConnectionLife;

/// <summary>The list of codes is written out here from Intuit's documentation and field reports, so that the table cannot lose one unseen.</summary>
public class When_QuickBooks_gives_a_fault_code
{
    private static readonly (FaultClass Class, string[] Codes)[] _expected =
    [
        (RefreshThenOnce, ["3200", "003200"]),
        (Wait, ["3001", "003001", "130", "140", "150"]),
        (ReReadAndDecide, ["5010"]),
        (LookUpFirst, ["600", "6140", "6240"]),
        (Ambiguous, ["100", "10000"]),
        (Person,
        [
            "3100", "003100", "120", "610", "620", "800", "2040", "2050", "2210", "2220", "2500", "5020", "6000", "6030", "6080", "6090", "6100", "6130",
            "6180", "6190", "6200", "6210", "6220", "6310", "6320", "6330", "6340", "6350", "6360", "6370", "6380", "6390", "6420", "6430", "6480", "6540",
        ]),
        (Bug,
        [
            "500", "1040", "2010", "2020", "2030", "2060", "2070", "2080", "2090", "2100", "2110", "2130", "2140", "2170", "2250", "2260", "2290", "2300",
            "4000", "4001", "4002", "6010", "6070", "6150", "10100",
        ]),
    ];

    public static TheoryData<string, FaultClass> Codes
    {
        get
        {
            var data = new TheoryData<string, FaultClass>();
            foreach (var (kind, codes) in _expected)
            {
                foreach (var code in codes)
                {
                    data.Add(code, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void it_says_what_may_be_done_and_what_a_bookkeeper_does(string code, FaultClass kind)
    {
        var text = RefusalText.Read(FaultTable.SentenceOf(new Fault(code.TrimStart('0'), "Their headline", "their detail", "ValidationFault")));

        Assert.Equal(kind, FaultTable.ClassOf(code));
        Assert.EndsWith(".", text.Meaning, StringComparison.Ordinal);
        Assert.EndsWith(".", text.Remedy, StringComparison.Ordinal);
        Assert.Equal("Their headline: their detail", text.Said);
        Assert.DoesNotContain("token", text.Remedy, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void the_table_has_these_codes_and_no_others() => Assert.Equal(
        _expected.SelectMany(row => row.Codes).Select(code => code.TrimStart('0')).Distinct().Order(StringComparer.Ordinal),
        FaultTable.Known.Select(known => known.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("7777")]
    [InlineData("")]
    [InlineData("ERR-A")]
    public void a_code_that_nobody_knows_goes_to_a_person_with_its_own_words(string code)
    {
        var answer = Read(HttpStatusCode.BadRequest, Envelope(code, "Strange thing", "of the third kind"));

        var faulted = Assert.IsType<ChannelAnswer.Faulted>(answer);
        Assert.Equal(Person, faulted.FaultClass);
        Assert.EndsWith("QuickBooks says: Strange thing: of the third kind", faulted.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void it_is_never_taken_for_a_success_in_any_envelope(string code, FaultClass kind)
    {
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError })
        {
            foreach (var body in new[] { Envelope(code, "m", "d"), Gateway(code), Xml(code), $$"""{"AttachableResponse":[{{Envelope(code, "m", "d")}}]}""" })
            {
                Assert.IsNotType<ChannelAnswer.Content>(Read(status, body));
            }
        }

        Assert.NotEqual(default, kind);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void in_a_batch_it_is_the_fate_of_its_part_alone(string code, FaultClass kind)
    {
        BatchPart[] parts = [Part("p1"), Part("p2")];
        var faulted = Envelope(code, "m", "d").TrimStart('{');
        var answer = Read(HttpStatusCode.OK, $$$"""{"BatchItemResponse":[{"bId":"p2","Deposit":{"Id":"7"}},{"bId":"p1",{{{faulted}}}]}""");

        var fates = BatchReader.Read(parts, answer);

        Assert.NotEqual(SendStatus.Confirmed, fates[0].Status);
        Assert.NotEqual(SendStatus.NotAsBatch, fates[1].Status);
        Assert.NotEqual(default, kind);
    }

    private static BatchPart Part(string name) => new(BooksKind.Deposit, new Envelope("lb1", "deposit", "{}") { Part = name });

    [Theory]
    [InlineData("100")]
    [InlineData("130")]
    [InlineData("140")]
    [InlineData("150")]
    [InlineData("600")]
    [InlineData("10000")]
    public void what_does_not_say_whether_it_was_written_is_no_refusal(string code) =>
        Assert.IsType<ChannelAnswer.Lost>(Read(HttpStatusCode.BadRequest, Envelope(code, "m", "d")));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void a_server_that_fails_on_a_write_leaves_everything_open(int status)
    {
        foreach (var body in new[] { "<html><body>Bad gateway</body></html>", "", Envelope("2020", "m", "d"), Envelope("6210", "m", "d") })
        {
            Assert.IsType<ChannelAnswer.Lost>(Read((HttpStatusCode)status, body));
        }

        Assert.Equal(Ambiguous, FaultTable.ClassOf((HttpStatusCode)status, isWrite: true));
        Assert.Equal(Wait, FaultTable.ClassOf((HttpStatusCode)status, isWrite: false));
    }

    [Theory]
    [InlineData(401, RefreshThenOnce)]
    [InlineData(403, Person)]
    [InlineData(429, Wait)]
    [InlineData(418, Ambiguous)]
    public void a_status_alone_has_a_class_too(int status, FaultClass kind) => Assert.Equal(kind, FaultTable.ClassOf((HttpStatusCode)status, isWrite: true));

    [Theory]
    [InlineData("6140")]
    [InlineData("6240")]
    public void a_duplicate_is_evidence_to_look_first(string code) =>
        Assert.Equal(LookUpFirst, Assert.IsType<ChannelAnswer.Faulted>(Read(HttpStatusCode.BadRequest, Envelope(code, "m", "d"))).FaultClass);

    [Fact]
    public void of_several_faults_the_one_that_asks_for_most_care_counts()
    {
        var body = """{"Fault":{"Error":[{"Message":"a","Detail":"b","code":"2020"},{"Message":"c","Detail":"d","code":"6140"}],"type":"ValidationFault"}}""";

        var faulted = Assert.IsType<ChannelAnswer.Faulted>(Read(HttpStatusCode.BadRequest, body));

        Assert.Equal((LookUpFirst, "2020"), (faulted.FaultClass, faulted.Code));
        Assert.EndsWith("QuickBooks says: a: b c: d", faulted.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("610", "Something you're trying to use has been made inactive.", "active again")]
    [InlineData("610", "Another user has deleted this transaction.", "deletion was meant")]
    [InlineData("6000", "When you use Accounts Receivable, you must choose a customer in the Name field.", "accounts receivable")]
    [InlineData("6000", "The account period has closed and the account books cannot be updated.", "closing date")]
    public void two_codes_mean_what_their_words_say(string code, string detail, string remedy) => Assert.Contains(
        remedy, RefusalText.Read(FaultTable.SentenceOf(new Fault(code, "", detail, ""))).Remedy, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}""")]
    [InlineData("""{"error":"invalid_token"}""")]
    public void the_token_services_own_form_asks_for_a_new_token(string body) =>
        Assert.True(Assert.IsType<ChannelAnswer.Unauthorised>(Read(HttpStatusCode.BadRequest, body)).MayRenew);

    [Fact]
    public void the_wrong_company_or_the_wrong_place_is_explained()
    {
        var answer = Assert.IsType<ChannelAnswer.Unauthorised>(Read(HttpStatusCode.Forbidden, Gateway("3100")));

        Assert.False(answer.MayRenew);
        Assert.Contains("sandbox keys work only with sandbox companies", answer.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void a_refusal_without_parts_is_shown_whole() => Assert.Equal(new RefusalText("absent", null, null), RefusalText.Read("absent"));

    private static ChannelAnswer Read(HttpStatusCode status, string body) => AnswerReader.Read(status, Encoding.UTF8.GetBytes(body), null);

    private static string Envelope(string code, string message, string detail) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"Fault":{"Error":[{"Message":"{{{message}}}","Detail":"{{{detail}}}","code":"{{{code}}}","element":""}],"type":"ValidationFault"},"time":"2026-05-31T05:00:00-07:00"}""");

    private static string Gateway(string code) =>
        $$$"""{"warnings":null,"fault":{"error":[{"message":"m","detail":"d","code":"{{{code}}}","element":null}],"type":"SERVICE"},"batchItemResponse":[],"time":1601391072830}""";

    private static string Xml(string code) =>
        $"""<?xml version="1.0"?><IntuitResponse time="2026-05-31T05:00:00-07:00" xmlns="http://schema.intuit.com/finance/v3"><Fault type="SERVICE"><Error code="{code}"><Message>m</Message></Error></Fault></IntuitResponse>""";
}
