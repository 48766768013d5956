using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F11_customers_are_merged_or_deleted_in_QuickBooks
{
    [Fact]
    public async Task the_mapping_follows_the_survivor_that_the_webhook_names()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        await using var rig = await HookRig.StartAsync(firm);
        var (survivor, merged) = await MergeAsync(firm, invoice);
        await rig.DeliverUntilAsync("merged");

        await firm.VerifyAsync();
        await firm.CaptureAsync();

        Assert.Equal(survivor, await MappedAsync(firm, invoice.Matter));
        Assert.NotEqual(survivor, merged);
        Assert.Empty((await firm.OpenCardsAsync()).Select(card => $"{card.Code} {card.Why}"));
    }

    [Fact]
    public async Task a_webhook_that_comes_after_the_feed_still_lets_the_mapping_follow_and_closes_what_was_asked()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        await using var rig = await HookRig.StartAsync(firm);
        var (survivor, _) = await MergeAsync(firm, invoice);
        await rig.DeliverUntilAsync("merged");
        await firm.Get<ReadBooksBack>().RefreshAsync(firm.Books, false, Actor.Job("verify", "test"), CancellationToken.None);
        await firm.CardAsync(Codes.InvoiceEditedInBooks);
        await firm.CardAsync(Codes.MapCustomerMissing);

        await firm.VerifyAsync();

        Assert.Equal(survivor, await MappedAsync(firm, invoice.Matter));
        Assert.Empty((await firm.OpenCardsAsync()).Select(card => $"{card.Code} {card.Why}"));
    }

    [Fact]
    public async Task without_that_word_a_person_is_asked_and_the_mapping_never_dangles()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var (_, merged) = await MergeAsync(firm, invoice);

        await firm.VerifyAsync();

        Assert.Equal($"Customer:{merged}", (await firm.CardAsync(Codes.MapCustomerMissing)).Subject);
    }

    [Fact]
    public async Task a_customer_made_inactive_raises_a_card_at_once_and_active_again_closes_it()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var customer = await MappedAsync(firm, invoice.Matter);
        var other = Customer(firm, "Nobody's", null);
        firm.Company().Change("Customer", other, new() { ["Active"] = false });
        var paid = new DocumentRef(BooksKind.Customer, new DocumentId(customer));
        Void(firm, await firm.DocumentAsync(invoice));
        firm.Edit(paid, """{"Active":false}""");

        await firm.VerifyAsync();
        Assert.Equal($"Customer:{customer}", (await firm.CardAsync(Codes.MapCustomerMissing)).Subject);

        firm.Edit(paid, """{"Active":true}""");
        await firm.VerifyAsync();
        Assert.DoesNotContain(await firm.OpenCardsAsync(), card => card.Code == Codes.MapCustomerMissing);
    }

    private static void Void(SyncedFirm firm, DocumentRef document) => firm.Company().Void(document.Kind.ToString(), document.Id.Value);

    private static string Customer(SyncedFirm firm, string name, string? parent) => firm.Company().Create("Customer", parent is null
        ? new() { ["DisplayName"] = name }
        : new() { ["DisplayName"] = name, ["Job"] = true, ["ParentRef"] = new System.Text.Json.Nodes.JsonObject { ["value"] = parent } });

    /// <summary>A bookkeeper merges the customer of an item's matter into a new one of the same client.</summary>
    private static async Task<(string Survivor, string Merged)> MergeAsync(SyncedFirm firm, WorkItem item)
    {
        var merged = await MappedAsync(firm, item.Matter);
        var parent = firm.Shown(new DocumentRef(BooksKind.Customer, new DocumentId(merged)))["ParentRef"]!["value"]!.GetValue<string>();
        var survivor = Customer(firm, "The same matter once more", parent);
        firm.Company().MergeCustomers(survivor, merged, true);
        return (survivor, merged);
    }

    private static async Task<string> MappedAsync(SyncedFirm firm, MatterId matter)
    {
        await using var session = firm.Get<IStore>().Open(firm.Books);
        return (await session.RulesForAsync(MappingKind.Matter, matter.Value, CancellationToken.None))[^1].TargetId!;
    }
}
