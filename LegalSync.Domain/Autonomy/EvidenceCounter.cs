using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>
/// Counts what a stream has shown. A pair counts when it agrees in every compared field or somebody decided about it; never one that nobody decided,
/// that is retired, or that is excluded. One fault counts once, however many pairs it shows in. Pure.
/// </summary>
public static class EvidenceCounter
{
    /// <summary>Where one layer of amounts ends and the next begins, major units.</summary>
    private static readonly int[] _ranges = [500, 5_000];

    /// <summary>The evidence of every stream that has pairs. Bounds are those of the last signature: looking every day does not flatter them.</summary>
    public static IReadOnlyList<StreamEvidence> Count(EvidenceGround ground) => [.. Streams(ground).Select(stream => Count(ground, stream))];

    /// <summary>The evidence of one kind; of a kind without pairs of its own, that of the stream it is posted with.</summary>
    public static StreamEvidence Count(EvidenceGround ground, WorkKind kind)
    {
        var stream = EvidenceGround.BasisOf(kind);
        var frozen = ground.Signatures.Where(one => one.Kind == PeriodSignatureKind.Week).OrderByDescending(one => one.Sequence)
            .Select(one => SignedWeeks.Figures(one).FirstOrDefault(figures => figures.Stream == stream)).FirstOrDefault(figures => figures is not null);
        var live = Of(ground, stream, SignedWeeks.Standing(ground.Signatures, ground.Pairs), _ => true);
        return live with
        {
            Stream = kind,
            UpperBound = frozen?.UpperBound,
            Strata = [.. live.Strata.Select(stratum => stratum with { UpperBound = frozen?.Strata.FirstOrDefault(one => one.Name == stratum.Name)?.UpperBound })],
        };
    }

    /// <summary>The figures to freeze under the signature of a week: only signed weeks and this one count, for in others the easy half is settled first; bounds are taken here and nowhere else.</summary>
    public static IReadOnlyList<StreamEvidence> CountForSignature(EvidenceGround ground, RunWeek week)
    {
        IReadOnlyList<RunWeek> weeks = [.. SignedWeeks.Standing(ground.Signatures, ground.Pairs).Where(one => (one.Run, one.From) != (week.Run, week.From)), week];
        var signed = ground.Pairs.Where(pair => weeks.Any(one => one.Holds(pair))).Select(pair => pair.Id).ToHashSet();
        var content = ground.Pairs.Where(week.Holds).ToList();
        return
        [
            .. Streams(ground).Select(stream => Of(ground, stream, weeks, pair => signed.Contains(pair.Id))).Select(counted => counted with
            {
                UpperBound = ClopperPearson.UpperShare(counted.OurValueErrors, counted.Pairs),
                Strata = [.. counted.Strata.Select(stratum => stratum with { UpperBound = ClopperPearson.UpperShare(stratum.Errors, stratum.Pairs) })],
                SignedContent = SignedWeeks.ContentOf(counted.Stream, content),
            }),
        ];
    }

    private static IEnumerable<WorkKind> Streams(EvidenceGround ground) =>
        ground.Pairs.Where(pair => pair.RetiredAt is null).Select(pair => pair.Stream).Distinct().Order();

    private static StreamEvidence Of(EvidenceGround ground, WorkKind stream, IReadOnlyList<RunWeek> weeks, Func<ComparedPair, bool> isTaken)
    {
        var standing = ground.Pairs.Where(pair => pair.Stream == stream && pair.RetiredAt is null && isTaken(pair)).OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).ToList();
        var counted = standing.Where(pair => pair.IsSettled && pair.Verdict != PairVerdict.Excluded).Select(pair => new CountedPair(pair)).ToList();
        var faults = Faults(counted);
        var theirs = counted.Where(one => one.IsTheirError).ToList();
        var days = weeks.SelectMany(week => BillingCycles.Days(week.From, week.Through)).ToHashSet();
        return new StreamEvidence(stream)
        {
            Days = days.Count,
            Cycles = BillingCycles.Full(days, ground.CycleClosesOn),
            Items = standing.SelectMany(pair => pair.OurKeys).Select(EventOf).Distinct(StringComparer.Ordinal).Count(),
            Pairs = counted.Count,
            Agreeing = counted.Count(one => one.Pair.State == PairState.Equal),
            OurValueErrors = faults.Value,
            OurValuePairs = counted.Count(one => one.IsValueError),
            OurFormErrors = faults.Form,
            TheirErrors = theirs.Count,
            Explained = counted.Count(one => one.Pair.Verdict is PairVerdict.Convention or PairVerdict.Timing),
            Excluded = standing.Count(pair => pair.Verdict == PairVerdict.Excluded),
            Open = standing.Count(pair => !pair.IsSettled),
            SinceValueError = counted.Count - 1 - counted.FindLastIndex(one => one.IsValueError),
            Rate = counted.Count == 0 ? null : Share.Of(faults.Value, counted.Count),
            ManualRate = counted.Count == 0 ? null : Share.Of(theirs.Count, counted.Count),
            Caught = Money.FromMinor(theirs.Sum(one => one.CaughtMinor), ground.Currency),
            Strata = Strata(counted, ground.Currency),
        };
    }

    /// <summary>Our faults; one that moves value anywhere is a value error.</summary>
    private static (int Value, int Form) Faults(IEnumerable<CountedPair> counted)
    {
        var faults = counted.Where(one => one.Fault.Length > 0).GroupBy(one => one.Fault, StringComparer.Ordinal).Select(group => group.Any(one => one.IsValueError)).ToList();
        return (faults.Count(isValue => isValue), faults.Count(isValue => !isValue));
    }

    private static IReadOnlyList<EvidenceStratum> Strata(IReadOnlyList<CountedPair> counted, Currency currency) =>
    [
        .. counted.GroupBy(one => RangeOf(one, currency)).OrderBy(group => group.Key)
            .Select(group => new EvidenceStratum(NameOf(group.Key, currency), group.Count(), Faults(group).Value, null)),
    ];

    /// <summary>0 for under the first limit, 1 for between, 2 for over the last.</summary>
    private static int RangeOf(CountedPair pair, Currency currency)
    {
        var minor = Math.Abs(pair.Minor);
        return minor < _ranges[0] * currency.MinorPerMajor ? 0 : minor <= _ranges[1] * currency.MinorPerMajor ? 1 : 2;
    }

    private static string NameOf(int range, Currency currency)
    {
        var (low, high) = (Money.Of(_ranges[0], currency).ToPlainString("N"), Money.Of(_ranges[1], currency).ToPlainString("N"));
        return range switch
        {
            0 => $"under {low}",
            1 => $"{low} to {high}",
            _ => $"over {high}",
        };
    }

    private static string EventOf(string key) => key.LastIndexOf('#') is var at and > 0 ? key[..at] : key;
}
