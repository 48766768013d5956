extern alias sandbox;

using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using sandbox::LegalSync.Sandbox.QuickBooks.Webhooks;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F09_webhooks_come_five_times_reversed_forged_and_a_week_late
{
    [Theory]
    [InlineData(WebhookFormat.Legacy)]
    [InlineData(WebhookFormat.CloudEvents)]
    public async Task one_change_is_one_hint_one_read_and_one_card(WebhookFormat format)
    {
        await using var firm = await Steps.OpenAsync();
        var invoices = await firm.PostedAsync(WorkKind.Invoice, 2);
        await using var rig = await HookRig.StartAsync(firm, format);
        rig.Script(new WebhookScript { Copies = 5, Reversed = true, EventsPerPost = 1 });

        firm.Edit(await firm.DocumentAsync(invoices[0]), """{"DocNumber":"BY-HAND-1"}""");
        firm.Company().Void("Invoice", (await firm.DocumentAsync(invoices[1])).Id.Value);
        var changes = firm.Server.World.QuickBooks.Webhooks;
        await rig.DeliverAsync(answers: 10);
        var hints = await rig.HintsAsync();
        await ReadHintsAsync(firm);

        Assert.All(rig.Answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(rig.Count() / 5, hints);
        await firm.CardAsync(Codes.InvoiceEditedInBooks);
        await firm.CardAsync(Codes.InvoiceVoidedInBooks);
        Assert.NotEmpty(changes.Tries);
        await firm.AssertMirrorEqualsBooksAsync();
    }

    [Fact]
    public async Task a_replay_a_week_later_changes_nothing()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        await using var rig = await HookRig.StartAsync(firm);
        firm.Edit(await firm.DocumentAsync(invoice), """{"DocNumber":"BY-HAND-1"}""");
        await rig.DeliverAsync(answers: 1);
        await ReadHintsAsync(firm);
        var (card, hints, sent) = (await firm.CardAsync(Codes.InvoiceEditedInBooks), await rig.HintsAsync(), rig.Count());
        await firm.ResolveAsync(card, firm.Bookkeeper, "accept-books");

        firm.Time.Advance(TimeSpan.FromDays(7));
        var again = rig.Replay();
        await rig.DeliverAsync(sent + again);
        await ReadHintsAsync(firm);

        Assert.Equal(hints, await rig.HintsAsync());
        Assert.Empty(await firm.OpenCardsAsync());
    }

    [Fact]
    public async Task a_forged_one_is_turned_away_and_counted_and_one_of_two_million_bytes_is_not_even_read()
    {
        await using var firm = await Steps.OpenAsync(matters: 12);
        await using var rig = await HookRig.StartAsync(firm);
        var body = Encoding.UTF8.GetBytes("""[{"specversion":"1.0","type":"qbo.invoice.updated.v1","intuitentityid":"1","intuitaccountid":"1"}]""");
        var large = new byte[2_000_000];

        Assert.Equal(401, (int)await rig.PostAsync(body, QuickBooksWebhookVerifier.Sign("a guess", body)));
        Assert.Equal(401, (int)await rig.PostAsync(body, null));
        Assert.Equal(413, (int)await rig.PostAsync(large, QuickBooksWebhookVerifier.Sign(HookRig.Token, large)));
        Assert.Equal(400, (int)await rig.PostAsync("no json"u8.ToArray(), QuickBooksWebhookVerifier.Sign(HookRig.Token, "no json"u8)));
        Assert.Equal(200, (int)await rig.PostAsync(body, QuickBooksWebhookVerifier.Sign(HookRig.Token, body)));

        Assert.Equal((2L, 1L, 1L, 1L, 0L),
            (await rig.CountedAsync(WebhookOutcome.Forged), await rig.CountedAsync(WebhookOutcome.TooLarge), await rig.CountedAsync(WebhookOutcome.Unreadable),
                await rig.CountedAsync(WebhookOutcome.UnknownAccount), await rig.CountedAsync(WebhookOutcome.Taken)));
        Assert.Equal(0, await rig.HintsAsync());
    }

    [Fact]
    public async Task what_we_wrote_ourselves_comes_back_and_is_nothing_new()
    {
        await using var firm = await Steps.OpenAsync();
        await using var rig = await HookRig.StartAsync(firm);
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        await rig.DeliverAsync(answers: 1);
        var version = (await firm.ItemAsync(invoice)).Version;

        await ReadHintsAsync(firm);

        Assert.True(await rig.HintsAsync() > 0);
        Assert.Empty(await firm.OpenCardsAsync());
        Assert.Equal(version, (await firm.ItemAsync(invoice)).Version);
    }

    [Fact]
    public async Task each_is_answered_within_a_tenth_of_a_second()
    {
        await using var firm = await Steps.OpenAsync();
        var invoices = await firm.PostedAsync(WorkKind.Invoice, 3);
        await using var rig = await HookRig.StartAsync(firm);
        rig.Script(new WebhookScript { Copies = 20, EventsPerPost = 1 });
        foreach (var invoice in invoices)
        {
            firm.Edit(await firm.DocumentAsync(invoice), """{"PrivateNote":"looked at"}""");
        }

        await rig.DeliverAsync(answers: 60);

        // The median: other tests run beside this one and take the processor at times.
        var took = rig.Answers.Select(answer => answer.Took).Order().ToList();
        Assert.True(took[took.Count / 2] < TimeSpan.FromMilliseconds(100), $"The median was {took[took.Count / 2]}.");
    }

    private static Task ReadHintsAsync(SyncedFirm firm) => firm.Get<IHintedWork>().RunAsync(firm.Books, Actor.Job("hinted-read", "test"), CancellationToken.None);
}
