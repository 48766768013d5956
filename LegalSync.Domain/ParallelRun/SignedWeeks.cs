using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A week of a run as far as the run reaches: it begins on a Monday or with the run, and ends on a Sunday or with the run.</summary>
/// <param name="Run">The run.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
public sealed record RunWeek(ParallelRunId Run, DateOnly From, DateOnly Through)
{
    /// <summary>True when a pair belongs to it.</summary>
    public bool Holds(ComparedPair pair) => pair.Run == Run && pair.RetiredAt is null && pair.Day >= From && pair.Day <= Through;

    /// <summary>The week of a run that begins on a Monday; null when the run has no day of it.</summary>
    public static RunWeek? Of(FirmParallelRun run, DateOnly monday)
    {
        var (from, through) = (monday < run.StartsOn ? run.StartsOn : monday, monday.AddDays(6) > run.EndsOn ? run.EndsOn : monday.AddDays(6));
        return monday.DayOfWeek == DayOfWeek.Monday && from <= through ? new RunWeek(run.Id, from, through) : null;
    }

    /// <summary>All weeks of a run, first to last.</summary>
    public static IReadOnlyList<RunWeek> All(FirmParallelRun run)
    {
        var weeks = new List<RunWeek>();
        for (var monday = ComparedPair.WeekOf(run.StartsOn); Of(run, monday) is { } week; monday = monday.AddDays(7))
        {
            weeks.Add(week);
        }

        return weeks;
    }
}

/// <summary>What a signature of a week freezes of a pair.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="KeyHash">Names the pair.</param>
/// <param name="Fingerprint">Its content.</param>
/// <param name="Verdict">Who was right.</param>
/// <param name="Cluster">The fault it belongs to.</param>
public readonly record struct SignedPair(WorkKind Stream, string KeyHash, string Fingerprint, PairVerdict? Verdict, string? Cluster)
{
    /// <summary>A pair as it stands.</summary>
    public static SignedPair Of(ComparedPair pair) => new(pair.Stream, pair.KeyHash, pair.Fingerprint, pair.Verdict, pair.Cluster);
}

/// <summary>Which signatures of weeks still stand. One holds for exactly the pairs and verdicts that it was given about. Pure.</summary>
public static class SignedWeeks
{
    /// <summary>The weeks whose latest signature stands: their pairs and verdicts are those that were signed.</summary>
    /// <param name="signatures">Signatures, in order.</param>
    /// <param name="pairs">Pairs of the runs.</param>
    public static IReadOnlyList<RunWeek> Standing(IEnumerable<PeriodSignature> signatures, IReadOnlyCollection<ComparedPair> pairs)
    {
        var byRun = pairs.ToLookup(pair => pair.Run);
        return
        [
            .. signatures.Where(one => one.Kind == PeriodSignatureKind.Week)
                .GroupBy(one => (one.Run, one.From))
                .Select(group => group.MaxBy(one => one.Sequence)!)
                .Where(one => IsStanding(one, byRun[one.Run]))
                .Select(one => new RunWeek(one.Run, one.From, one.Through)),
        ];
    }

    /// <summary>The figures under a signature, for each stream.</summary>
    /// <exception cref="JsonException">The figures are not such.</exception>
    public static IReadOnlyList<StreamEvidence> Figures(PeriodSignature signature) =>
        JsonSerializer.Deserialize<List<StreamEvidence>>(signature.Figures, AmountsJson.Options) ?? [];

    /// <summary>True when a signature's pairs and verdicts are those of its week, every one of them settled.</summary>
    /// <param name="signature">The latest signature of the week.</param>
    /// <param name="week">The settled pairs of its days.</param>
    public static bool Stands(PeriodSignature signature, IReadOnlyCollection<SignedPair> week)
    {
        var signed = Figures(signature).ToDictionary(one => one.Stream, one => one.SignedContent);
        return signed.Keys.Union(week.Select(pair => pair.Stream)).All(stream => Content(stream, week) == signed.GetValueOrDefault(stream, ""));
    }

    /// <summary>Names the pairs and verdicts of a stream in a week: equal for equal content, empty when it has none.</summary>
    public static string ContentOf(WorkKind stream, IEnumerable<ComparedPair> week) => Content(stream, week.Select(SignedPair.Of));

    private static string Content(WorkKind stream, IEnumerable<SignedPair> week)
    {
        var lines = week.Where(pair => pair.Stream == stream).Select(pair => $"{pair.KeyHash} {pair.Fingerprint} {pair.Verdict} {pair.Cluster}").Order(StringComparer.Ordinal).ToList();
        return lines.Count == 0 ? "" : SourceRecord.Hash(string.Join('\n', lines));
    }

    private static bool IsStanding(PeriodSignature signature, IEnumerable<ComparedPair> ofRun)
    {
        var week = new RunWeek(signature.Run, signature.From, signature.Through);
        var pairs = ofRun.Where(week.Holds).ToList();
        return pairs.TrueForAll(pair => pair.IsSettled) && Stands(signature, [.. pairs.Select(SignedPair.Of)]);
    }
}
