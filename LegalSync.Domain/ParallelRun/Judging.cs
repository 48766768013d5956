using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>What every decision about pairs has in common.</summary>
internal static class Judging
{
    /// <summary>What a writer is told who was overtaken.</summary>
    public const string Raced = "Somebody else changed the comparison at the same moment. Look again.";

    /// <summary>What is said where no run is open.</summary>
    public const string NoRun = "No parallel run is open.";

    /// <summary>A pair that is not there any more.</summary>
    public const string Gone = "Its records no longer form this pair. Look again.";

    /// <summary>How often a writer tries again after being overtaken.</summary>
    public const int Tries = 5;

    /// <summary>Why somebody may not decide; null when they may.</summary>
    public static string? Objection(Actor actor) =>
        actor.Is(Role.Bookkeeper) || actor.Is(Role.ManagingPartner) ? null : "Only a bookkeeper or a managing partner decides about differences.";

    /// <summary>What the audit calls a pair.</summary>
    public static string Subject(ComparedPair pair) => $"pair:{pair.Id.Value}";

    /// <summary>What the audit calls a run.</summary>
    public static string Subject(FirmParallelRun run) => $"parallel run:{run.Id.Value}";

    /// <summary>A pair that stands in the open run, or why it does not.</summary>
    public static async Task<(ComparedPair? Pair, string? Refusal)> FindAsync(IComparisonSession session, FirmParallelRun run, PairId id, CancellationToken cancellationToken) =>
        await session.PairsAsync([id], cancellationToken) is [{ RetiredAt: null } pair, ..] && pair.Run == run.Id ? (pair, null) : (null, Gone);

    /// <summary>Something changed after the managing partner signed: the cycle is to be signed anew.</summary>
    public static void Reopen(IComparisonSession session, FirmParallelRun run, Actor actor, DateTimeOffset now)
    {
        if (run.State == ParallelRunState.SignedOff)
        {
            run.TakeSignatureBack();
            session.Add(AuditEvent.Tell(run.Books, Subject(run), "signature of the cycle fell: a verdict changed", actor, now));
        }
    }

    /// <summary>Takes a verdict back, with the correction that rested on it. Answers the matters to evaluate anew.</summary>
    public static async Task<IReadOnlyList<MatterId>> TakeBackAsync(IComparisonSession session, ComparedPair pair, string why, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var matters = await WithdrawAsync(session, pair, now, cancellationToken);
        session.Add(Adjudication.Of(pair, AdjudicationKind.TakenBack, pair.Verdict!.Value, why, actor, now));
        session.Add(AuditEvent.Tell(pair.Books, Subject(pair), $"verdict {pair.Verdict} taken back", actor, now, why));
        pair.Undecide();
        return matters;
    }

    /// <summary>Revokes the correction that rests on a pair's verdict. Answers the matters to evaluate anew.</summary>
    public static async Task<IReadOnlyList<MatterId>> WithdrawAsync(IComparisonSession session, ComparedPair pair, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (pair.Verdict != PairVerdict.TheirsWrong)
        {
            return [];
        }

        var standing = await CorrectionOrder.StandingAsync(session.Spine, pair, cancellationToken);
        foreach (var directive in standing)
        {
            directive.Revoke(now);
        }

        return standing.Count == 0 ? [] : [pair.Matter];
    }

    /// <summary>Evaluates matters anew and tells open pages.</summary>
    public static async Task SettleAsync(AdvanceMatters advance, SyncFeed feed, Posting.BooksId books, IReadOnlyCollection<MatterId> matters, Actor actor, CancellationToken cancellationToken)
    {
        if (matters.Count > 0)
        {
            await advance.RunAsync(books, matters, actor, cancellationToken);
        }

        feed.Announce();
    }
}
