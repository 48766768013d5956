using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Key of a parallel run.</summary>
public readonly record struct ParallelRunId(Guid Value);

/// <summary>How far a parallel run has come. Stored: a number is never reused.</summary>
public enum ParallelRunState
{
    /// <summary>Would-be postings are compared with what people post by hand; nothing is written to the books.</summary>
    Running = 1,

    /// <summary>The managing partner signed the cycle; nothing is written yet.</summary>
    SignedOff = 2,

    /// <summary>Ended by cut-over: every item of the period is adopted or left to people, and the daily sync log takes its place.</summary>
    CutOver = 3,

    /// <summary>Given up without cut-over; the items of the period are evaluated as usual again.</summary>
    Abandoned = 4,
}

/// <summary>Where the records made by hand come from. Stored: a number is never reused.</summary>
public enum ManualSource
{
    /// <summary>The books themselves, read through the connector.</summary>
    Books = 1,

    /// <summary>The firm's spreadsheet.</summary>
    Spreadsheet = 2,
}

/// <summary>
/// One parallel run of a books: from its first day to its last, what LegalSync would have posted stands beside what people posted by hand.
/// While it runs, nothing at all is written to the books.
/// </summary>
public sealed class FirmParallelRun
{
    /// <summary>The shortest run: one month, the shortest billing cycle.</summary>
    public const int LeastDays = 28;

    /// <summary>How long the firm's spreadsheet is kept after the cut-over before it is retired.</summary>
    public const int SpreadsheetDays = 30;

    private FirmParallelRun(ParallelRunId id, BooksId books, string startedById, string startedBy) =>
        (Id, Books, StartedById, StartedBy) = (id, books, startedById, startedBy);

    /// <summary>Key.</summary>
    public ParallelRunId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>First ledger date that is compared.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last ledger date that is compared.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>How far it has come.</summary>
    public ParallelRunState State { get; private set; } = ParallelRunState.Running;

    /// <summary>Where the records made by hand come from.</summary>
    public ManualSource Source { get; private set; }

    /// <summary>Who started it, by key.</summary>
    public string StartedById { get; private set; }

    /// <summary>Who started it, as shown.</summary>
    public string StartedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When records were paired last.</summary>
    public DateTimeOffset? PairedAt { get; private set; }

    /// <summary>Which managing partner signed the cycle, as shown.</summary>
    public string? SignedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? SignedAt { get; private set; }

    /// <summary>Who ended it, by cut-over or by giving it up, as shown.</summary>
    public string? EndedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was given up.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The day from which the firm's spreadsheet is retired; null before the cut-over.</summary>
    public DateOnly? SpreadsheetRetiresOn { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>True while nothing is written to the books because of it.</summary>
    public bool IsOpen => State is ParallelRunState.Running or ParallelRunState.SignedOff;

    /// <summary>True when a ledger date is compared by it.</summary>
    public bool Covers(DateOnly day) => day >= StartsOn && day <= EndsOn;

    /// <summary>Starts it.</summary>
    public static FirmParallelRun Start(ParallelRunId id, BooksId books, DateOnly startsOn, DateOnly endsOn, ManualSource source, Actor actor, DateTimeOffset at) =>
        new(id, books, actor.Id, actor.Display) { StartsOn = startsOn, EndsOn = endsOn, Source = source, StartedAt = at };

    /// <summary>Goes on to a later last day.</summary>
    public void ExtendTo(DateOnly endsOn)
    {
        Expect(ParallelRunState.Running, "be extended");
        EndsOn = endsOn;
        Version++;
    }

    /// <summary>Its records were paired.</summary>
    public void Paired(DateTimeOffset at)
    {
        PairedAt = at;
        Version++;
    }

    /// <summary>The managing partner signs the cycle.</summary>
    public void Sign(Actor actor, DateTimeOffset at)
    {
        Expect(ParallelRunState.Running, "be signed");
        (State, SignedBy, SignedAt) = (ParallelRunState.SignedOff, actor.Display, at);
        Version++;
    }

    /// <summary>Something changed after the signature: the cycle must be signed anew.</summary>
    public void TakeSignatureBack()
    {
        Expect(ParallelRunState.SignedOff, "lose its signature");
        (State, SignedBy, SignedAt) = (ParallelRunState.Running, null, null);
        Version++;
    }

    /// <summary>Ends it: LegalSync posts from now on.</summary>
    public void CutOver(DateOnly today, Actor actor, DateTimeOffset at)
    {
        Expect(ParallelRunState.SignedOff, "be cut over");
        (State, EndedBy, EndedAt, SpreadsheetRetiresOn) = (ParallelRunState.CutOver, actor.Display, at, today.AddDays(SpreadsheetDays));
        Version++;
    }

    /// <summary>Gives it up.</summary>
    public void Abandon(string reason, Actor actor, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"A parallel run that is {State} cannot be given up.");
        }

        (State, EndedBy, EndedAt, EndReason) = (ParallelRunState.Abandoned, actor.Display, at, reason);
        Version++;
    }

    private void Expect(ParallelRunState state, string what)
    {
        if (State != state)
        {
            throw new InvalidOperationException($"A parallel run that is {State} cannot {what}.");
        }
    }
}
