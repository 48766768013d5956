using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Key of a compared pair.</summary>
public readonly record struct PairId(Guid Value);

/// <summary>What a comparison found. Stored: a number is never reused.</summary>
public enum PairState
{
    /// <summary>Every compared field agrees.</summary>
    Equal = 1,

    /// <summary>The same thing, recorded differently.</summary>
    Differs = 2,

    /// <summary>Only LegalSync would have posted it.</summary>
    OnlyOurs = 3,

    /// <summary>Only a person posted it.</summary>
    OnlyTheirs = 4,

    /// <summary>Several fit equally well: shown, not chosen.</summary>
    Ambiguous = 5,
}

/// <summary>Who was right. Stored: a number is never reused.</summary>
public enum PairVerdict
{
    /// <summary>LegalSync was wrong.</summary>
    OursWrong = 1,

    /// <summary>The record made by hand was wrong. It is not counted against LegalSync.</summary>
    TheirsWrong = 2,

    /// <summary>Both were wrong.</summary>
    BothWrong = 3,

    /// <summary>Both are acceptable; the firm's habit becomes a rule.</summary>
    Convention = 4,

    /// <summary>The same, recorded on another day for a reason that holds.</summary>
    Timing = 5,

    /// <summary>Not part of the comparison, with a reason.</summary>
    Excluded = 6,
}

/// <summary>One pair of a parallel run as it stands, with its verdict. A pair that records no longer form is retired, and kept.</summary>
public sealed class ComparedPair
{
    /// <summary>Longest cluster name a column holds.</summary>
    public const int MaxClusterLength = 300;

    /// <summary>Longest reason a column holds.</summary>
    public const int MaxReasonLength = 1000;

    private ComparedPair(PairId id, BooksId books, ParallelRunId run, string key, string keyHash) => (Id, Books, Run, Key, KeyHash) = (id, books, run, key, keyHash);

    /// <summary>Key.</summary>
    public PairId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary>The keys of its records (<see cref="PairFinding.Key"/>).</summary>
    public string Key { get; private set; }

    /// <summary>SHA-256 of <see cref="Key"/>, which may be long: of the pairs that stand it is unique.</summary>
    public string KeyHash { get; private set; }

    /// <summary>The stream.</summary>
    public WorkKind Stream { get; private set; }

    /// <summary>What was found.</summary>
    public PairState State { get; private set; }

    /// <summary>The day it belongs to.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The Monday of its week.</summary>
    public DateOnly Week { get; private set; }

    /// <summary>The matter of ours; none when only theirs.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Customer and number as the list shows them.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Currency code of the amounts.</summary>
    public string CurrencyCode { get; private set; } = "USD";

    /// <summary>What ours total, minor units; null when only theirs.</summary>
    public long? OursMinor { get; private set; }

    /// <summary>What theirs total, minor units; null when only ours.</summary>
    public long? TheirsMinor { get; private set; }

    /// <summary>The first field that differs.</summary>
    public ComparedField? FirstDifference { get; private set; }

    /// <summary>Fields as JSON (list of <see cref="FieldComparison"/>).</summary>
    public string Fields { get; private set; } = "[]";

    /// <summary>Reasons as JSON (list of sentences).</summary>
    public string Reasons { get; private set; } = "[]";

    /// <summary>SHA-256 of what was found: a verdict holds for exactly this.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>When it was found first.</summary>
    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>When its records no longer formed it; null while it stands.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Who was right; null until somebody decided.</summary>
    public PairVerdict? Verdict { get; private set; }

    /// <summary>The fault that it belongs to, so that one fault counts once: <c>map:Code:A106</c>; null when it stands alone.</summary>
    public string? Cluster { get; private set; }

    /// <summary>Why it was decided so.</summary>
    public string? VerdictReason { get; private set; }

