using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>How fresh one system's figures are.</summary>
public sealed record Freshness(OutsideSystem System, ConnectionState State, DateTimeOffset? ReadAt, string? Problem)
{
    /// <summary>An end of its authorisation that is near; null when none is.</summary>
    public string? EndsSoon { get; init; }
}

/// <summary>What every screen's frame shows.</summary>
/// <param name="Books">The books.</param>
/// <param name="OpenCards">Cards that wait.</param>
/// <param name="CriticalCards">Of those, critical.</param>
/// <param name="HeldItems">Items that wait for an approval.</param>
/// <param name="Systems">Freshness of each connected system.</param>
/// <param name="IsSetUp">True once the opening is signed and the native-sync question is answered.</param>
public sealed record Frame(
    Books Books, int OpenCards, int CriticalCards, int HeldItems, IReadOnlyList<Freshness> Systems, bool IsSetUp)
{
    /// <summary>Which day of the parallel run it is, and of how many; null when none is open.</summary>
    public (int Day, int Of)? ParallelDay { get; init; }

    /// <summary>Differences of the open parallel run that nobody decided; none when no run is open.</summary>
    public int OpenDifferences { get; init; }

    /// <summary>Streams that have earned more than Draft.</summary>
    public int BeyondDraft { get; init; }

    /// <summary>The mode pill.</summary>
    public string Mode => this switch
    {
        { Books.IsPostingPaused: true } => "Posting paused",
        { ParallelDay: { } at } => string.Create(CultureInfo.InvariantCulture, $"Parallel run day {at.Day} of {at.Of}"),
        { IsSetUp: true, BeyondDraft: > 0 } => string.Create(CultureInfo.InvariantCulture, $"{BeyondDraft} {(BeyondDraft == 1 ? "stream" : "streams")} beyond Draft"),
        _ => IsSetUp ? "Draft" : "Setup",
    };
}

/// <summary>The frame's figures.</summary>
public sealed class FrameQuery(IDbFactory databases, TimeProvider clock)
{
    /// <summary>Reads them; nothing before the first books exist.</summary>
    public async Task<Answer<Frame>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<Frame>();
        }

        await using var db = databases.Create();
        var found = await db.Books.AsNoTracking().FirstOrDefaultAsync(one => one.Id == books, cancellationToken);
        if (found is null)
        {
            return Answer.Of<Frame>(null);
        }

        var now = clock.GetUtcNow();
        var awake = db.ExceptionItems.Where(card => card.Books == books && card.State == CardState.Open && (card.SnoozedUntil == null || card.SnoozedUntil <= now));
        var bySeverity = await awake.GroupBy(card => card.Severity).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var held = await db.WorkItems.CountAsync(item => item.Books == books && item.Stage == Stage.Held && item.Draft != null && item.OpenEdges == 0, cancellationToken);
        var links = await db.Connections.AsNoTracking()
            .Where(link => link.Id == found.Practice || link.Id == found.Accounting)
            .ToListAsync(cancellationToken);
        return Answer.Of(new Frame(
            found,
            bySeverity.Sum(one => one.Count),
            bySeverity.Where(one => one.Key == Severity.Critical).Sum(one => one.Count),
            held,
            [.. links.OrderBy(link => link.System).Select(link => new Freshness(link.System, link.State, ReadAt(link, found), link.LastProblem) { EndsSoon = ConnectionEnds.Warning(link, now) })],
            found.OpensOn is not null && found.NativeSync != NativeSyncAnswer.Unanswered)
        {
            ParallelDay = DayOf(found, now),
            OpenDifferences = await DifferencesAsync(db, found, cancellationToken),
            BeyondDraft = await db.Streams.CountAsync(stream => stream.Books == books && stream.Mode != StreamMode.Draft, cancellationToken),
        });
    }

    private static async Task<int> DifferencesAsync(LegalSyncDb db, Books books, CancellationToken cancellationToken)
    {
        var run = await db.ParallelRuns.AsNoTracking()
            .Where(one => one.Books == books.Id && (one.State == ParallelRunState.Running || one.State == ParallelRunState.SignedOff))
            .OrderByDescending(one => one.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return run is null ? 0 : await db.ComparedPairs.CountAsync(
            pair => pair.Books == books.Id && pair.Run == run.Id && pair.RetiredAt == null && pair.State != PairState.Equal && pair.Verdict == null, cancellationToken);
    }

    private static (int Day, int Of)? DayOf(Books books, DateTimeOffset now) => books is { ShadowFrom: { } from, ShadowThrough: { } through }
        ? (Math.Clamp(books.DayOf(now).DayNumber - from.DayNumber + 1, 0, through.DayNumber - from.DayNumber + 1), through.DayNumber - from.DayNumber + 1)
        : null;

    private static DateTimeOffset? ReadAt(Connection link, Books books) =>
        link.Id == books.Accounting ? link.LastReadAt ?? books.BooksReadAsOf : link.LastReadAt;
}
