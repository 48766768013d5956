using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>Finds what the books show of drafts.</content>
internal sealed partial class StoreSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<VisibleDraft>> VisibleDraftsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : await db.VisibleDrafts.Where(draft => draft.Books == books && items.Contains(draft.Item)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<VisibleDraft>> VisibleDraftsToTendAsync(bool isShown, DateTimeOffset now, long after, int most, CancellationToken cancellationToken) =>
        await db.VisibleDrafts
            .Where(draft => draft.Books == books && draft.State <= VisibleDraftState.Removing && draft.NotBefore <= now && draft.Sequence > after)
            .Where(draft => draft.State != VisibleDraftState.Shown || db.WorkItems.Any(item =>
                item.Books == books && item.Id == draft.Item && item.Stage != Stage.Approved && item.Stage != Stage.Posting
                && (item.Stage != Stage.Held || item.Draft == null || !isShown)))
            .OrderBy(draft => draft.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> InvoicesToShowAsync(DateTimeOffset now, long after, int most, CancellationToken cancellationToken) =>
        await db.WorkItems
            .Where(item => item.Books == books && item.Stage == Stage.Held && item.Kind == WorkKind.Invoice && item.Draft != null && item.Sequence > after)
            .Where(item => !db.VisibleDrafts.Any(draft =>
                draft.Books == books && draft.Item == item.Id
                && (draft.NotBefore > now || draft.State == VisibleDraftState.LeftToPerson
                    || (draft.State == VisibleDraftState.Shown && draft.DraftHash == item.DraftHash))))
            .OrderBy(item => item.Sequence).Take(most).ToListAsync(cancellationToken);
}
