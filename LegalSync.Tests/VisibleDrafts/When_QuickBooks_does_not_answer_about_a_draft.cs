using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.VisibleDrafts;

public class When_QuickBooks_does_not_answer_about_a_draft
{
    private static readonly object _estimates = new { method = "POST", entity = "estimate" };

    [Theory]
    [InlineData("drop-after-commit", "ignored")]
    [InlineData("drop-before", "ignored")]
    [InlineData("drop-after-commit", "honoured")]
    public async Task a_lost_creation_leaves_one_estimate(string fault, string requestIds)
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ControlAsync("books/requestids", new { memory = requestIds });
        await firm.FaultAsync(fault, _estimates);

        await firm.PostForAsync(TimeSpan.FromSeconds(240));

        var held = await firm.HeldAsync(WorkKind.Invoice);
        Assert.Equal(firm.Estimates().Count, firm.Estimates().Select(estimate => estimate.Text("PrivateNote")).Distinct().Count());
        foreach (var item in held)
        {
            await firm.EstimateAsync(item);
        }

        Assert.Equal(VisibleDraftState.Shown, (await firm.VisibleAsync(invoice))!.State);
    }

    [Fact]
    public async Task a_lost_creation_is_found_although_the_draft_has_another_date_by_now()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var estimate = firm.Estimates()[0];
        var found = await firm.Get<IDraftForms>().FindAsync(
            await ConnectionAsync(firm), new SoughtDraft(new DateOnly(2026, 1, 2), Mark(estimate.Text("PrivateNote")), firm.Time.GetUtcNow()), CancellationToken.None);

        Assert.Equal((FindStatus.Found, estimate.Text("Id")), (found.Status, found.Document!.Ref.Id.Value));
    }

    [Theory]
    [InlineData("drop-after-commit")]
    [InlineData("drop-before")]
    public async Task a_lost_change_is_seen_as_ours(string fault)
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        await firm.FaultAsync(fault, _estimates);

        await firm.PostAsync();
        Assert.Equal(VisibleDraftState.Updating, (await firm.VisibleAsync(invoice))!.State);
        await firm.PostForAsync(TimeSpan.FromSeconds(40));

        var (draft, item) = ((await firm.VisibleAsync(invoice))!, await firm.ItemAsync(invoice));
        Assert.Equal((VisibleDraftState.Shown, item.DraftHash), (draft.State, draft.DraftHash));
        Assert.Equal(item.Amount.Amount, (await firm.EstimateAsync(invoice))["TotalAmt"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("drop-after-commit")]
    [InlineData("drop-before")]
    public async Task a_lost_removal_ends_removed(string fault)
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.RejectAsync(invoice);
        await firm.FaultAsync(fault, _estimates);

        await firm.PostForAsync(TimeSpan.FromSeconds(40));

        Assert.Empty(await firm.EstimatesOfAsync(invoice));
        Assert.Equal(VisibleDraftState.Removed, (await firm.VisibleAsync(invoice))!.State);
    }

    [Fact]
    public async Task an_invoice_that_is_approved_before_the_creation_is_known_goes_without_waiting_for_it()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = (await firm.HeldAsync(WorkKind.Invoice)).MinBy(item => item.Sequence)!;
        await firm.FaultAsync("drop-after-commit", _estimates);
        await firm.PostAsync();
        Assert.Equal(VisibleDraftState.Creating, (await firm.VisibleAsync(invoice))!.State);

        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.PostForAsync(TimeSpan.FromSeconds(40));

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
        Assert.Empty(await firm.EstimatesOfAsync(invoice));
    }

    [Fact]
    public async Task a_refused_one_rests_and_the_others_go_on()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync(run: false);
        await using var closing = firm;
        await using var shutting = gate;
        gate.Answer(QuickBooks.ScriptedServer.Answer(400, """{"Fault":{"Error":[{"Message":"Business Validation Error","Detail":"Not now.","code":"6000"}],"type":"ValidationFault"}}"""));
        var held = (await firm.HeldAsync(WorkKind.Invoice)).Count;

        await firm.PostAsync();
        Assert.Equal(held - 1, firm.Estimates().Count);
        await firm.PostAfterAsync(DraftWrites.Rest);

        Assert.Equal(held, firm.Estimates().Count);
    }

    [Fact]
    public async Task a_stale_change_is_read_again_and_made_on_what_stands_there()
    {
        var (firm, gate) = await DraftSteps.ShowingAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        gate.Answer(QuickBooks.ScriptedServer.Answer(400, """{"Fault":{"Error":[{"Message":"Stale Object Error","Detail":"Stale Object Error","code":"5010"}],"type":"ValidationFault"}}"""));

        await firm.PostAsync();

        Assert.Equal((await firm.ItemAsync(invoice)).Amount.Amount, (await firm.EstimateAsync(invoice))["TotalAmt"]!.GetValue<decimal>());
    }

    private static string Mark(string note) => note[note.IndexOf(VisibleDraft.MarkPrefix, StringComparison.Ordinal)..][..(VisibleDraft.MarkPrefix.Length + 32)];

    private static async Task<Domain.Capture.ConnectionId> ConnectionAsync(SyncedFirm firm)
    {
        await using var session = firm.Get<IStore>().Open(firm.Books);
        return (await session.BooksAsync(CancellationToken.None)).Accounting;
    }
}
