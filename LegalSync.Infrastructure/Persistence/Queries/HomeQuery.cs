using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The figures of the home page.</summary>
public sealed record HomeFigures
{
    /// <summary>Cards that wait.</summary>
    public int Open { get; init; }

    /// <summary>Of those, critical.</summary>
    public int Critical { get; init; }

    /// <summary>Cards the person's roles may resolve.</summary>
    public int Mine { get; init; }

    /// <summary>When the oldest open card was raised.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>Cards closed since the firm's day began.</summary>
    public int ClearedToday { get; init; }

    /// <summary>Money that waits behind open cards, minor units.</summary>
    public long BlockedMinor { get; init; }

    /// <summary>Items that wait only for an approval.</summary>
    public int Held { get; init; }

    /// <summary>What they are worth.</summary>
    public long HeldMinor { get; init; }

    /// <summary>Of those, items that move client money.</summary>
    public int HeldTrust { get; init; }

    /// <summary>When the longest-held of them was held.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>Approved, not yet in the books.</summary>
    public int OnTheirWay { get; init; }

    /// <summary>Today's runs, summed.</summary>
    public RunFigures Today { get; init; } = new();

    /// <summary>The newest run.</summary>
    public RunRow? Latest { get; init; }

    /// <summary>The first cards of the person.</summary>
    public IReadOnlyList<QueueRow> NextUp { get; init; } = [];
}

/// <summary>What needs whom.</summary>
public sealed class HomeQuery(IDbFactory databases, QueueRowsQuery rows, IExceptionCatalogue catalogue, TimeProvider clock)
{
    private const int MostNext = 5;

    /// <summary>Reads the figures.</summary>
    public async Task<Answer<HomeFigures>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<HomeFigures>();
        }

        await using var db = databases.Create();
        var zone = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.TimeZone).FirstOrDefaultAsync(cancellationToken);
        var dayStart = FirmDay.StartOf(clock.GetUtcNow(), zone);
        var figures = await WithCardsAsync(new HomeFigures(), db, books, actor, dayStart, cancellationToken);
        figures = await WithItemsAsync(figures, db, books, cancellationToken);
        var runs = await db.SyncRuns.AsNoTracking()
            .Where(run => run.Books == books && run.StartedAt >= dayStart)
            .Select(run => new RunFigures
            {
                Read = run.Read,
                Changed = run.Changed,
                Evaluated = run.Evaluated,
                Posted = run.Posted,
                Verified = run.Verified,
                CardsRaised = run.CardsRaised,
                CardsClosed = run.CardsClosed,
            })
            .ToListAsync(cancellationToken);
        return Answer.Of(figures with { Today = RunQuery.Sum(runs), Latest = await RunQuery.LatestAsync(db, books, cancellationToken) });
    }

    private async Task<HomeFigures> WithCardsAsync(
        HomeFigures figures, LegalSyncDb db, BooksId books, Actor actor, DateTimeOffset dayStart, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var mine = catalogue.All.Where(type => type.Roles.Any(actor.Is)).Select(type => type.Code).ToList();
        var awake = db.ExceptionItems.AsNoTracking()
            .Where(card => card.Books == books && card.State == CardState.Open && (card.SnoozedUntil == null || card.SnoozedUntil <= now));
        var byCode = await awake
            .GroupBy(card => new { card.Code, card.Severity })
            .Select(group => new { group.Key, Count = group.Count(), Oldest = group.Min(card => card.RaisedAt), Minor = group.Sum(card => card.BlockedMinor) })
            .ToListAsync(cancellationToken);
        var next = await awake
            .Where(card => card.AssignedTo == actor.Id || (card.AssignedTo == null && mine.Contains(card.Code)))
            .OrderByDescending(card => card.Severity).ThenBy(card => card.RaisedAt).ThenBy(card => card.Sequence)
            .Take(MostNext)
            .Select(card => card.Sequence)
            .ToListAsync(cancellationToken);
        var found = await rows.FindAsync(books, next, actor, cancellationToken);
        return figures with
        {
            Open = byCode.Sum(group => group.Count),
            Critical = byCode.Where(group => group.Key.Severity == Severity.Critical).Sum(group => group.Count),
            Mine = byCode.Where(group => mine.Contains(group.Key.Code)).Sum(group => group.Count),
            Oldest = byCode.Count == 0 ? null : byCode.Min(group => group.Oldest),
            BlockedMinor = byCode.Sum(group => group.Minor),
            ClearedToday = await db.ExceptionItems.CountAsync(
                card => card.Books == books && card.State != CardState.Open && card.ClosedAt >= dayStart, cancellationToken),
            NextUp = [.. (found.Value ?? []).OrderBy(row => next.IndexOf(row.Sequence))],
        };
    }

    private static async Task<HomeFigures> WithItemsAsync(HomeFigures figures, LegalSyncDb db, BooksId books, CancellationToken cancellationToken)
    {
        var held = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == books && item.Stage == Stage.Held && item.Draft != null && item.OpenEdges == 0)
            .GroupBy(item => item.Kind)
            .Select(group => new { group.Key, Count = group.Count(), Minor = group.Sum(item => item.Amount.Minor), Since = group.Min(item => item.StageSince) })
            .ToListAsync(cancellationToken);
        return figures with
        {
            Held = held.Sum(group => group.Count),
            HeldMinor = held.Sum(group => group.Minor),
            HeldTrust = held.Where(group => group.Key.IsTrust()).Sum(group => group.Count),
            HeldSince = held.Count == 0 ? null : held.Min(group => group.Since),
            OnTheirWay = await db.WorkItems.CountAsync(
                item => item.Books == books && (item.Stage == Stage.Approved || item.Stage == Stage.Posting), cancellationToken),
        };
    }
}
