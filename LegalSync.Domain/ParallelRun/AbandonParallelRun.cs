using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Gives the open parallel run up: its items are evaluated as usual again, and what people posted is adopted where it is the same.</summary>
public sealed class AbandonParallelRun(IComparisonStore store, MatterSweep sweep, TimeProvider clock)
{
    /// <summary>Gives it up. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator gives a parallel run up.";
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ComparedPair.MaxReasonLength)
        {
            return $"Write why, in at most {ComparedPair.MaxReasonLength} characters.";
        }

        ConnectionId practice;
        await using (var session = store.Open(books))
        {
            if (await session.OpenRunAsync(cancellationToken) is not { } run)
            {
                return "No parallel run is open.";
            }

            var (firm, now) = (await session.Spine.BooksAsync(cancellationToken), clock.GetUtcNow());
            run.Abandon(reason.Trim(), actor, now);
            firm.Shadow(null, null);
            session.Add(AuditEvent.Tell(books, StartParallelRun.Subject(run), "parallel run given up", actor, now, reason.Trim()));
            if (!await session.SaveAsync(cancellationToken))
            {
                return "Somebody else changed the parallel run at the same moment. Look again.";
            }

            practice = firm.Practice;
        }

        await sweep.RunAsync(books, practice, actor, cancellationToken);
        return null;
    }
}
