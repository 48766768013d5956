using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>What the report on a parallel run is made of.</summary>
/// <param name="Run">The run.</param>
/// <param name="Pairs">Its pairs that stand, by day.</param>
/// <param name="Signatures">Its signatures, in order.</param>
/// <param name="Conventions">Conventions kept in it, in order.</param>
public sealed record RunFacts(FirmParallelRun Run, IReadOnlyList<ComparedPair> Pairs, IReadOnlyList<PeriodSignature> Signatures, IReadOnlyList<KeptConvention> Conventions)
{
    /// <summary>The books' currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The firm's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The outcomes: what, before, now.</summary>
    public required IReadOnlyList<(string Name, string Before, string Now)> Outcomes { get; init; }

    /// <summary>The figures under the last signature; none before the first.</summary>
    public IReadOnlyList<StreamEvidence> SignedFigures => Signatures.Count == 0 ? [] : Domain.ParallelRun.ComparisonText.Read<List<StreamEvidence>>(Signatures[^1].Figures);
}

/// <summary>The sections of the report on a parallel run. Pure: the same facts give the same tables.</summary>
public static class RunReportTables
{
    /// <summary>The sections in order.</summary>
    public static IReadOnlyList<ReportTable> Of(RunFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [Pairs(facts), Evidence(facts), Strata(facts), Caught(facts), Ours(facts), Conventions(facts), Excluded(facts), Signatures(facts), Outcomes(facts)];
    }

    /// <summary>The verdict in a sentence, and whether it is good news.</summary>
    public static (string Text, bool IsClean) Verdict(RunFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (all, equal, open) = (facts.Pairs.Count, facts.Pairs.Count(pair => pair.State == PairState.Equal), facts.Pairs.Count(pair => !pair.IsSettled));
        var wrong = facts.Pairs.Count(IsOurs);
        var theirs = facts.Pairs.Where(IsTheirs).ToList();
        return (Text($"{equal} of {all} records agree; {open} still open; LegalSync was wrong in {wrong}, the books by hand in {theirs.Count} ({Sum(theirs, facts.Currency).ToPlainString("N")})."), open == 0 && wrong == 0);
    }

    private static bool IsOurs(ComparedPair pair) => pair.Verdict is PairVerdict.OursWrong or PairVerdict.BothWrong;

    private static bool IsTheirs(ComparedPair pair) => pair.Verdict is PairVerdict.TheirsWrong or PairVerdict.BothWrong;

    // Of a record that stands on one side only, or names another client, the whole amount would have stood wrong.
    private static long Moved(ComparedPair pair)
    {
        var (ours, theirs) = (pair.OursMinor ?? 0, pair.TheirsMinor ?? 0);
        return pair.State is PairState.OnlyOurs or PairState.OnlyTheirs || pair.FirstDifference is ComparedField.Customer or ComparedField.Side
            ? Math.Max(Math.Abs(ours), Math.Abs(theirs))
            : Math.Abs(theirs - ours);
    }

    private static Money Sum(IEnumerable<ComparedPair> pairs, Currency currency) => Money.FromMinor(pairs.Sum(Moved), currency);