    /// <summary>Who decided, as shown.</summary>
    public string? VerdictBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? VerdictAt { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>True when nobody has to decide anything about it: it agrees, or somebody decided.</summary>
    public bool IsSettled => State == PairState.Equal || Verdict is not null;

    /// <summary>The keys of its records of ours.</summary>
    public IReadOnlyList<string> OurKeys => Side(0);

    /// <summary>The keys of its records of theirs.</summary>
    public IReadOnlyList<string> TheirKeys => Side(1);

    /// <summary>A pair that pairing found.</summary>
    public static ComparedPair Find(PairId id, FirmParallelRun run, PairFinding finding, MatterId matter, DateTimeOffset at)
    {
        var pair = new ComparedPair(id, run.Books, run.Id, finding.Key, SourceRecord.Hash(finding.Key)) { FoundAt = at };
        pair.Fill(finding, matter);
        return pair;
    }

    /// <summary>Takes a later finding of the same records. A verdict stands only for the content it was given about.</summary>
    /// <returns>True when a verdict fell because the content changed.</returns>
    public bool Take(PairFinding finding, MatterId matter)
    {
        if (Fingerprint == finding.Fingerprint && FieldsText(finding) == Fields && ComparisonText.Write(finding.Reasons) == Reasons)
        {
            return false;
        }

        var falls = Verdict is not null && Fingerprint != finding.Fingerprint;
        Fill(finding, matter);
        if (falls)
        {
            (Verdict, Cluster, VerdictReason, VerdictBy, VerdictAt) = (null, null, null, null, null);
        }

        Version++;
        return falls;
    }

    /// <summary>Its records no longer form it.</summary>
    public void Retire(DateTimeOffset at)
    {
        RetiredAt ??= at;
        Version++;
    }

    /// <summary>Somebody decided who was right.</summary>
    public void Decide(PairVerdict verdict, string reason, string? cluster, Actor actor, DateTimeOffset at)
    {
        (Verdict, VerdictReason, Cluster, VerdictBy, VerdictAt) = (verdict, reason, cluster, actor.Display, at);
        Version++;
    }

    /// <summary>The decision was taken back.</summary>
    public void Undecide()
    {
        (Verdict, Cluster, VerdictReason, VerdictBy, VerdictAt) = (null, null, null, null, null);
        Version++;
    }

    /// <summary>A convention was kept: the same records, of which more is explained. A verdict stands.</summary>
    public void Explain(IReadOnlyList<FieldComparison> fields)
    {
        var text = ComparisonText.Write(fields);
        if (text == Fields)
        {
            return;
        }

        (Fields, FirstDifference) = (text, FirstOf(fields));
        Version++;
    }

    /// <summary>A convention ended: the same records, of which less is explained. A pair that agreed by it differs from here on, and what is decided about it now holds.</summary>
    /// <param name="fields">The fields as they are explained now.</param>
    /// <param name="ours">Its records of ours.</param>
    /// <param name="theirs">Its records of theirs.</param>
    public void ExplainLess(IReadOnlyList<FieldComparison> fields, IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs)
    {
        (Fields, FirstDifference) = (ComparisonText.Write(fields), FirstOf(fields));
        State = State == PairState.Equal && FirstDifference is not null ? PairState.Differs : State;
        Fingerprint = new PairFinding(State, Stream, ours, theirs).Fingerprint;
        Version++;
    }

    /// <summary>The fields, side by side.</summary>
    public IReadOnlyList<FieldComparison> ReadFields() => ComparisonText.Read<List<FieldComparison>>(Fields);

    /// <summary>What speaks for the pair and against it.</summary>
    public IReadOnlyList<string> ReadReasons() => ComparisonText.Read<List<string>>(Reasons);

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private void Fill(PairFinding finding, MatterId matter)
    {
        var shown = finding.Ours.Count > 0 ? finding.Ours[0] : finding.Theirs[0];
        (State, Stream, Day, Week, Matter) = (finding.State, finding.Stream, finding.Day, WeekOf(finding.Day), matter);
        (FirstDifference, Fingerprint) = (finding.FirstDifference, finding.Fingerprint);
        (Fields, Reasons) = (FieldsText(finding), ComparisonText.Write(finding.Reasons));
        Title = Cut(shown.Number.Length > 0 ? $"{shown.Customer} · {shown.Number}" : shown.Customer, WorkItem.MaxTitleLength);
        CurrencyCode = shown.Amount.Currency.Code;
        OursMinor = finding.Ours.Count == 0 ? null : finding.Ours.Sum(side => side.Amount.Minor);
        TheirsMinor = finding.Theirs.Count == 0 ? null : finding.Theirs.Sum(side => side.Amount.Minor);
    }

    private static ComparedField? FirstOf(IReadOnlyList<FieldComparison> fields) => fields.FirstOrDefault(one => !one.IsEqual && one.Convention is null)?.Field;

    private static string FieldsText(PairFinding finding) => ComparisonText.Write(finding.Fields);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private string[] Side(int at) => Key.Split('|')[at] is { Length: > 0 } keys ? keys.Split('+') : [];
}
