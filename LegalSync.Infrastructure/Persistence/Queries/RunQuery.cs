using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A run as the sync log shows it.</summary>
public sealed record RunRow(long Sequence, Guid Id, RunKind Kind, RunState State, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt)
{
    /// <summary>Its figures.</summary>
    public RunFigures Figures { get; init; } = new();

    /// <summary>Steps done.</summary>
    public int Done { get; init; }

    /// <summary>Steps in all; 0 while nobody knows.</summary>
    public int Total { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Problem { get; init; }
}

/// <summary>A day of the firm in one line.</summary>
public sealed record DayLine(DateOnly Day, int Runs, int Failed, RunFigures Figures);

/// <summary>A stretch of the sync log, newest first.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Days">The days those runs belong to.</param>
/// <param name="Older">Sequence below which older runs are; null at the end.</param>
public sealed record RunLog(IReadOnlyList<RunRow> Runs, IReadOnlyList<DayLine> Days, long? Older);

/// <summary>The sync log.</summary>
public sealed class RunQuery(IDbFactory databases)
{
    /// <summary>How many runs a stretch holds.</summary>
    public const int Stretch = 100;

    /// <summary>Reads runs below a sequence, or the newest; watches only on request, for they are many and dull.</summary>
    public async Task<Answer<RunLog>> FindAsync(BooksId books, long? below, bool withWatches, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<RunLog>();
        }

        await using var db = databases.Create();
        var found = await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken);
        if (found is null)
        {
            return Answer.Of<RunLog>(null);
        }

        var runs = db.SyncRuns.AsNoTracking().Where(run => run.Books == books);
        if (!withWatches)
        {
            runs = runs.Where(run => run.Kind != RunKind.Watch);
        }

        if (below is { } limit)
        {
            runs = runs.Where(run => run.Sequence < limit);
        }

        var rows = (await runs.OrderByDescending(run => run.Sequence).Take(Stretch + 1).ToListAsync(cancellationToken)).Select(Row).ToList();
        var older = rows.Count > Stretch ? rows[Stretch - 1].Sequence : (long?)null;
        var shown = rows.Take(Stretch).ToList();
        return Answer.Of(new RunLog(shown, Days(shown, found), older));
    }

    /// <summary>The newest run of any kind but watches, for the home page.</summary>
    public static async Task<RunRow?> LatestAsync(LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var run = await db.SyncRuns.AsNoTracking()
            .Where(one => one.Books == books && one.Kind != RunKind.Watch && one.Kind != RunKind.DailyLog)
            .OrderByDescending(one => one.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return run is null ? null : Row(run);
    }

    /// <summary>Sums figures.</summary>
    public static RunFigures Sum(IEnumerable<RunFigures> figures) => figures.Aggregate(new RunFigures(), (sum, one) => new RunFigures
    {
        Read = sum.Read + one.Read,
        Changed = sum.Changed + one.Changed,
        Evaluated = sum.Evaluated + one.Evaluated,
        Posted = sum.Posted + one.Posted,
        Verified = sum.Verified + one.Verified,
        CardsRaised = sum.CardsRaised + one.CardsRaised,
        CardsClosed = sum.CardsClosed + one.CardsClosed,
    });

    private static IReadOnlyList<DayLine> Days(IReadOnlyList<RunRow> runs, Books books) =>
        [.. runs.GroupBy(run => books.DayOf(run.StartedAt))
            .OrderByDescending(day => day.Key)
            .Select(day => new DayLine(day.Key, day.Count(), day.Count(run => run.State == RunState.Failed), Sum(day.Select(run => run.Figures))))];

    private static RunRow Row(SyncRun run) => new(run.Sequence, run.Id, run.Kind, run.State, run.StartedBy, run.StartedAt, run.EndedAt)
    {
        Figures = new RunFigures
        {
            Read = run.Read,
            Changed = run.Changed,
            Evaluated = run.Evaluated,
            Posted = run.Posted,
            Verified = run.Verified,
            CardsRaised = run.CardsRaised,
            CardsClosed = run.CardsClosed,
        },
        Done = run.Done,
        Total = run.Total,
        Problem = run.Problem,
    };
}
