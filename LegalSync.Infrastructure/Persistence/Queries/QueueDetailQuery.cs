using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>An item that waits behind a card.</summary>
public sealed record BlockedItem(WorkItemId Id, string Title, Stage Stage, DateOnly Date, Domain.Amounts.Money Amount, string Because);

/// <summary>Everything the detail of a card shows.</summary>
/// <param name="Card">The card as stored.</param>
/// <param name="Type">Its catalogue line: title, resolutions.</param>
/// <param name="Blocked">Items that wait behind it, at most <see cref="QueueDetailQuery.MostBlocked"/>.</param>
/// <param name="History">Newest first.</param>
/// <param name="MayResolve">True when the person's roles own it.</param>
public sealed record QueueDetail(
    ExceptionItem Card, ExceptionType Type, IReadOnlyList<BlockedItem> Blocked, IReadOnlyList<HistoryLine> History, bool MayResolve)
{
    /// <summary>The resolution that closed it and can be taken back, if any.</summary>
    public ResolutionRecordId? Undoable { get; init; }

    /// <summary>True when accepting asks for a confirmation that names account and client.</summary>
    public bool NeedsConfirmation => Type.IsTrust || Card.Severity == Severity.Critical;
}

/// <summary>One card with what waits behind it and what happened to it.</summary>
public sealed class QueueDetailQuery(IDbFactory databases, IExceptionCatalogue catalogue)
{
    /// <summary>How many waiting items are listed; the card counts them all.</summary>
    public const int MostBlocked = 50;

    /// <summary>Reads a card by its key.</summary>
    public Task<Answer<QueueDetail>> FindAsync(BooksId books, ExceptionItemId id, Actor actor, CancellationToken cancellationToken) =>
        FindAsync(books, cards => cards.Where(card => card.Id == id), actor, cancellationToken);

    /// <summary>Reads a card by its place in the list.</summary>
    public Task<Answer<QueueDetail>> FindAsync(BooksId books, long sequence, Actor actor, CancellationToken cancellationToken) =>
        FindAsync(books, cards => cards.Where(card => card.Sequence == sequence), actor, cancellationToken);

    private async Task<Answer<QueueDetail>> FindAsync(
        BooksId books, Func<IQueryable<ExceptionItem>, IQueryable<ExceptionItem>> which, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<QueueDetail>();
        }

        await using var db = databases.Create();
        var card = await which(db.ExceptionItems.AsNoTracking().Where(one => one.Books == books)).FirstOrDefaultAsync(cancellationToken);
        if (card is null)
        {
            return Answer.Of<QueueDetail>(null);
        }

        var type = catalogue.Find(card.Code);
        return Answer.Of(new QueueDetail(
            card,
            type,
            await BlockedAsync(db, books, card, cancellationToken),
            await HistoryAsync(db, books, card, cancellationToken),
            type.Roles.Any(actor.Is))
        {
            Undoable = card.State == CardState.Open ? null : await UndoableAsync(db, books, card, cancellationToken),
        });
    }

    private static async Task<ResolutionRecordId?> UndoableAsync(LegalSyncDb db, BooksId books, ExceptionItem card, CancellationToken cancellationToken) =>
        (await db.Resolutions.AsNoTracking()
            .Where(record => record.Books == books && record.Card == card.Id && record.UndoneAt == null)
            .OrderByDescending(record => record.Sequence)
            .FirstOrDefaultAsync(cancellationToken))?.Id;

    private static async Task<IReadOnlyList<BlockedItem>> BlockedAsync(
        LegalSyncDb db, BooksId books, ExceptionItem card, CancellationToken cancellationToken) =>
        await db.BlockingEdges.AsNoTracking()
            .Where(edge => edge.Books == books && edge.Card == card.Id)
            .Join(
                db.WorkItems.AsNoTracking().Where(item => item.Books == books),
                edge => edge.Item,
                item => item.Id,
                (edge, item) => new { edge.Because, item })
            .OrderBy(pair => pair.item.Sequence)
            .Take(MostBlocked)
            .Select(pair => new BlockedItem(pair.item.Id, pair.item.Title, pair.item.Stage, pair.item.Date, pair.item.Amount, pair.Because))
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(
        LegalSyncDb db, BooksId books, ExceptionItem card, CancellationToken cancellationToken)
    {
        var key = $"card:{card.Id.Value}";
        var resolutions = await db.Resolutions.AsNoTracking()
            .Where(record => record.Books == books && record.Card == card.Id)
            .ToListAsync(cancellationToken);
        var audit = await db.AuditEvents.AsNoTracking()
            .Where(told => told.Books == books && told.Subject == key)
            .OrderByDescending(told => told.Sequence)
            .Take(MostBlocked)
            .ToListAsync(cancellationToken);
        var lines = resolutions
            .Select(record => new HistoryLine(record.At, record.By, Label(card, record.Resolution), record.Reason ?? record.Input))
            .Concat(resolutions.Where(record => record.UndoneAt is not null)
                .Select(record => new HistoryLine(record.UndoneAt!.Value, record.By, $"Taken back: {Label(card, record.Resolution)}", null)))
            .Concat(audit.Select(told => HistoryLine.Of(told)))
            .Append(new HistoryLine(card.RaisedAt, "LegalSync", "Raised", null))
            .ToList();
        if (card.Revision > 1 || card.Occurrences > 1)
        {
            var times = card.Occurrences > 1 ? $"Came back, {card.Occurrences} times in all" : $"Changed, revision {card.Revision}";
            lines.Add(new HistoryLine(card.RevisedAt, "LegalSync", times, null));
        }

        return [.. lines.OrderByDescending(line => line.At)];
    }

    private string Label(ExceptionItem card, string resolution) =>
        catalogue.Find(card.Code).Resolutions.FirstOrDefault(one => one.Id == resolution)?.Label ?? resolution;
}