    private static ReportTable Pairs(RunFacts facts) => new("1 Records by stream", [new("Stream", 24), Figure("Pairs"), Figure("Agree"), Figure("Differ"), Figure("Only LegalSync"), Figure("Only by hand"), Figure("Open")],
    [
        .. facts.Pairs.GroupBy(pair => pair.Stream).OrderBy(group => group.Key).Select(group => new ReportRow([
            Cell(Name(group.Key)), Cell(group.Count()), Cell(group.Count(pair => pair.State == PairState.Equal)), Cell(group.Count(pair => pair.State is PairState.Differs or PairState.Ambiguous)),
            Cell(group.Count(pair => pair.State == PairState.OnlyOurs)), Cell(group.Count(pair => pair.State == PairState.OnlyTheirs)), Cell(group.Count(pair => !pair.IsSettled))])),
    ]) { Note = Text($"Ledger dates {Day(facts.Run.StartsOn)} to {Day(facts.Run.EndsOn)}. Records by hand come from {(facts.Run.Source == ManualSource.Books ? "the books themselves" : "the firm's spreadsheet")}."), WhenEmpty = "Nothing was compared." };

    private static ReportTable Evidence(RunFacts facts) => new("2 Evidence as signed", [new("Stream", 24), Figure("Pairs that count"), Figure("Our value errors"), Figure("in pairs"), Figure("Our form errors"), Figure("By hand wrong"), Figure("Explained"), Figure("Excluded"), Figure("Error rate at most"), Figure("By hand")],
    [
        .. facts.SignedFigures.OrderBy(one => one.Stream).Select(one => new ReportRow([
            Cell(Name(one.Stream)), Cell(one.Pairs), Cell(one.OurValueErrors), Cell(one.OurValuePairs), Cell(one.OurFormErrors), Cell(one.TheirErrors), Cell(one.Explained), Cell(one.Excluded),
            Cell(one.UpperBound?.ToString() ?? "not taken"), Cell(one.ManualRate?.ToString() ?? "not known")], IsAlarming: one.OurValueErrors > 0)),
    ]) { Note = "The bound is exact (Clopper-Pearson, one-sided, 95 %), taken when the last week was signed. One fault counts once, however many pairs it shows in.", WhenEmpty = "No week is signed yet." };

    private static ReportTable Strata(RunFacts facts) => new("3 Evidence by amount", [new("Stream", 24), new("Amounts", 24), Figure("Pairs that count"), Figure("Our value errors"), Figure("Error rate at most")],
    [
        .. facts.SignedFigures.OrderBy(one => one.Stream).SelectMany(one => one.Strata.Select(stratum => new ReportRow([
            Cell(Name(one.Stream)), Cell(stratum.Name), Cell(stratum.Pairs), Cell(stratum.Errors), Cell(stratum.UpperBound?.ToString() ?? "not taken")]))),
    ]) { WhenEmpty = "No week is signed yet." };

    private static ReportTable Caught(RunFacts facts)
    {
        var rows = facts.Pairs.Where(IsTheirs).ToList();
        return new("4 Errors caught in the books by hand", Listed("Moved wrongly"),
            [.. rows.Select(pair => Listed(pair, facts.Currency, Money.FromMinor(Moved(pair), facts.Currency))), .. Total(rows.Count, Sum(rows, facts.Currency))]) { WhenEmpty = "None." };
    }

    private static ReportTable Ours(RunFacts facts) => new("5 Where LegalSync was wrong", [new("Fault", 30), Figure("Pairs"), new("First", 14), new("What was decided", 50)],
    [
        .. facts.Pairs.Where(IsOurs).GroupBy(pair => pair.Cluster ?? pair.Id.Value.ToString("N")).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new ReportRow([
            Cell(group.First().Cluster ?? group.First().Title), Cell(group.Count()), ReportCell.Of(group.Min(pair => pair.Day)), Cell(group.First().VerdictReason ?? "")], IsAlarming: true)),
    ]) { Note = "One line a fault; how many records it shows in stands beside it.", WhenEmpty = "Nowhere." };

    private static ReportTable Conventions(RunFacts facts) => new("6 Conventions kept", [new("Field", 14), new("LegalSync", 24), new("By hand", 24), new("Why", 40), new("By", 20)],
    [
        .. facts.Conventions.Select(one => new ReportRow([Cell(ParallelWords.Of(one.Field)), Cell(Any(one.Ours)), Cell(Any(one.Theirs)), Cell(one.Reason), Cell(one.By)])),
    ]) { Note = "Differences of form that are the firm's habit and no error." };

    private static ReportTable Excluded(RunFacts facts)
    {
        var rows = facts.Pairs.Where(pair => pair.Verdict == PairVerdict.Excluded).ToList();
        return new("7 Excluded from the comparison", Listed("Difference"), [.. rows.Select(pair => Listed(pair, facts.Currency, Money.FromMinor((pair.TheirsMinor ?? 0) - (pair.OursMinor ?? 0), facts.Currency)))]);
    }

    private static ReportTable Signatures(RunFacts facts) => new("8 Signatures", [new("What", 14), new("From", 12), new("Through", 12), new("By", 22), new("When", 20), new("Figures (SHA-256)", 50)],
    [
        .. facts.Signatures.Select(one => new ReportRow([
            Cell(one.Kind switch { PeriodSignatureKind.Week => "Week", PeriodSignatureKind.Cycle => "Cycle", _ => "Test" }), ReportCell.Of(one.From), ReportCell.Of(one.Through), Cell(one.By), Cell(At(one.At, facts.Zone)), Cell(one.FiguresHash)])),
    ]) { WhenEmpty = "Nothing is signed." };

    private static ReportTable Outcomes(RunFacts facts) => new("9 Against the firm's own figures", [new("What", 24), new("Before", 24), new("Now", 24)],
        [.. facts.Outcomes.Select(one => new ReportRow([Cell(one.Name), Cell(one.Before), Cell(one.Now)]))]) { Note = "Before: as the firm entered it. Now: as counted here; nothing is estimated." };

    private static IReadOnlyList<ReportColumn> Listed(string figure) => [new("Date", 12), new("Stream", 16), new("Record", 34), Figure("LegalSync"), Figure("By hand"), Figure(figure), new("Decided", 44)];

    private static ReportRow Listed(ComparedPair pair, Currency currency, Money figure) => new([
        ReportCell.Of(pair.Day), Cell(Name(pair.Stream)), Cell(pair.Title), Amount(pair.OursMinor, currency), Amount(pair.TheirsMinor, currency), ReportCell.Of(figure), Cell($"{pair.VerdictReason} ({pair.VerdictBy})")]);

    private static IEnumerable<ReportRow> Total(int count, Money sum) => count == 0 ? [] : [new([Cell("Total"), Cell(""), Cell(Text($"{count} records")), Cell(""), Cell(""), ReportCell.Of(sum), Cell("")], IsTotal: true)];

    private static ReportColumn Figure(string heading) => new(heading, 14, IsFigure: true);

    private static ReportCell Amount(long? minor, Currency currency) => minor is { } known ? ReportCell.Of(Money.FromMinor(known, currency)) : Cell("none");

    private static ReportCell Cell(string text) => ReportCell.Of(text);

    private static ReportCell Cell(int number) => ReportCell.Of(number);

    private static string Any(string value) => value.Length == 0 ? "whatever" : value;

    private static string Name(WorkKind kind) => string.Concat(kind.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string At(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
