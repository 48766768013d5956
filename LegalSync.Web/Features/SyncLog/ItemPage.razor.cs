using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.SyncLog;

/// <summary>How did this figure get here: one item from the source record to the document in the books.</summary>
public sealed partial class ItemPage(ItemStoryQuery query)
{
    private readonly string _source = "Smokeball";
    private ItemStory? _story;
    private bool _isMissing;

    /// <summary>The item.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _story = (await query.FindAsync(firm.Id, new WorkItemId(Id), actor, Leaving)).Value;
        _isMissing = _story is null;
    }

    private static string KindText(WorkKind kind) => kind switch
    {
        WorkKind.TimeEntry => "Time entry",
        WorkKind.Expense => "Expense",
        WorkKind.Invoice => "Invoice",
        WorkKind.Payment => "Payment",
        WorkKind.TrustDeposit => "Trust deposit",
        WorkKind.TrustDisbursement => "Trust payment",
        WorkKind.FeeTransfer => "Fee transfer from trust to operating",
        WorkKind.TrustTransfer => "Transfer to another matter",
        WorkKind.TrustTransferIn => "Transfer from another matter",
        WorkKind.TrustReturn => "Trust deposit returned",
        WorkKind.TrustVoid => "Trust payment taken back",
        WorkKind.FeeReturn => "Fee transfer taken back",
        WorkKind.TrustCharge => "Bank charge on trust",
        WorkKind.TrustInterest => "Interest in trust",
        WorkKind.TrustReceipt => "Receipt in trust without a matter",
        WorkKind.Correction => "Correction of the books",
        WorkKind.Unsupported => "Cannot be posted yet",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private static string RuleNote(ItemStory story)
    {
        var broken = story.Outcomes.Count(outcome => outcome.IsBroken);
        return broken == 0 ? $"{AmountText.Count(story.Outcomes.Count, "rule")} held" : $"{AmountText.Count(broken, "rule")} broken";
    }

    private static string ApprovalNote(ItemStory story) =>
        story.Approvals.Count == 0 ? "nobody decided yet" : $"{story.Approvals[0].Decision} by {story.Approvals[0].ActorDisplay}";

    private static string PostingNote(ItemStory story) => story.Postings.All(posting => posting.Intent.State == PostingState.Confirmed)
        ? string.Join(", ", story.Postings.Select(posting => posting.Intent.Document))
        : string.Join(", ", story.Postings.Select(posting => posting.Intent.State));
}
