using System.Text;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_QuickBooks_notifies
{
    private const string Signed =
        """[{"specversion":"1.0","id":"evt-0001","source":"intuit.qbo","type":"qbo.invoice.create.v1","datacontenttype":"application/json","time":"2026-09-22T14:00:00Z","intuitentityid":"145","intuitaccountid":"9130001234567890","data":{}}]""";

    private const string Signature = "H6OEbK7uGPkliXuslEPXaXI47okV6VAlkZUeIrQ6+TE=";

    private const string Older =
        """
        {"eventNotifications":[{"realmId":"1185883450","dataChangeEvent":{"entities":[
          {"name":"Customer","id":"1","operation":"Create","lastUpdated":"2015-10-05T14:42:19-0700"},
          {"name":"Customer","id":"2","operation":"Merge","deletedId":"9","lastUpdated":"2015-10-05T21:42:19.000Z"},
          {"name":"Invoice","id":"3","operation":"Void","lastUpdated":"2015-10-05T14:42:19-07:00"},
          {"name":"Invoice","id":"4"}]}}]}
        """;

    private static readonly DateTimeOffset _at = new(2015, 10, 5, 21, 42, 19, TimeSpan.Zero);

    [Fact]
    public void the_older_format_is_read_with_every_way_to_write_a_time()
    {
        Assert.True(QuickBooksNotification.TryRead(Encoding.UTF8.GetBytes(Older), out var events));

        Assert.Equal(
            [
                new QuickBooksEvent("1185883450", "customer", "1", "created", "", _at), new QuickBooksEvent("1185883450", "customer", "2", "merged", "9", _at),
                new QuickBooksEvent("1185883450", "invoice", "3", "voided", "", _at),
            ],
            events);
    }

    [Theory]
    [InlineData("create", "created")]
    [InlineData("created", "created")]
    [InlineData("void", "voided")]
    [InlineData("voided", "voided")]
    [InlineData("delete", "deleted")]
    [InlineData("merged", "merged")]
    [InlineData("emailed", "emailed")]
    public void cloud_events_are_read_whatever_tense_their_verbs_have(string verb, string operation)
    {
        var body = $$"""[{"specversion":"1.0","type":"qbo.invoice.{{verb}}.v1","time":"2025-09-10T21:31:25.179Z","intuitentityid":"1234","intuitaccountid":"310687","data":{"deletedid":"7"} }]""";

        Assert.True(QuickBooksNotification.TryRead(Encoding.UTF8.GetBytes(body), out var events));

        Assert.Equal(new QuickBooksEvent("310687", "invoice", "1234", operation, "7", new DateTimeOffset(2025, 9, 10, 21, 31, 25, 179, TimeSpan.Zero)), Assert.Single(events));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"eventNotifications\":7}")]
    public void what_is_neither_format_is_not_read(string body) => Assert.False(QuickBooksNotification.TryRead(Encoding.UTF8.GetBytes(body), out _));

    [Theory]
    [InlineData("[]")]
    [InlineData("[7,null,{\"type\":\"qbo\"},{\"type\":\"other.invoice.created.v1\"}]")]
    [InlineData("{\"eventNotifications\":[{\"realmId\":7},{}]}")]
    public void what_says_nothing_is_read_as_nothing(string body)
    {
        Assert.True(QuickBooksNotification.TryRead(Encoding.UTF8.GetBytes(body), out var events));
        Assert.Empty(events);
    }

    [Fact]
    public void the_published_signature_is_genuine_and_every_other_byte_or_token_is_not()
    {
        var verifier = Verifier("test-verifier-token-0123");
        var body = Encoding.UTF8.GetBytes(Signed);

        Assert.True(verifier.IsGenuine(body, Signature));
        Assert.False(verifier.IsGenuine(Encoding.UTF8.GetBytes(Signed + " "), Signature));
        Assert.False(verifier.IsGenuine(body, QuickBooksWebhookVerifier.Sign("another token", body)));
        Assert.All(new[] { null, "", "no base64!", Signature[..20], Signature + Signature }, signature => Assert.False(verifier.IsGenuine(body, signature)));
    }

    [Fact]
    public void while_the_token_is_exchanged_the_one_before_it_counts_as_well()
    {
        var verifier = Verifier("the new one", "test-verifier-token-0123");
        var body = Encoding.UTF8.GetBytes(Signed);

        Assert.True(verifier.IsGenuine(body, Signature));
        Assert.True(verifier.IsGenuine(body, QuickBooksWebhookVerifier.Sign("the new one", body)));
        Assert.False(Verifier("the new one").IsGenuine(body, Signature));
    }

    [Fact]
    public void without_a_token_nothing_is_genuine() => Assert.False(Verifier("", "").IsGenuine(Encoding.UTF8.GetBytes(Signed), QuickBooksWebhookVerifier.Sign("", Encoding.UTF8.GetBytes(Signed))));

    private static QuickBooksWebhookVerifier Verifier(string current, string? previous = null) =>
        new(Options.Create(new QuickBooksOptions { WebhookVerifierToken = current, PreviousWebhookVerifierToken = previous }));
}
