using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Lets the open parallel run go on to a later day.</summary>
public sealed class ExtendParallelRun(IComparisonStore store, MatterSweep sweep, TimeProvider clock)
{
    /// <summary>Extends it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, DateOnly endsOn, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator extends a parallel run.";
        }

        ConnectionId practice;
        await using (var session = store.Open(books))
        {
            switch (await session.OpenRunAsync(cancellationToken))
            {
                case null:
                    return "No parallel run is open.";
                case { State: not ParallelRunState.Running }:
                    return "The cycle is signed. A signed cycle is cut over or given up, not extended.";
                case { } run when endsOn <= run.EndsOn:
                    return $"It ends on {StartParallelRun.Day(run.EndsOn)}. Choose a later day.";
                case { } run:
                    var (firm, now) = (await session.Spine.BooksAsync(cancellationToken), clock.GetUtcNow());
                    run.ExtendTo(endsOn);
                    firm.Shadow(run.StartsOn, endsOn);
                    session.Add(AuditEvent.Tell(books, StartParallelRun.Subject(run), $"parallel run extended to {StartParallelRun.Day(endsOn)}", actor, now));
                    practice = firm.Practice;
                    break;
            }

            if (!await session.SaveAsync(cancellationToken))
            {
                return "Somebody else changed the parallel run at the same moment. Look again.";
            }
        }

        await sweep.RunAsync(books, practice, actor, cancellationToken);
        return null;
    }
}
