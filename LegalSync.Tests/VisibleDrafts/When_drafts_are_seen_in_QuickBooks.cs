using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.VisibleDrafts;

public class When_drafts_are_seen_in_QuickBooks
{
    [Fact]
    public async Task nothing_is_shown_before_an_administrator_asks_for_it()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;

        await firm.PostAsync();

        Assert.Empty(firm.Estimates());
        Assert.Empty(gate.Writes);
        var setUp = firm.Get<SetUpBooks>();
        Assert.NotNull(await setUp.ShowDraftsAsync(firm.Books, WorkKind.Invoice, true, firm.Bookkeeper, CancellationToken.None));
        Assert.NotNull(await setUp.ShowDraftsAsync(firm.Books, WorkKind.TrustDeposit, true, firm.Administrator, CancellationToken.None));
    }

    [Fact]
    public async Task every_held_invoice_stands_there_once_as_an_estimate_that_moves_no_account()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        var before = (await firm.DocumentsAsync()).Count(document => document["kind"]?.ToString() != "Estimate");

        await firm.PostAsync();
        await firm.PostAsync();

        await using var db = firm.Db();
        var held = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == firm.Books && item.Kind == WorkKind.Invoice && item.Stage == Stage.Held && item.Draft != null).ToListAsync();
        Assert.NotEmpty(held);
        Assert.Equal(held.Count, firm.Estimates().Count);
        foreach (var item in held)
        {
            var (estimate, draft) = (await firm.EstimateAsync(item), Draft(item));
            Assert.Equal(
                ("D-" + draft.Number, draft.Customer.Value, draft.Total.Amount, "Pending"),
                (estimate.Text("DocNumber"), estimate["CustomerRef"]!.Text("value"), estimate["TotalAmt"]!.GetValue<decimal>(), estimate.Text("TxnStatus")));
        }

        Assert.Equal(held.Count, gate.Writes.Count);
        Assert.Equal(before, (await firm.DocumentsAsync()).Count(document => document["kind"]?.ToString() != "Estimate"));
        await firm.VerifyAsync();
        await firm.CompareAsync();
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_draft_that_changes_is_changed_there()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        var before = await firm.EstimateAsync(invoice);

        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        var now = await firm.ItemAsync(invoice);
        Assert.NotEqual(invoice.DraftHash, now.DraftHash);
        await firm.PostAsync();

        var estimate = await firm.EstimateAsync(invoice);
        Assert.Equal((before.Text("Id"), Draft(now).Total.Amount), (estimate.Text("Id"), estimate["TotalAmt"]!.GetValue<decimal>()));
        Assert.Equal(Draft(now).Lines.Count, estimate["Line"]!.AsArray().Count(line => line!.Text("DetailType") == "SalesItemLineDetail"));
    }

    [Fact]
    public async Task the_approved_invoice_takes_its_place_and_links_it()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        var estimate = (await firm.EstimateAsync(invoice)).Text("Id");

        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.VerifyAsync();

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
        Assert.Equal([estimate], (await firm.InvoiceAsync(invoice)).Links("Estimate"));
        Assert.Equal("Closed", (await firm.EstimateAsync(invoice)).Text("TxnStatus"));
        Assert.Equal(VisibleDraftState.Replaced, (await firm.VisibleAsync(invoice))!.State);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task invoices_that_go_together_each_link_their_own()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoices = (await firm.HeldAsync(WorkKind.Invoice)).Take(5).ToList();

        await firm.ApproveAsync(invoices);
        await firm.PostAsync();

        Assert.Contains(gate.Writes, write => write.Path.EndsWith("/batch", StringComparison.Ordinal));
        foreach (var invoice in invoices)
        {
            Assert.Equal([(await firm.EstimateAsync(invoice)).Text("Id")], (await firm.InvoiceAsync(invoice)).Links("Estimate"));
        }
    }

    [Fact]
    public async Task a_rejected_draft_is_removed_and_comes_back_when_the_rejection_is_taken_back()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);

        await firm.RejectAsync(invoice);
        await firm.PostAsync();

        Assert.Empty(await firm.EstimatesOfAsync(invoice));
        Assert.Equal(VisibleDraftState.Removed, (await firm.VisibleAsync(invoice))!.State);
        await firm.UndoAsync(invoice);
        await firm.PostAsync();
        await firm.EstimateAsync(invoice);
    }

    [Fact]
    public async Task all_are_removed_when_nobody_wants_to_see_them_any_more()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;

        await firm.LetDraftsBeSeenAsync(false);
        await firm.PostAsync();

        Assert.Empty(firm.Estimates());
    }

    [Fact]
    public async Task nothing_is_written_while_posting_is_paused()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        await firm.Get<SetUpBooks>().PausePostingAsync(firm.Books, true, firm.Administrator, CancellationToken.None);

        await firm.PostAsync();

        Assert.Empty(gate.Writes);
    }

    private static InvoiceDraft Draft(WorkItem item) => (InvoiceDraft)DraftText.Read(item.Draft!)[0];
}
