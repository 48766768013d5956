using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Connections;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>The comparison in sentences.</summary>
public static class ParallelText
{
    /// <summary>The one line under the question.</summary>
    public static string Figures(ParallelVerdict verdict) => verdict.Records == 0
        ? $"Day {verdict.DayNumber} of {verdict.DaysTotal} · no record compared yet"
        : $"Day {verdict.DayNumber} of {verdict.DaysTotal} · {AmountText.Count(verdict.Agreeing)} of {AmountText.Count(verdict.Records)} records agree ({Percent(verdict.Agreeing, verdict.Records)}) · "
            + $"{AmountText.Count(verdict.Explained)} explained · {AmountText.Count(verdict.Unexplained)} unexplained · {AmountText.Of(verdict.TrustDifference)} trust difference";

    /// <summary>The answer to the question.</summary>
    public static string Answer(ParallelVerdict verdict) => verdict switch
    {
        { IsRight: null } => "Not known yet.",
        { IsRight: true } => "Yes, as far as it was compared.",
        { Unexplained: > 0, AgainstUs: > 0 } => $"Not yet: {AmountText.Count(verdict.Unexplained, "difference is", "differences are")} unexplained, {AmountText.Count(verdict.AgainstUs, "record")} of LegalSync would be wrong.",
        { Unexplained: > 0 } => $"Not yet: {AmountText.Count(verdict.Unexplained, "difference is", "differences are")} unexplained.",
        _ => $"No: {AmountText.Count(verdict.AgainstUs, "record")} of LegalSync would be wrong.",
    };

    /// <summary>How far the run has come.</summary>
    public static string State(FirmParallelRun run) => run.State switch
    {
        ParallelRunState.Running => "Running",
        ParallelRunState.SignedOff => $"Cycle signed by {run.SignedBy}",
        ParallelRunState.CutOver => $"Cut over by {run.EndedBy}",
        ParallelRunState.Abandoned => $"Given up by {run.EndedBy}: {run.EndReason}",
        _ => throw new InvalidOperationException($"No words for {run.State}."),
    };

    /// <summary>A share with one decimal, never rounded up to the whole: 98.7 %.</summary>
    public static string Percent(int part, int whole) =>
        string.Create(CultureInfo.InvariantCulture, $"{(part == whole ? 100m : Math.Min(99.9m, decimal.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero))):0.0} %");

    /// <summary>"Nov 9 – Nov 15" for a week that begins on a day.</summary>
    public static string Week(DateOnly monday) => $"{DayOfYear(monday)} – {DayOfYear(monday.AddDays(6))}";

    /// <summary>What is said of a week's signature; empty when it has none.</summary>
    public static string Signature(ParallelWeek week) => week.IsSigned ? "signed" : week.IsSignedNoMore ? "signed, changed since" : "";

    /// <summary>How many weeks are signed: "3 / 5 signed, 1 changed since".</summary>
    public static string WeeksSigned(IReadOnlyList<ParallelWeek> weeks) => weeks.Count(week => week.IsSignedNoMore) is > 0 and var changed
        ? $"{AmountText.Count(weeks.Count(week => week.IsSigned))} / {AmountText.Count(weeks.Count)} signed, {AmountText.Count(changed)} changed since"
        : $"{AmountText.Count(weeks.Count(week => week.IsSigned))} / {AmountText.Count(weeks.Count)} signed";

    /// <summary>"Nov 9".</summary>
    public static string DayOfYear(DateOnly day) => day.ToString("MMM d", CultureInfo.InvariantCulture);

