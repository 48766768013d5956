using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>The keys, groups and facet counts of the exception queue under a filter.</summary>
public sealed class QueueKeysQuery(IDbFactory databases, IExceptionCatalogue catalogue, TimeProvider clock)
{
    private readonly record struct AgeLimits(DateTimeOffset Day, DateTimeOffset Week, DateTimeOffset Month);

    /// <summary>Reads them.</summary>
    public async Task<Answer<QueueKeys>> FindAsync(
        BooksId books, QueueFilter filter, QueueOrder order, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<QueueKeys>();
        }

        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        var limits = new AgeLimits(now.AddDays(-1), now.AddDays(-7), now.AddDays(-30));
        var shown = OfView(db, books, filter, actor, now, await DayStartAsync(db, books, now, cancellationToken));
        if (filter.Text.Length > 0)
        {
            var pattern = "%" + filter.Text.Replace("%", "", StringComparison.Ordinal) + "%";
            shown = shown.Where(card => EF.Functions.Like(card.MatterNumber, pattern)
                || EF.Functions.Like(card.ClientName, pattern) || EF.Functions.Like(card.Title, pattern));
        }

        var cells = await CellsAsync(shown, limits, cancellationToken);
        var ordered = Ordered(Narrowed(shown, filter, limits), order);
        var isGrouped = order.By == QueueSort.Cause;
        var pairs = isGrouped
            ? await ordered.Select(card => new { card.Sequence, card.Code }).ToListAsync(cancellationToken)
            : [];
        var keys = isGrouped ? [.. pairs.Select(pair => pair.Sequence)] : await ordered.Select(card => card.Sequence).ToListAsync(cancellationToken);
        return Answer.Of(new QueueKeys(
            keys, FacetCell.Groups(cells, filter), [.. pairs.Select(pair => pair.Code)], FacetCell.Facets(cells, filter)));
    }

    private static async Task<DateTimeOffset> DayStartAsync(LegalSyncDb db, BooksId books, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zoneName = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.TimeZone).FirstOrDefaultAsync(cancellationToken);
        return FirmDay.StartOf(now, zoneName);
    }

    private IQueryable<ExceptionItem> OfView(
        LegalSyncDb db, BooksId books, QueueFilter filter, Actor actor, DateTimeOffset now, DateTimeOffset dayStart)
    {
        var cards = db.ExceptionItems.AsNoTracking().Where(card => card.Books == books);
        if (filter.View == QueueView.Cleared)
        {
            return cards.Where(card => card.State != CardState.Open && card.ClosedAt >= dayStart);
        }

        var open = cards.Where(card => card.State == CardState.Open);
        if (filter.View == QueueView.Snoozed)
        {
            return open.Where(card => card.SnoozedUntil > now);
        }

        var awake = open.Where(card => card.SnoozedUntil == null || card.SnoozedUntil <= now);
        var trust = catalogue.All.Where(type => type.IsTrust).Select(type => type.Code).ToList();
        var mine = catalogue.All.Where(type => type.Roles.Any(actor.Is)).Select(type => type.Code).ToList();
        return filter.View switch
        {
            QueueView.Mine => awake.Where(card => card.AssignedTo == actor.Id || (card.AssignedTo == null && mine.Contains(card.Code))),
            QueueView.Critical => awake.Where(card => card.Severity == Severity.Critical),
            QueueView.Trust => awake.Where(card => trust.Contains(card.Code)),
            _ => awake,
        };
    }

    private static async Task<IReadOnlyList<FacetCell>> CellsAsync(
        IQueryable<ExceptionItem> shown, AgeLimits limits, CancellationToken cancellationToken)
    {
        var (day, week, month) = (limits.Day, limits.Week, limits.Month);
        var cells = await shown
            .GroupBy(card => new
            {
                card.Code,
                card.Severity,
                Age = card.RaisedAt >= day ? AgeBand.Day : card.RaisedAt >= week ? AgeBand.Week : card.RaisedAt >= month ? AgeBand.Month : AgeBand.Older,
                card.AssignedTo,
            })
            .Select(group => new
            {
                group.Key,
                Cards = group.Count(),
                Items = group.Sum(card => card.BlockedItems),
                Minor = group.Sum(card => card.BlockedMinor),
                Oldest = group.Min(card => card.RaisedAt),
            })
            .ToListAsync(cancellationToken);
        return [.. cells.Select(cell => new FacetCell(
            cell.Key.Code, cell.Key.Severity, cell.Key.Age, cell.Key.AssignedTo, cell.Cards, cell.Items, cell.Minor, cell.Oldest))];
    }

    private static IQueryable<ExceptionItem> Narrowed(IQueryable<ExceptionItem> cards, QueueFilter filter, AgeLimits limits)
    {
        if (filter.Codes.Count > 0)
        {
            var codes = filter.Codes.Select(code => new ExceptionCode(code)).ToList();
            cards = cards.Where(card => codes.Contains(card.Code));
        }

        if (filter.Severities.Count > 0)
        {
            var severities = filter.Severities;
            cards = cards.Where(card => severities.Contains(card.Severity));
        }

        if (filter.Assignees.Count > 0)
        {
            var nobody = filter.Assignees.Contains("");
            var people = filter.Assignees.Where(person => person.Length > 0).ToList();
            cards = cards.Where(card => (nobody && card.AssignedTo == null) || people.Contains(card.AssignedTo!));
        }

        return filter.Ages.Count == 0 ? cards : OfAges(cards, filter.Ages, limits);
    }

    private static IQueryable<ExceptionItem> OfAges(IQueryable<ExceptionItem> cards, IReadOnlyList<AgeBand> ages, AgeLimits limits)
    {
        var (isDay, isWeek) = (ages.Contains(AgeBand.Day), ages.Contains(AgeBand.Week));
        var (isMonth, isOlder) = (ages.Contains(AgeBand.Month), ages.Contains(AgeBand.Older));
        var (day, week, month) = (limits.Day, limits.Week, limits.Month);
        return cards.Where(card => (isDay && card.RaisedAt >= day)
            || (isWeek && card.RaisedAt >= week && card.RaisedAt < day)
            || (isMonth && card.RaisedAt >= month && card.RaisedAt < week)
            || (isOlder && card.RaisedAt < month));
    }

    private static IQueryable<ExceptionItem> Ordered(IQueryable<ExceptionItem> cards, QueueOrder order)
    {
        var down = order.IsDescending;
        return order.By switch
        {
            QueueSort.Severity => (down ? cards.OrderByDescending(card => card.Severity) : cards.OrderBy(card => card.Severity))
                .ThenBy(card => card.RaisedAt).ThenBy(card => card.Sequence),
            QueueSort.Exception => (down ? cards.OrderByDescending(card => card.Title) : cards.OrderBy(card => card.Title)).ThenBy(card => card.Sequence),
            QueueSort.Matter => (down ? cards.OrderByDescending(card => card.MatterNumber) : cards.OrderBy(card => card.MatterNumber)).ThenBy(card => card.Sequence),
            QueueSort.Client => (down ? cards.OrderByDescending(card => card.ClientName) : cards.OrderBy(card => card.ClientName)).ThenBy(card => card.Sequence),
            QueueSort.Difference => (down ? cards.OrderByDescending(card => card.DifferenceMinor ?? 0) : cards.OrderBy(card => card.DifferenceMinor ?? 0)).ThenBy(card => card.Sequence),
            QueueSort.Waiting => (down ? cards.OrderByDescending(card => card.BlockedMinor) : cards.OrderBy(card => card.BlockedMinor)).ThenBy(card => card.Sequence),
            QueueSort.Age => (down ? cards.OrderByDescending(card => card.RaisedAt) : cards.OrderBy(card => card.RaisedAt)).ThenBy(card => card.Sequence),
            _ => cards.OrderByDescending(card => card.Severity).ThenBy(card => card.Code).ThenBy(card => card.RaisedAt).ThenBy(card => card.Sequence),
        };
    }
}
