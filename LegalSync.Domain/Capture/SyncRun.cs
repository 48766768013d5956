using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Capture;

/// <summary>What a run did. Stored: a number is never reused.</summary>
public enum RunKind
{
    /// <summary>Read both systems and evaluated what changed.</summary>
    Capture = 1,

    /// <summary>Sent what was approved.</summary>
    Post = 2,

    /// <summary>Read the books back.</summary>
    Verify = 3,

    /// <summary>Compared key sets and evaluated everything.</summary>
    Sweep = 4,

    /// <summary>Watched queue and connections.</summary>
    Watch = 5,

    /// <summary>Wrote the day's log.</summary>
    DailyLog = 6,
}

/// <summary>How a run ended. Stored: a number is never reused.</summary>
public enum RunState
{
    /// <summary>It goes on.</summary>
    Running = 1,

    /// <summary>It ended well.</summary>
    Succeeded = 2,

    /// <summary>It ended early; what it had is kept.</summary>
    Failed = 3,
}

/// <summary>One run of a job, with its figures: the sync log's line.</summary>
public sealed class SyncRun
{
    private SyncRun(Guid id, BooksId books) => (Id, Books) = (id, books);

    /// <summary>Key; also the correlation id in the logs.</summary>
    public Guid Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>What it did.</summary>
    public RunKind Kind { get; private set; }

    /// <summary>Who started it, as shown.</summary>
    public string StartedBy { get; private set; } = "";

    /// <summary>How it ended.</summary>
    public RunState State { get; private set; } = RunState.Running;

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Records read from outside.</summary>
    public int Read { get; private set; }

    /// <summary>Of those, new or changed.</summary>
    public int Changed { get; private set; }

    /// <summary>Items evaluated.</summary>
    public int Evaluated { get; private set; }

    /// <summary>Documents confirmed by the books.</summary>
    public int Posted { get; private set; }

    /// <summary>Documents read back and found equal.</summary>
    public int Verified { get; private set; }

    /// <summary>Cards raised or opened again.</summary>
    public int CardsRaised { get; private set; }

    /// <summary>Cards closed because their condition went away.</summary>
    public int CardsClosed { get; private set; }

    /// <summary>Steps done and in all, for the progress bar.</summary>
    public int Done { get; private set; }

    /// <summary>Steps in all.</summary>
    public int Total { get; private set; }

    /// <summary>What went wrong, for a person.</summary>
    public string? Problem { get; private set; }

    /// <summary>Starts a run.</summary>
    public static SyncRun Start(Guid id, BooksId books, RunKind kind, string by, DateTimeOffset at) =>
        new(id, books) { Kind = kind, StartedBy = by, StartedAt = at };

    /// <summary>Adds figures.</summary>
    public void Count(RunFigures figures)
    {
        Read += figures.Read;
        Changed += figures.Changed;
        Evaluated += figures.Evaluated;
        Posted += figures.Posted;
        Verified += figures.Verified;
        CardsRaised += figures.CardsRaised;
        CardsClosed += figures.CardsClosed;
    }

    /// <summary>Sets how far it is.</summary>
    public void Progress(int done, int total) => (Done, Total) = (done, total);

    /// <summary>Ends it.</summary>
    public void End(RunState state, string? problem, DateTimeOffset at) => (State, Problem, EndedAt) = (state, problem, at);
}

/// <summary>Figures of a part of a run.</summary>
public sealed record RunFigures
{
    /// <summary>Records read.</summary>
    public int Read { get; init; }

    /// <summary>New or changed.</summary>
    public int Changed { get; init; }

    /// <summary>Items evaluated.</summary>
    public int Evaluated { get; init; }

    /// <summary>Documents confirmed.</summary>
    public int Posted { get; init; }

    /// <summary>Documents verified.</summary>
    public int Verified { get; init; }

    /// <summary>Cards raised.</summary>
    public int CardsRaised { get; init; }

    /// <summary>Cards closed.</summary>
    public int CardsClosed { get; init; }
}
