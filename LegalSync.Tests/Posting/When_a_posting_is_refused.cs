extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_a_posting_is_refused
{
    private static readonly object _why = new { code = "6000", message = "A business validation error has occurred", detail = "The account is locked." };

    [Fact]
    public async Task a_trust_deposit_is_a_critical_card_and_posts_once_when_it_is_tried_again()
    {
        var (firm, gate, deposit) = await RefusedAsync(WorkKind.TrustDeposit, "deposit");
        await using var closing = firm;
        await using var shutting = gate;
        var card = await firm.OnlyCardAsync();
        Assert.Equal((Codes.TrustPostFailed, Severity.Critical), (card.Code, card.Severity));
        Assert.Equal(Stage.Approved, (await firm.ItemAsync(deposit)).Stage);
        var first = await firm.PostingAsync(deposit);
        await firm.PostForAsync(TimeSpan.FromMinutes(10));
        Assert.Single(gate.Writes);

        await firm.ClearFaultsAsync();
        await firm.ResolveAsync(card, firm.Bookkeeper, "retry");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(1));

        var posting = await firm.PostingAsync(deposit);
        Assert.Equal((2, PostingState.Confirmed), (posting.Generation, posting.State));
        Assert.NotEqual(first.RequestId, posting.RequestId);
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(deposit)).Stage);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_retry_that_is_refused_again_brings_the_same_card_back()
    {
        var (firm, gate, deposit) = await RefusedAsync(WorkKind.TrustDeposit, "deposit");
        await using var closing = firm;
        await using var shutting = gate;
        var card = await firm.OnlyCardAsync();

        await firm.ResolveAsync(card, firm.Bookkeeper, "retry");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(1));

        var again = await firm.OnlyCardAsync();
        Assert.Equal(card.Id, again.Id);
        await firm.ClearFaultsAsync();
        await firm.ResolveAsync(again, firm.Bookkeeper, "retry");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((3, PostingState.Confirmed), ((await firm.PostingAsync(deposit)).Generation, (await firm.PostingAsync(deposit)).State));
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task what_a_person_posted_by_hand_is_linked_and_ours_is_not_sent_again()
    {
        var (firm, gate, deposit) = await RefusedAsync(WorkKind.TrustDeposit, "deposit");
        await using var closing = firm;
        await using var shutting = gate;
        var draft = (TrustDepositDraft)(await firm.PostingAsync(deposit)).ReadDraft();
        await firm.ClearFaultsAsync();
        var byHand = firm.Server.World.QuickBooks.Company.Create("Deposit", ByHand(draft));
        await firm.Get<IVerifyWork>().RunAsync(firm.Books, firm.Job, CancellationToken.None);

        await firm.ResolveAsync(await firm.OnlyCardAsync(), firm.Bookkeeper, "link-by-hand", $"Deposit {byHand}");
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        await firm.CaptureAsync();

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(deposit)).Stage);
        await firm.AssertBooksHoldExactlyAsync([]);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task what_is_given_up_is_left_to_manual_and_never_sent_again()
    {
        var (firm, gate, deposit) = await RefusedAsync(WorkKind.TrustDeposit, "deposit");
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ClearFaultsAsync();

        await firm.ResolveAsync(await firm.OnlyCardAsync(), firm.Bookkeeper, "abandon");
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        await firm.CaptureAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(Stage.LeftToManual, (await firm.ItemAsync(deposit)).Stage);
        await firm.AssertBooksHoldExactlyAsync([]);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task an_invoice_is_a_card_for_the_bookkeeper_and_posts_once_when_it_is_tried_again()
    {
        var (firm, gate, invoice) = await RefusedAsync(WorkKind.Invoice, "invoice");
        await using var closing = firm;
        await using var shutting = gate;
        var card = await firm.OnlyCardAsync();
        Assert.Equal(Codes.Validation, card.Code);

        await firm.ClearFaultsAsync();
        await firm.ResolveAsync(card, firm.Bookkeeper, "retry");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task the_second_leg_of_a_fee_transfer_is_tried_again_alone()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var transfer = await firm.ReadyTransferAsync();
        await firm.ApproveAsync(transfer);
        await firm.FaultAsync("refuse", new { method = "POST", entity = "payment" }, times: -1, more: _why);

        await firm.PostAsync();
        var card = await firm.OnlyCardAsync();
        Assert.Equal(Codes.TrustOneSided, card.Code);
        Assert.Equal([PostingState.Confirmed, PostingState.Refused], (await firm.PostingsAsync(transfer)).Select(leg => leg.State));
        Assert.False((await firm.UndoAsync(transfer)).Verdicts.Single().Done);
        await firm.ClearFaultsAsync();
        await firm.ResolveAsync(card, firm.Bookkeeper, "post-again");
        await firm.PostAfterAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(transfer)).Stage);
        Assert.Equal([1, 2], (await firm.PostingsAsync(transfer)).Select(leg => leg.Generation));
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    private static async Task<(SyncedFirm Firm, Gate Gate, WorkItem Item)> RefusedAsync(WorkKind kind, string entity)
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        var item = await firm.FirstHeldAsync(kind);
        await firm.ApproveAsync(item);
        await firm.FaultAsync("refuse", new { method = "POST", entity }, times: -1, more: _why);
        await firm.PostAsync();
        return (firm, gate, item);
    }

    private static JsonObject ByHand(TrustDepositDraft draft) => new()
    {
        ["TxnDate"] = draft.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["DepositToAccountRef"] = new JsonObject { ["value"] = draft.TrustBank.Value },
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = draft.Amount.Amount,
            ["DetailType"] = "DepositLineDetail",
            ["DepositLineDetail"] = new JsonObject
            {
                ["AccountRef"] = new JsonObject { ["value"] = draft.TrustLiability.Value },
                ["Entity"] = new JsonObject { ["value"] = draft.Customer.Value, ["type"] = "CUSTOMER" },
            },
        }),
    };
}
