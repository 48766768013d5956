using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Starts a parallel run: from now to its end nothing is written to the books, and what would be is compared with what people post.</summary>
public sealed class StartParallelRun(IComparisonStore store, IIds ids, MatterSweep sweep, TimeProvider clock)
{
    /// <summary>Starts it. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="startsOn">First ledger date that is compared.</param>
    /// <param name="endsOn">Last ledger date that is compared: a billing cycle later at least.</param>
    /// <param name="source">Where records made by hand come from.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<string?> RunAsync(BooksId books, DateOnly startsOn, DateOnly endsOn, ManualSource source, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator starts a parallel run.";
        }

        ConnectionId practice;
        await using (var session = store.Open(books))
        {
            var firm = await session.Spine.BooksAsync(cancellationToken);
            if (Objection(firm, startsOn, endsOn) is { } objection)
            {
                return objection;
            }

            if (await session.OpenRunAsync(cancellationToken) is { } open)
            {
                return $"A parallel run is open already, from {Day(open.StartsOn)} to {Day(open.EndsOn)}.";
            }

            if (await session.HasUnsettledPostingsAsync(cancellationToken))
            {
                return "Something approved is not in the books yet. Let it post or take it back first: while a parallel run is open nothing is written.";
            }

            var now = clock.GetUtcNow();
            var run = FirmParallelRun.Start(new ParallelRunId(ids.Next()), books, startsOn, endsOn, source, actor, now);
            firm.Shadow(startsOn, endsOn);
            session.Add(run);
            session.Add(AuditEvent.Tell(books, Subject(run), $"parallel run started, {Day(startsOn)} to {Day(endsOn)}, records made by hand from {source}", actor, now));
            if (!await session.SaveAsync(cancellationToken))
            {
                return "Somebody else changed the books at the same moment. Look again.";
            }

            practice = firm.Practice;
        }

        await sweep.RunAsync(books, practice, actor, cancellationToken);
        return null;
    }

    /// <summary>What audit events about a run are about.</summary>
    internal static string Subject(FirmParallelRun run) => $"parallel-run:{run.Id.Value:N}";

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Objection(Books firm, DateOnly startsOn, DateOnly endsOn) =>
        firm.OpensOn is not { } opensOn ? "Sign the opening position first: the parallel run begins from it."
        : startsOn < opensOn ? $"The opening position is signed from {Day(opensOn)} on. The parallel run cannot start before it."
        : endsOn < startsOn ? "The last day lies before the first."
        : endsOn.DayNumber - startsOn.DayNumber + 1 < FirmParallelRun.LeastDays ? $"A parallel run takes at least {FirmParallelRun.LeastDays} days, one billing cycle."
        : null;
}
