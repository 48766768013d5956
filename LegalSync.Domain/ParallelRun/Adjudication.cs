using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>What happened to a pair's verdict. Stored: a number is never reused.</summary>
public enum AdjudicationKind
{
    /// <summary>Somebody decided.</summary>
    Decided = 1,

    /// <summary>Somebody took the decision back.</summary>
    TakenBack = 2,

    /// <summary>The records changed, and the decision fell.</summary>
    Fallen = 3,
}

/// <summary>One decision about one pair, for good. Append-only: the pair carries the verdict that stands.</summary>
public sealed class Adjudication
{
    private Adjudication(BooksId books, ParallelRunId run, PairId pair, string fingerprint, string byId, string by, string reason) =>
        (Books, Run, Pair, Fingerprint, ById, By, Reason) = (books, run, pair, fingerprint, byId, by, reason);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary>The pair.</summary>
    public PairId Pair { get; private set; }

    /// <summary>The content it was decided about.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>What happened.</summary>
    public AdjudicationKind Kind { get; private set; }

    /// <summary>The verdict; of one that was taken back or fell, the earlier one.</summary>
    public PairVerdict Verdict { get; private set; }

    /// <summary>The fault that it belongs to.</summary>
    public string? Cluster { get; private set; }

    /// <summary>Who, by key.</summary>
    public string ById { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Writes down what happened to the verdict that the pair bears (of a decision, after it was given).</summary>
    public static Adjudication Of(ComparedPair pair, AdjudicationKind kind, PairVerdict verdict, string reason, Actor actor, DateTimeOffset at) =>
        new(pair.Books, pair.Run, pair.Id, pair.Fingerprint, actor.Id, actor.Display, reason) { Kind = kind, Verdict = verdict, Cluster = pair.Cluster, At = at };
}

/// <summary>A kept list: differences of this form are the firm's habit and no error. Append-only but for its end.</summary>
public sealed class KeptConvention
{
    /// <summary>Longest value a column holds.</summary>
    public const int MaxValueLength = 300;

    private KeptConvention(BooksId books, ParallelRunId run, string ours, string theirs, string reason, string by) =>
        (Books, Run, Ours, Theirs, Reason, By) = (books, run, ours, theirs, reason, by);

    /// <summary>Order, given by the database; what fields refer to.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run in which it was kept.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary>The field.</summary>
    public ComparedField Field { get; private set; }

    /// <summary>What ours say, exactly as compared; empty for whatever.</summary>
    public string Ours { get; private set; }

    /// <summary>What theirs say, exactly as compared; empty for whatever.</summary>
    public string Theirs { get; private set; }

    /// <summary>Why it is acceptable.</summary>
    public string Reason { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Keeps one. Only fields that are form and not value may be kept (<see cref="ComparedFields.IsValue"/>); value differences become mapping rules.</summary>
    public static KeptConvention Keep(FirmParallelRun run, ComparedField field, string ours, string theirs, string reason, Actor actor, DateTimeOffset at) =>
        new(run.Books, run.Id, ours, theirs, reason, actor.Display) { Field = field, At = at };

    /// <summary>True when it explains a difference.</summary>
    public bool Explains(FieldComparison difference) =>
        EndedAt is null && difference.Field == Field && (Ours.Length == 0 || Ours == difference.Ours) && (Theirs.Length == 0 || Theirs == difference.Theirs);

    /// <summary>Takes it back.</summary>
    public void End(DateTimeOffset at) => EndedAt ??= at;
}

/// <summary>What was signed. Stored: a number is never reused.</summary>
public enum PeriodSignatureKind
{
    /// <summary>A bookkeeper signed a week.</summary>
    Week = 1,

    /// <summary>A managing partner signed the cycle.</summary>
    Cycle = 2,

    /// <summary>All records of a ten-transaction test were marked right.</summary>
    TenTest = 3,
}

/// <summary>A signature under frozen figures. Append-only; a later signature of the same week stands beside it.</summary>
public sealed class PeriodSignature
{
    private PeriodSignature(BooksId books, ParallelRunId run, string figures, string figuresHash, string byId, string by) =>
        (Books, Run, Figures, FiguresHash, ById, By) = (books, run, figures, figuresHash, byId, by);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run; of a ten-transaction test before any run, an empty key.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary>What was signed.</summary>
    public PeriodSignatureKind Kind { get; private set; }

    /// <summary>First day of what was signed.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of it.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>The figures as JSON (<see cref="Autonomy.StreamEvidence"/> of each stream), frozen: bounds are taken here only.</summary>
    public string Figures { get; private set; }

    /// <summary>SHA-256 of <see cref="Figures"/>.</summary>
    public string FiguresHash { get; private set; }

    /// <summary>Who, by key.</summary>
    public string ById { get; private set; }

    /// <summary>Who, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Signs.</summary>
    public static PeriodSignature Sign(BooksId books, ParallelRunId run, PeriodSignatureKind kind, (DateOnly From, DateOnly Through) period, string figures, Actor actor, DateTimeOffset at) =>
        new(books, run, figures, Capture.SourceRecord.Hash(figures), actor.Id, actor.Display) { Kind = kind, From = period.From, Through = period.Through, At = at };
}
