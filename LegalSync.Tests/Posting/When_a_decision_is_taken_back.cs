extern alias sandbox;

using LegalSync.Domain.Approvals;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_a_decision_is_taken_back
{
    [Fact]
    public async Task nothing_is_sent_when_it_was_in_time_and_a_new_approval_posts_once()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        await firm.PostAfterAsync(TimeSpan.FromSeconds(9));

        Assert.Null((await firm.UndoAsync(invoice)).Verdicts.Single().Refusal);
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(gate.Writes);
        Assert.Equal((Stage.Held, PostingState.Cancelled), ((await firm.ItemAsync(invoice)).Stage, (await firm.PostingAsync(invoice)).State));

        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        Assert.Equal(2, (await firm.PostingAsync(invoice)).Generation);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
    }

    [Fact]
    public async Task it_is_refused_after_the_first_byte()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        await firm.FaultAsync("drop-before", new { method = "POST", entity = "invoice" });
        await firm.PostAsync();

        Assert.Contains("first byte", (await firm.UndoAsync(invoice)).Verdicts.Single().Refusal, StringComparison.Ordinal);

        await firm.PostAfterAsync(TimeSpan.FromSeconds(3));
        Assert.NotNull((await firm.UndoAsync(invoice)).Verdicts.Single().Refusal);
        await firm.PostForAsync(TimeSpan.FromSeconds(200));
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
    }

    [Fact]
    public async Task an_approval_of_another_draft_than_the_one_that_stands_is_refused()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ControlAsync($"smokeball/invoices/{invoice.Source.Value}", new { discount = 1.00m });
        await firm.CaptureAsync();

        var outcome = await firm.Get<ApproveItems>().RunAsync(firm.Books, [new ShownItem(invoice.Id, invoice.DraftHash!)], firm.Partner, CancellationToken.None);

        Assert.Contains("changed while it was on the screen", outcome.Verdicts.Single().Refusal, StringComparison.Ordinal);
        Assert.Empty(await firm.PostingsAsync(invoice));
    }

    [Fact]
    public async Task a_change_at_the_source_after_the_approval_holds_it_again()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        await firm.ControlAsync($"smokeball/invoices/{invoice.Source.Value}", new { discount = 1.00m });
        await firm.CaptureAsync();

        await firm.PostForAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(gate.Writes);
        Assert.Equal(Stage.Held, (await firm.ItemAsync(invoice)).Stage);

        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
    }

    [Fact]
    public async Task what_a_release_of_client_money_reserved_is_free_again()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var transfer = await firm.ReadyTransferAsync();
        await firm.ApproveAsync(transfer);
        Assert.Equal(transfer.Amount.Minor, await ReservedAsync(firm, transfer));

        Assert.Null((await firm.UndoAsync(transfer)).Verdicts.Single().Refusal);

        Assert.Equal(0, await ReservedAsync(firm, transfer));
    }

    [Fact]
    public async Task what_a_release_reserved_is_free_when_it_is_given_up()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var transfer = await firm.ReadyTransferAsync();
        await firm.ApproveAsync(transfer);
        await firm.FaultAsync("refuse", new { method = "POST", entity = "purchase" }, more: new { code = "6000", message = "no", detail = "no" });
        await firm.PostAsync();
        Assert.Equal(transfer.Amount.Minor, await ReservedAsync(firm, transfer));

        await firm.ResolveAsync(await firm.OnlyCardAsync(), firm.Bookkeeper, "abandon");
        Assert.Equal(0, await ReservedAsync(firm, transfer));
    }

    [Fact]
    public async Task what_a_release_reserved_is_free_when_the_books_hold_it()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var transfer = await firm.ReadyTransferAsync();
        await firm.ApproveAsync(transfer);
        await firm.PostAsync();

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(transfer)).Stage);
        Assert.Equal(0, await ReservedAsync(firm, transfer));
    }

    [Fact]
    public async Task a_customer_that_was_to_be_created_is_not()
    {
        await using var gate = await Gate.OpenAsync();
        await using var firm = await SyncedFirm.OpenAsync(7, overrides: new Dictionary<string, string?> { ["QuickBooks:BaseAddress"] = gate.Address.AbsoluteUri });
        gate.Target = firm.Server.BaseAddress;
        await firm.CaptureAsync();
        var card = (await firm.OpenCardsAsync()).First(one => one.Code == Codes.MapMatter);
        var done = await firm.ResolveAsync(card, firm.Bookkeeper, "create-customer");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(9));

        var undone = await firm.Get<UndoResolution>().RunAsync(firm.Books, done.Record!.Value, firm.Bookkeeper, CancellationToken.None);
        Assert.True(undone.Done, undone.Refusal);
        await firm.PostForAsync(TimeSpan.FromMinutes(2));

        Assert.Empty(gate.Writes);
        Assert.Equal(CardState.Open, (await firm.OpenCardsAsync()).Single(one => one.Id == card.Id).State);
        await using var db = firm.Db();
        Assert.False(await db.MappingRules.AnyAsync(rule => rule.Books == firm.Books && rule.Kind == MappingKind.Matter && rule.Pattern == card.Matter.Value));
    }

    [Fact]
    public async Task a_customer_that_is_being_created_is_created_once()
    {
        await using var gate = await Gate.OpenAsync();
        await using var firm = await SyncedFirm.OpenAsync(7, overrides: new Dictionary<string, string?> { ["QuickBooks:BaseAddress"] = gate.Address.AbsoluteUri });
        gate.Target = firm.Server.BaseAddress;
        await firm.CaptureAsync();
        var card = (await firm.OpenCardsAsync()).First(one => one.Code == Codes.MapMatter);
        var done = await firm.ResolveAsync(card, firm.Bookkeeper, "create-customer");
        var customers = Customers(firm);
        await firm.FaultAsync("drop-after-commit", new { method = "POST", entity = "customer" });
        await firm.PostAsync();

        var undone = await firm.Get<UndoResolution>().RunAsync(firm.Books, done.Record!.Value, firm.Bookkeeper, CancellationToken.None);
        Assert.Contains("on its way", undone.Refusal, StringComparison.Ordinal);
        await firm.PostForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(customers + 1, Customers(firm));
        Assert.DoesNotContain(await firm.OpenCardsAsync(), one => one.Id == card.Id);
    }

    private static int Customers(SyncedFirm firm) =>
        firm.Server.World.QuickBooks.Company.Query("select count(*) from Customer")["QueryResponse"]!["totalCount"]!.GetValue<int>();

    private static async Task<long> ReservedAsync(SyncedFirm firm, WorkItem item)
    {
        await using var db = firm.Db();
        return (await db.LedgerHeads.AsNoTracking().SingleAsync(head => head.Books == firm.Books && head.Matter == item.Matter && head.Account == item.TrustAccount)).ReservedMinor;
    }
}
