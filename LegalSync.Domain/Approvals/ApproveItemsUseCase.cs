using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Approvals;

/// <summary>Approves held items: each signature covers exactly the draft that was shown. Trust items need the grant for their account.</summary>
public sealed class ApproveItems
{
    /// <summary>Approves one or many; a refusal of one does not stop the others.</summary>
    public Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<ShownItem> items, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Rejects held items with a reason: nothing of them is posted.</summary>
public sealed class RejectItems
{
    /// <summary>Rejects one or many.</summary>
    public Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<ShownItem> items, string reason, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}

/// <summary>Takes back an approval (until its first byte is sent) or a rejection.</summary>
public sealed class UndoDecision
{
    /// <summary>Takes back one or many.</summary>
    public Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<LegalSync.Domain.Spine.WorkItemId> items, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
