using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// One leg of what LegalSync would have posted, as of one evaluation. Append-only but for the mark that a later revision stands in its place,
/// so that an earlier result can still be compared after a mapping changed.
/// </summary>
public sealed class ShadowPosting
{
    /// <summary>Longest key a column holds.</summary>
    public const int MaxKeyLength = 200;

    private ShadowPosting(BooksId books, ParallelRunId run, string key, string fields, string draft, string hash) =>
        (Books, Run, Key, Fields, Draft, Hash) = (books, run, key, fields, draft, hash);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary><c>EVENT#LEG</c>.</summary>
    public string Key { get; private set; }

    /// <summary>The item.</summary>
    public WorkItemId Item { get; private set; }

    /// <summary>Its stream.</summary>
    public WorkKind Stream { get; private set; }

    /// <summary>Its matter.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Ledger date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What it would have moved.</summary>
    public Money Amount { get; private set; }

    /// <summary>The <see cref="ComparedSide"/> as JSON.</summary>
    public string Fields { get; private set; }

    /// <summary>The leg's draft as JSON (<see cref="DraftText"/> of one leg).</summary>
    public string Draft { get; private set; }

    /// <summary>SHA-256 of <see cref="Fields"/>: equal content is not stored twice.</summary>
    public string Hash { get; private set; }

    /// <summary>1 for the first, counting up.</summary>
    public int Revision { get; private set; }

    /// <summary>False once a later revision stands in its place, or the source took it back.</summary>
    public bool IsLatest { get; private set; } = true;

    /// <summary>When it was evaluated.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Stores what would have been posted.</summary>
    public static ShadowPosting Keep(FirmParallelRun run, WorkItem item, ComparedSide side, PostingDraft leg, int revision, DateTimeOffset at)
    {
        var fields = ComparisonText.Write(side);
        return new(run.Books, run.Id, side.Key, fields, DraftText.Write([leg]), SourceRecord.Hash(fields))
        {
            Item = item.Id, Stream = item.Kind, Matter = item.Matter, Date = side.Date, Amount = side.Amount, Revision = revision, At = at,
        };
    }

    /// <summary>A later revision stands in its place, or nothing does any more.</summary>
    public void Retire() => IsLatest = false;

    /// <summary>Its fields.</summary>
    public ComparedSide ReadSide() => ComparisonText.Read<ComparedSide>(Fields);
}

/// <summary>One record that people made by hand, as last read. Append-only but for the mark that a later revision stands in its place.</summary>
public sealed class ManualRecord
{
    private ManualRecord(BooksId books, ParallelRunId run, string key, string fields, string hash) =>
        (Books, Run, Key, Fields, Hash) = (books, run, key, fields, hash);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The run.</summary>
    public ParallelRunId Run { get; private set; }

    /// <summary><c>Invoice 123</c> for a document of the books, <c>row 17</c> for a row of the spreadsheet.</summary>
    public string Key { get; private set; }

    /// <summary>Where it comes from.</summary>
    public ManualSource Source { get; private set; }

    /// <summary>The stream that its kind and accounts tell.</summary>
    public WorkKind Stream { get; private set; }

    /// <summary>Ledger date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What it moves.</summary>
    public Money Amount { get; private set; }

    /// <summary>The <see cref="ComparedSide"/> as JSON.</summary>
    public string Fields { get; private set; }

    /// <summary>SHA-256 of <see cref="Fields"/>.</summary>
    public string Hash { get; private set; }

    /// <summary>1 for the first, counting up.</summary>
    public int Revision { get; private set; }

    /// <summary>False once a later revision stands in its place, or it is gone.</summary>
    public bool IsLatest { get; private set; } = true;

    /// <summary>When it was read.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The document in the books that it is; null for a row of a spreadsheet.</summary>
    public DocumentRef? Document => Source == ManualSource.Books ? DocumentRef.Parse(Key) : null;

    /// <summary>Stores what was read.</summary>
    public static ManualRecord Keep(FirmParallelRun run, ManualSource source, ComparedSide side, int revision, DateTimeOffset at)
    {
        var fields = ComparisonText.Write(side);
        return new(run.Books, run.Id, side.Key, fields, SourceRecord.Hash(fields))
        {
            Source = source, Stream = side.Stream, Date = side.Date, Amount = side.Amount, Revision = revision, At = at,
        };
    }

    /// <summary>A later revision stands in its place, or it is gone.</summary>
    public void Retire() => IsLatest = false;

    /// <summary>Its fields.</summary>
    public ComparedSide ReadSide() => ComparisonText.Read<ComparedSide>(Fields);
}
