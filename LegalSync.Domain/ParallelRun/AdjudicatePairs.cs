using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A pair as a person saw it.</summary>
/// <param name="Id">The pair.</param>
/// <param name="Fingerprint">Its fingerprint then: a decision is about exactly that.</param>
public sealed record ShownPair(PairId Id, string Fingerprint);

/// <summary>A pair that was not decided, and why.</summary>
public sealed record PairRefusal(PairId Pair, string Why);

/// <summary>What became of a decision about pairs.</summary>
/// <param name="Decided">How many bear the verdict now.</param>
/// <param name="Refusals">Those that do not.</param>
/// <param name="Refusal">Why none was looked at; null when they were.</param>
public sealed record AdjudicationOutcome(int Decided, IReadOnlyList<PairRefusal> Refusals, string? Refusal = null)
{
    /// <summary>Nothing was looked at.</summary>
    public static AdjudicationOutcome No(string why) => new(0, [], why);
}

/// <summary>Decides who was right, of one pair or of thousands that look alike. Each is decided by itself: what one lacks stops no other.</summary>
public sealed class AdjudicatePairs(IComparisonStore store, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    private const int Chunk = 500;

    /// <summary>Decides.</summary>
    /// <param name="books">The books.</param>
    /// <param name="shown">The pairs as they were seen.</param>
    /// <param name="verdict">Who was right.</param>
    /// <param name="reason">Why; needed where we were wrong, for timing, for what is excluded, and for a convention about value.</param>
    /// <param name="cluster">The fault that all of them show, so that it counts once; null when each stands alone.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancellationToken">Stops it before anything is stored.</param>
    public async Task<AdjudicationOutcome> RunAsync(
        BooksId books, IReadOnlyList<ShownPair> shown, PairVerdict verdict, string reason, string? cluster, Actor actor, CancellationToken cancellationToken)
    {
        var given = new Given(verdict, reason.Trim(), string.IsNullOrWhiteSpace(cluster) ? null : cluster.Trim());
        if ((Judging.Objection(actor) ?? given.Objection()) is { } objection)
        {
            return AdjudicationOutcome.No(objection);
        }

        for (var attempt = 1; attempt <= Judging.Tries; attempt++)
        {
            await using var session = store.Open(books);
            if (await session.OpenRunAsync(cancellationToken) is not { } run)
            {
                return AdjudicationOutcome.No(Judging.NoRun);
            }

            var (outcome, matters) = await DecideAsync(session, run, shown, given, actor, cancellationToken);
            if (outcome.Decided == 0 || await session.SaveAsync(cancellationToken))
            {
                await Judging.SettleAsync(advance, feed, books, matters, actor, cancellationToken);
                return outcome;
            }
        }

        return AdjudicationOutcome.No(Judging.Raced);
    }

    private async Task<(AdjudicationOutcome Outcome, IReadOnlyCollection<MatterId> Matters)> DecideAsync(
        IComparisonSession session, FirmParallelRun run, IReadOnlyList<ShownPair> shown, Given given, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (decided, refusals, matters) = (0, new List<PairRefusal>(), new HashSet<MatterId>());
        foreach (var chunk in shown.DistinctBy(one => one.Id).Chunk(Chunk))
        {
            var pairs = (await session.PairsAsync([.. chunk.Select(one => one.Id)], cancellationToken)).ToDictionary(pair => pair.Id);
            foreach (var one in chunk)
            {
                var pair = pairs.GetValueOrDefault(one.Id);
                if (Refuse(pair, one, run, given) is { } refusal)
                {
                    refusals.Add(new PairRefusal(one.Id, refusal));
                    continue;
                }

                decided++;
                if (!given.IsBorneBy(pair!))
                {
                    matters.UnionWith(await Judging.WithdrawAsync(session, pair!, now, cancellationToken));
                    Decide(session, pair!, given, actor, now);
                    Judging.Reopen(session, run, actor, now);
                }
            }
        }

        return (new AdjudicationOutcome(decided, refusals), matters);
    }

    private static void Decide(IComparisonSession session, ComparedPair pair, Given given, Actor actor, DateTimeOffset now)
    {
        pair.Decide(given.Verdict, given.Reason, given.Cluster, actor, now);
        session.Add(Adjudication.Of(pair, AdjudicationKind.Decided, given.Verdict, given.Reason, actor, now));
        session.Add(AuditEvent.Tell(pair.Books, Judging.Subject(pair), $"decided: {given.Verdict}", actor, now, $"{given.Cluster}\n{given.Reason}"));
    }

    private static string? Refuse(ComparedPair? pair, ShownPair shown, FirmParallelRun run, Given given)
    {
        if (pair is not { RetiredAt: null } || pair.Run != run.Id)
        {
            return Judging.Gone;
        }

        var isAlone = pair.State is PairState.OnlyOurs or PairState.OnlyTheirs;
        var movesValue = pair.State == PairState.Differs && Autonomy.CountedPair.DiffersInValue(pair);
        return pair.Fingerprint != shown.Fingerprint ? "Its records changed since you saw them. Look again."
            : pair.State == PairState.Equal ? "Both sides agree; there is nothing to decide."
            : pair.State == PairState.Ambiguous && given.Verdict != PairVerdict.Excluded ? "Several records fit. Choose first which belong together."
            : isAlone && given.Verdict == PairVerdict.Convention ? "Only one side has it; that is no convention."
            : movesValue && given.Verdict == PairVerdict.Timing ? "It differs in more than its day; that is no matter of timing."
            : movesValue && given is { Verdict: PairVerdict.Convention, Reason.Length: 0 } ? "It differs in value: write why both are acceptable, or change the mapping rule."
            : null;
    }

    /// <summary>What was decided.</summary>
    private sealed record Given(PairVerdict Verdict, string Reason, string? Cluster)
    {
        public string? Objection() =>
            !Enum.IsDefined(Verdict) ? "There is no such verdict."
            : Reason.Length == 0 && Verdict is not (PairVerdict.TheirsWrong or PairVerdict.Convention) ? "Write why."
            : Reason.Length > ComparedPair.MaxReasonLength ? $"A reason has at most {ComparedPair.MaxReasonLength} characters."
            : Cluster?.Length > ComparedPair.MaxClusterLength ? $"The name of a fault has at most {ComparedPair.MaxClusterLength} characters."
            : null;

        public bool IsBorneBy(ComparedPair pair) => (pair.Verdict, pair.VerdictReason, pair.Cluster) == (Verdict, Reason, Cluster);
    }
}