    /// <summary>A tab's name.</summary>
    public static string Tab(ParallelTab tab) => tab switch
    {
        ParallelTab.Unexplained => "Unexplained",
        ParallelTab.All => "All",
        ParallelTab.Equal => "Equal",
        ParallelTab.Explained => "Explained",
        ParallelTab.OursWrong => "Ours wrong",
        ParallelTab.TheirsWrong => "Theirs wrong",
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, "No such tab."),
    };

    /// <summary>What the list says of a pair, in a few words.</summary>
    public static string Verdict(ParallelRow row) => row.Verdict switch
    {
        null => ParallelWords.Of(row.State),
        PairVerdict.OursWrong => "Ours wrong",
        PairVerdict.TheirsWrong => "Theirs wrong",
        PairVerdict.BothWrong => "Both wrong",
        PairVerdict.Convention => "Convention",
        PairVerdict.Timing => "Timing",
        PairVerdict.Excluded => "Excluded",
        _ => throw new InvalidOperationException($"No words for {row.Verdict}."),
    };

    /// <summary>A fault's name for a person: "mapping of A106" for <c>map:Code:A106</c>.</summary>
    public static string Cluster(string cluster) => cluster.Split(':', 3) is ["map", _, var pattern] ? $"mapping of {pattern}" : cluster;

    /// <summary>The fields of a pair for the panel that the exception queue uses as well. A field that agrees is folded, however it is written.</summary>
    public static IReadOnlyList<FieldPair> Fields(ParallelDetail detail) => detail.Fields.Count > 0
        ? [.. detail.Fields.Select(field => new FieldPair(Named(field, detail), Shown(Value(field.Field, field.Ours)), Shown(Value(field.Field, field.IsEqual ? field.Ours : field.Theirs))))]
        : detail.Pair.State == PairState.Ambiguous ? [] : OneSided(detail);

    /// <summary>A compared value for a person: dates and amounts as every screen writes them, all else as it stands.</summary>
    public static string Value(ComparedField field, string text) => field switch
    {
        ComparedField.Date when DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => TimeText.Day(day),
        ComparedField.Amount or ComparedField.Tax when text.Split(' ') is [var figure, { Length: 3 } code] && decimal.TryParse(figure, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            => AmountText.Of(Money.Of(amount, Currency.FromCode(code))),
        _ => text,
    };

    private static string Named(FieldComparison field, ParallelDetail detail) =>
        field.Convention is { } number && detail.Conventions.TryGetValue(number, out var kept) ? $"{ParallelWords.Of(field.Field)} (convention: {kept.Reason})" : ParallelWords.Of(field.Field);

    private static string? Shown(string text) => text.Length == 0 ? null : text;

    // Nothing stands on the other side: every field of the one that is there is shown against nothing.
    private static IReadOnlyList<FieldPair> OneSided(ParallelDetail detail)
    {
        var isOurs = detail.Ours.Count > 0;
        var side = isOurs ? detail.Ours[0].Side : detail.Theirs.Select(one => one.Side).FirstOrDefault();
        if (side is null)
        {
            return [];
        }

        (string Name, string Text)[] fields = [("Amount", AmountText.Of(side.Amount)), ("Customer", side.Customer), ("Date", TimeText.Day(side.Date)), ("Number", side.Number), ("Bank account", side.Bank)];
        return [.. fields.Where(field => field.Text.Length > 0).Select(field => new FieldPair(field.Name, isOurs ? field.Text : null, isOurs ? null : field.Text))];
    }

    /// <summary>Why a week cannot be signed yet, each reason by itself; empty when it can.</summary>
    public static IReadOnlyList<string> WeekObjections(ParallelVerdict verdict, DateOnly monday)
    {
        var open = verdict.Cells.Where(cell => cell.IsUnexplained && ComparedPair.WeekOf(cell.Day) == monday).ToList();
        var last = monday.AddDays(6) < verdict.Run.EndsOn ? monday.AddDays(6) : verdict.Run.EndsOn;
        return
        [
            .. verdict.Run.State == ParallelRunState.Running ? Array.Empty<string>() : [$"The run is not running any more: {State(verdict.Run)}."],
            .. verdict.Weeks.Any(week => week.Monday == monday && week.IsSigned) ? ["The week is signed as it stands."] : Array.Empty<string>(),
            .. last >= verdict.Today ? [$"The week ends on {TimeText.Day(last)} and is not over."] : Array.Empty<string>(),
            .. open.GroupBy(cell => cell.Stream).OrderBy(group => group.Key)
                .Select(group => $"{StreamNames.Of(group.Key)}: {AmountText.Count(group.Sum(cell => cell.Pairs), "difference is", "differences are")} unexplained."),
        ];
    }

    /// <summary>What is said of a side that is missing or was not read for long; null when all is well with it.</summary>
    public static string? Side(ParallelSide side, ParallelVerdict verdict, TimeZoneInfo zone) => side switch
    {
        { IsStale: true, ReadAt: { } at } => $"{side.System} not read since {TimeText.Exact(at, zone)}: what was recorded there later is missing here.",
        { IsStale: true } => $"{side.System} not read yet.",
        { HasRecords: false } when verdict.Run.PairedAt is not null => $"{side.System} has no record dated {TimeText.Day(verdict.Run.StartsOn)} to {TimeText.Day(verdict.LastDay)}.",
        _ => null,
    };
}
