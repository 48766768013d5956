using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;

namespace LegalSync.Simulation.Store;

/// <content>Finds what the books show of drafts.</content>
internal sealed partial class MemorySession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<VisibleDraft>> VisibleDraftsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : (await OnAsync<VisibleDraft>()).Where(draft => draft.Books == books && items.Contains(draft.Item));

    /// <inheritdoc />
    public async Task<IReadOnlyList<VisibleDraft>> VisibleDraftsToTendAsync(bool isShown, DateTimeOffset now, long after, int most, CancellationToken cancellationToken)
    {
        var drafts = await OnAsync<VisibleDraft>();
        var unwanted = Committed<WorkItem>()
            .Where(item => item.Books == books && item.Stage is not (Stage.Approved or Stage.Posting) && (item.Stage != Stage.Held || item.Draft is null || !isShown))
            .Select(item => item.Id).ToHashSet();
        return drafts.Where(
            draft => draft.Books == books && draft.State <= VisibleDraftState.Removing && draft.NotBefore <= now && draft.Sequence > after
                && (draft.State != VisibleDraftState.Shown || unwanted.Contains(draft.Item)),
            most);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> InvoicesToShowAsync(DateTimeOffset now, long after, int most, CancellationToken cancellationToken)
    {
        var items = await OnAsync<WorkItem>();
        var drafts = Committed<VisibleDraft>().Where(draft => draft.Books == books).ToDictionary(draft => draft.Item);
        return items.Where(
            item => item.Books == books && item is { Stage: Stage.Held, Kind: WorkKind.Invoice, Draft: not null } && item.Sequence > after
                && !(drafts.TryGetValue(item.Id, out var draft)
                    && (draft.NotBefore > now || draft.State == VisibleDraftState.LeftToPerson || (draft.State == VisibleDraftState.Shown && draft.DraftHash == item.DraftHash))),
            most);
    }
}
