using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>The managing partner signs a run that covers a full billing cycle and whose every week is signed as it stands. A later change of a verdict takes the signature back.</summary>
public sealed class SignCycle(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Signs it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return "Only a managing partner signs the cycle.";
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Judging.NoRun;
        }

        var ground = await EvidenceGround.ReadAsync(session, cancellationToken);
        if ((run.State == ParallelRunState.Running ? Objection(run, ground) : "The cycle is signed already.") is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var figures = ComparisonText.Write(EvidenceCounter.Count(ground));
        run.Sign(actor, now);
        session.Add(PeriodSignature.Sign(books, run.Id, PeriodSignatureKind.Cycle, (run.StartsOn, run.EndsOn), figures, actor, now));
        session.Add(AuditEvent.Tell(books, Judging.Subject(run), "cycle signed", actor, now, figures));
        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        feed.Announce();
        return null;
    }

    /// <summary>Why a run may not be signed, or may no longer be cut over on its signature; null when it may.</summary>
    internal static string? Objection(FirmParallelRun run, EvidenceGround ground)
    {
        var days = BillingCycles.Days(run.StartsOn, run.EndsOn).ToHashSet();
        if (BillingCycles.Full(days, ground.CycleClosesOn) < 1)
        {
            return $"The run covers no full billing cycle. Extend it through {SignWeek.Day(BillingCycles.EndOfFirstFull(run.StartsOn, ground.CycleClosesOn))}.";
        }

        var signed = SignedWeeks.Standing(ground.Signatures, ground.Pairs).ToHashSet();
        var lacking = RunWeek.All(run).Where(week => !signed.Contains(week)).Select(week => SignWeek.Day(week.From)).ToList();
        if (lacking.Count > 0)
        {
            return $"These weeks are not signed as they stand: {string.Join(", ", lacking)}.";
        }

        // A record dated outside the run's days belongs to no week of it.
        var open = ground.Pairs.Count(pair => pair.Run == run.Id && !pair.IsSettled);
        return open > 0 ? "Differences dated outside the run's weeks are not decided." : null;
    }
}
