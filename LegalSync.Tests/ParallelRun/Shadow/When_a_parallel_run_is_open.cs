using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using LegalSync.Tests.Scenarios;
using LegalSync.Tests.VisibleDrafts;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Shadow;

public class When_a_parallel_run_is_open
{
    [Fact]
    public async Task no_write_of_any_kind_reaches_the_books_until_it_ends()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        var (approved, entry) = (await firm.FirstHeldAsync(WorkKind.Invoice), new CustomerDraft("Typed by nobody", null));
        await firm.ApproveAsync(approved);
        await using (var session = firm.Get<IStore>().Open(firm.Books))
        {
            session.Add(PostingIntent.Open(firm.Books, null, "Resolution:of-a-test", 1, entry, firm.Time.GetUtcNow()));
            Assert.True(await session.SaveAsync(CancellationToken.None));
        }

        await firm.ShadowAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));
        await firm.VerifyAsync();
        await firm.CompareAsync();

        Assert.Empty(gate.Writes);
        Assert.Empty(firm.Estimates());
        await firm.ShadowAsync(false);
        await firm.PostAsync();
        Assert.Contains(gate.Writes, write => write.Path.EndsWith("/customer", StringComparison.Ordinal));
        Assert.Contains(gate.Writes, write => write.Path.EndsWith("/invoice", StringComparison.Ordinal));
        Assert.NotEmpty(firm.Estimates());
    }

    [Fact]
    public async Task what_a_node_holds_already_is_given_back_unsent()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var item = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(item);
        firm.Time.Advance(TimeSpan.FromSeconds(11));
        var claims = firm.Get<PostingClaims>();
        var page = await claims.TakeAsync(firm.Books, PostingLane.Alone, true, 0, CancellationToken.None);
        Assert.Single(page.Tickets);

        await firm.ShadowAsync();

        Assert.Null(await claims.MarkSentAsync(firm.Books, page.Tickets, firm.Job, CancellationToken.None));
        Assert.Equal(PostingState.Pending, (await firm.PostingAsync(item)).State);
        Assert.Empty(gate.Writes);
    }

    [Fact]
    public async Task approvals_are_refused_and_so_are_resolutions_that_would_write()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var (invoice, payment) = await firm.InvoiceWithPaymentAsync();
        await firm.FaultAsync("refuse", new { method = "POST", entity = "invoice" }, times: 1, more: new { code = "6000", message = "no", detail = "no" });
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        var card = await firm.CardAsync(Codes.Validation);

        await firm.ShadowAsync();

        var until = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime).AddDays(30);
        var refusal = $"The parallel run is open until {until:yyyy-MM-dd}: nothing is posted before the cut-over.";
        Assert.Equal(refusal, Assert.Single((await firm.TryApproveAsync(payment)).Verdicts).Refusal);
        Assert.Equal(refusal, (await firm.TryResolveAsync(card, firm.Bookkeeper, "retry")).Refusal);
        Assert.Equal(Stage.Held, (await firm.ItemAsync(payment)).Stage);
    }

    [Fact]
    public async Task what_people_posted_by_hand_is_hidden_and_every_item_reaches_its_draft()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoices = (await firm.HeldAsync(WorkKind.Invoice)).Take(2).ToList();
        var deposit = await firm.FirstHeldAsync(WorkKind.TrustDeposit);
        var (same, typed) = (firm.TypeInvoice(invoices[0]), firm.TypeDeposit(deposit));
        firm.TypeInvoice(invoices[1], off: 10m);
        await ReadAsync(firm);
        Assert.Equal((Stage.AdoptedManual, same.ToString()), (await firm.ItemAsync(invoices[0])) is var one ? (one.Stage, one.Adopted) : default);
        Assert.Equal(Stage.AdoptedManual, (await firm.ItemAsync(deposit)).Stage);
        await firm.CardAsync(Codes.InvoiceAmount);

        await firm.ShadowAsync();
        await ReadAsync(firm);

        await firm.AssertNoCardAsync();
        foreach (var item in invoices.Append(deposit))
        {
            var now = await firm.ItemAsync(item);
            Assert.Equal((Stage.Held, item.DraftHash, 0), (now.Stage, now.DraftHash, now.OpenEdges));
        }

        await firm.ShadowAsync(false);
        await ReadAsync(firm);
        Assert.Equal([Stage.AdoptedManual, Stage.AdoptedManual], [(await firm.ItemAsync(invoices[0])).Stage, (await firm.ItemAsync(deposit)).Stage]);
        Assert.Equal(typed.ToString(), (await firm.ItemAsync(deposit)).Adopted);
    }

    [Fact]
    public async Task client_money_typed_by_hand_is_no_direct_entry_while_it_is_compared()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var deposit = await firm.FirstHeldAsync(WorkKind.TrustDeposit);
        firm.TypeDeposit(deposit);
        firm.TypeDeposit(deposit);
        await ReadAsync(firm);
        Assert.Contains(await firm.OpenCardsAsync(), card => card.Code == Codes.TrustDirect);

        await firm.ShadowAsync();
        await ReadAsync(firm);
        await firm.AssertNoCardAsync();

        await firm.ShadowAsync(false);
        await ReadAsync(firm);
        Assert.Contains(await firm.OpenCardsAsync(), card => card.Code == Codes.TrustDirect);
    }

    private static async Task ReadAsync(SyncedFirm firm)
    {
        firm.Time.Advance(TimeSpan.FromMinutes(5));
        await firm.CaptureAsync();
        await firm.CompareAsync();
        await firm.EvaluateAsync();
    }
}
