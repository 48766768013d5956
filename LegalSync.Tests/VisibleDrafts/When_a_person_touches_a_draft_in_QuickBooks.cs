using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.VisibleDrafts;

public class When_a_person_touches_a_draft_in_QuickBooks
{
    [Fact]
    public async Task a_deleted_one_is_not_made_again()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        firm.Company().Delete("Estimate", (await firm.EstimateAsync(invoice)).Text("Id"));

        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        await firm.PostAsync();
        await firm.PostAsync();

        Assert.Empty(await firm.EstimatesOfAsync(invoice));
        Assert.Equal(VisibleDraftState.LeftToPerson, (await firm.VisibleAsync(invoice))!.State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task a_changed_one_is_neither_overwritten_nor_removed(bool rejected)
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        firm.Edit((await firm.EstimateAsync(invoice)).Ref(), """{"CustomerMemo":{"value":"Talked it over."}}""");
        var theirs = (await firm.EstimateAsync(invoice)).ToJsonString();

        if (rejected)
        {
            await firm.RejectAsync(invoice);
        }
        else
        {
            await firm.ChangeAtSourceAsync(invoice, 10m);
            await firm.CaptureAsync();
        }

        await firm.PostAsync();

        Assert.Equal(theirs, (await firm.EstimateAsync(invoice)).ToJsonString());
        Assert.Equal(VisibleDraftState.LeftToPerson, (await firm.VisibleAsync(invoice))!.State);
    }

    [Fact]
    public async Task a_deleted_one_does_not_keep_the_invoice_from_posting()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        firm.Company().Delete("Estimate", (await firm.EstimateAsync(invoice)).Text("Id"));

        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.VerifyAsync();

        await AssertPostedWithoutLinkAsync(firm, invoice);
        Assert.Equal(VisibleDraftState.Removed, (await firm.VisibleAsync(invoice))!.State);
    }

    [Fact]
    public async Task one_that_was_given_to_another_customer_keeps_no_invoice_from_posting_either()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoices = (await firm.HeldAsync(WorkKind.Invoice)).Take(4).ToList();
        var taken = firm.Estimates().First(estimate => estimate.Text("DocNumber") == "D-" + Number(invoices[0]));
        var other = firm.Estimates().Select(estimate => estimate["CustomerRef"]!.Text("value")).First(customer => customer != taken["CustomerRef"]!.Text("value"));
        firm.Edit(taken.Ref(), $$$"""{"CustomerRef":{"value":"{{{other}}}"}}""");

        await firm.ApproveAsync(invoices);
        await firm.PostAsync();
        await firm.VerifyAsync();

        await AssertPostedWithoutLinkAsync(firm, invoices[0]);
        Assert.Equal(VisibleDraftState.LeftToPerson, (await firm.VisibleAsync(invoices[0]))!.State);
        foreach (var invoice in invoices[1..])
        {
            Assert.Single((await firm.InvoiceAsync(invoice)).Links("Estimate"));
        }
    }

    private static string Number(WorkItem invoice) => ((InvoiceDraft)DraftText.Read(invoice.Draft!)[0]).Number;

    private static async Task AssertPostedWithoutLinkAsync(SyncedFirm firm, WorkItem invoice)
    {
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
        Assert.Empty((await firm.InvoiceAsync(invoice)).Links("Estimate"));
        Assert.Equal(2, (await firm.PostingAsync(invoice)).Generation);
        await firm.AssertNoCardAsync();
    }
}
