using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>The preparer hands a finished reconciliation to the second person.</summary>
public sealed class SubmitForSignature(IReconcileStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Submits it; refused with every reason while anything keeps it from being signed.</summary>
    public async Task<TrustOutcome> RunAsync(BooksId books, ReconciliationId reconciliation, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return TrustOutcome.No(objection);
        }

        await using var session = store.Open(books);
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month || await WorkpaperReader.ReadAsync(session, month, cancellationToken) is not { } paper)
        {
            return TrustOutcome.No("The reconciliation no longer exists.");
        }

        if (!month.IsOpen)
        {
            return TrustOutcome.No("The month is signed already.");
        }

        var standing = StandingBuilder.Of(paper);
        if (standing.Blockers.Count > 0)
        {
            return TrustOutcome.No(string.Join(' ', standing.Blockers));
        }

        var now = clock.GetUtcNow();
        var hash = SealInputs.Hash(paper, standing);
        month.Submit(actor, hash, now);
        session.Add(AuditEvent.Tell(books, StartReconciliation.AuditSubject(month), "submitted for signature", actor, now, hash));
        if (!await session.SaveAsync(cancellationToken))
        {
            return TrustOutcome.Raced;
        }

        feed.Announce();
        return TrustOutcome.Done;
    }
}
