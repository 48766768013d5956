extern alias sandbox;

using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Microsoft.EntityFrameworkCore;
using sandbox::LegalSync.Sandbox.QuickBooks.Webhooks;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F10_webhooks_are_lost_for_a_day
{
    [Fact]
    public async Task the_change_feed_closes_the_gap_and_the_mirror_equals_the_books()
    {
        await using var firm = await Steps.OpenAsync();
        var invoices = await firm.PostedAsync(WorkKind.Invoice, 4);
        await using var rig = await HookRig.StartAsync(firm);
        rig.Script(new WebhookScript { Lost = true });
        var before = await ReadAsOfAsync(firm);

        firm.Edit(await firm.DocumentAsync(invoices[0]), """{"DocNumber":"BY-HAND-1"}""");
        firm.Company().Void("Invoice", (await firm.DocumentAsync(invoices[1])).Id.Value);
        firm.Company().Delete("Invoice", (await firm.DocumentAsync(invoices[2])).Id.Value);
        firm.Company().Create("Customer", new() { ["DisplayName"] = "Walk-in client" });
        firm.Server.World.Clock.Advance(TimeSpan.FromDays(1));
        firm.Time.Advance(TimeSpan.FromDays(1));
        await firm.ConsentAsync();
        await firm.VerifyAsync();

        Assert.Equal(0, rig.Count());
        Assert.Equal(2, (await firm.OpenCardsAsync()).Count(card => card.Code == Codes.InvoiceVoidedInBooks));
        await firm.CardAsync(Codes.InvoiceEditedInBooks);
        await firm.AssertMirrorEqualsBooksAsync();
        Assert.True(await ReadAsOfAsync(firm) - before >= TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task after_a_silence_longer_than_the_feed_remembers_everything_is_read_and_what_is_gone_shows()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        firm.Company().Delete("Invoice", (await firm.DocumentAsync(invoice)).Id.Value);
        firm.Server.World.Clock.Advance(TimeSpan.FromDays(40));
        firm.Time.Advance(TimeSpan.FromDays(40));
        await firm.ConsentAsync();

        await firm.VerifyAsync();

        await firm.CardAsync(Codes.InvoiceVoidedInBooks);
        await firm.AssertMirrorEqualsBooksAsync();
    }

    [Fact]
    public async Task the_nightly_comparison_finds_by_keys_alone_what_vanished_and_what_was_never_read()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var gone = await firm.DocumentAsync(invoice);
        firm.Company().Delete("Invoice", gone.Id.Value);
        firm.Company().Create("Customer", new() { ["DisplayName"] = "Walk-in client" });
        await using (var db = firm.Db())
        {
            // Nothing told of either change, and the feed's mark lies behind them.
            await db.Books.ExecuteUpdateAsync(set => set.SetProperty(books => books.BooksReadAsOf, firm.Server.World.Clock.Now.AddHours(1)));
        }

        await firm.CompareAsync();

        Assert.Contains("deleted", (await firm.CardAsync(Codes.InvoiceVoidedInBooks)).Why, StringComparison.Ordinal);
        await firm.AssertMirrorEqualsBooksAsync();
        await using var look = firm.Get<IStore>().Open(firm.Books);
        Assert.True((await look.SnapshotAsync(CancellationToken.None)).IsGone(gone));
    }

    private static async Task<DateTimeOffset> ReadAsOfAsync(Scenarios.SyncedFirm firm)
    {
        await using var db = firm.Db();
        return (await db.Books.AsNoTracking().SingleAsync(books => books.Id == firm.Books)).BooksReadAsOf!.Value;
    }
}
