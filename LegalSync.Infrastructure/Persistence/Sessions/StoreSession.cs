using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>One unit of work: finders over one context, saved once.</summary>
internal sealed partial class StoreSession(LegalSyncDb db, BooksId books, ISourceReader reader, SnapshotCache snapshots) : ISession
{
    private readonly List<(BooksChanges Changes, DateTimeOffset At)> _mirror = [];
    private Books? _books;

    /// <inheritdoc />
    public BooksId BooksId => books;

    /// <inheritdoc />
    public async Task<Books> BooksAsync(CancellationToken cancellationToken) =>
        _books ??= await db.Books.SingleAsync(found => found.Id == books, cancellationToken);

    /// <inheritdoc />
    public async Task<Connection> ConnectionAsync(ConnectionId id, CancellationToken cancellationToken) =>
        await db.Connections.SingleAsync(connection => connection.Id == id, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<StreamSetting>> StreamsAsync(CancellationToken cancellationToken) =>
        await db.Streams.Where(stream => stream.Books == books).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsAsync(IReadOnlyCollection<WorkItemId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.WorkItems.Where(item => item.Books == books && ids.Contains(item.Id)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0 ? [] : await db.WorkItems.Where(item => item.Books == books && matters.Contains(item.Matter)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsInAsync(Stage stage, long after, int most, CancellationToken cancellationToken) =>
        await db.WorkItems
            .Where(item => item.Books == books && item.Stage == stage && item.Sequence > after && item.Kind != WorkKind.TimeEntry && item.Kind != WorkKind.Expense)
            .OrderBy(item => item.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MatterId>> MattersWithOpenItemsAsync(CancellationToken cancellationToken) =>
        await db.WorkItems.Where(item => item.Books == books && item.Stage <= Stage.Approved).Select(item => item.Matter).Distinct().ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : Standing(await db.BlockingEdges.Where(edge => edge.Books == books && items.Contains(edge.Item)).ToListAsync(cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOnCardsAsync(IReadOnlyCollection<ExceptionItemId> cards, CancellationToken cancellationToken) =>
        cards.Count == 0
            ? []
            : Standing(await db.BlockingEdges.Where(edge => edge.Books == books && edge.Card != null && cards.Contains(edge.Card.Value)).ToListAsync(cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOnItemsAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0
            ? []
            : Standing(await db.BlockingEdges.Where(edge => edge.Books == books && edge.WaitsFor != null && items.Contains(edge.WaitsFor.Value)).ToListAsync(cancellationToken));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> CardsAsync(IReadOnlyCollection<ExceptionItemId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : await db.ExceptionItems.Where(card => card.Books == books && ids.Contains(card.Id)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> CardsAboutAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken) =>
        subjects.Count == 0 ? [] : await db.ExceptionItems.Where(card => card.Books == books && subjects.Contains(card.Subject)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCardsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0
            ? []
            : await db.ExceptionItems.Where(card => card.Books == books && card.State == CardState.Open && matters.Contains(card.Matter)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync(ExceptionCode code, CancellationToken cancellationToken) =>
        await db.ExceptionItems.Where(card => card.Books == books && card.Code == code && card.State == CardState.Open).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<LedgerHead>> LedgersOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0 ? [] : await db.LedgerHeads.Where(head => head.Books == books && matters.Contains(head.Matter)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<LedgerEntry>> LedgerEntriesOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0
            ? []
            : await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == books && matters.Contains(entry.Matter)).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<RevenueClaim>> ClaimsByAsync(IReadOnlyCollection<WorkItemId> invoices, CancellationToken cancellationToken) =>
        invoices.Count == 0
            ? []
            : await db.RevenueClaims.Where(claim => claim.Books == books && claim.ReleasedAt == null && invoices.Contains(claim.Invoice)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Directive>> DirectivesAsync(string @event, CancellationToken cancellationToken) =>
        await db.Directives.Where(directive => directive.Books == books && directive.Event == @event && directive.RevokedAt == null).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<ResolutionRecord?> ResolutionAsync(ResolutionRecordId id, CancellationToken cancellationToken) =>
        db.Resolutions.SingleOrDefaultAsync(record => record.Books == books && record.Id == id, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ResolutionRecord>> ResolutionsOfAsync(ExceptionItemId card, CancellationToken cancellationToken) =>
        await db.Resolutions.Where(record => record.Books == books && record.Card == card && record.UndoneAt == null).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MappingRule>> RulesForAsync(MappingKind kind, string pattern, CancellationToken cancellationToken) =>
        await db.MappingRules.Where(rule => rule.Books == books && rule.Kind == kind && rule.Pattern == pattern).OrderBy(rule => rule.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<BooksSnapshot> SnapshotAsync(CancellationToken cancellationToken) => snapshots.ReadAsync(db, books, cancellationToken);

    /// <inheritdoc />
    public void Mirror(BooksReading reading, DateTimeOffset at, bool isEverything = false) =>
        Mirror((isEverything ? BooksChanges.Everything(reading) : new BooksChanges(reading)) with { StartedAt = at }, at);

    /// <inheritdoc />
    public void Mirror(BooksChanges changes, DateTimeOffset at) => _mirror.Add((changes, at));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsHoldingAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken) =>
        documents.Count == 0
            ? []
            : await db.Postings.Where(posting => posting.Books == books && posting.State == PostingState.Confirmed && posting.Document != null && documents.Contains(posting.Document)).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> ConfirmedPostingsAsync(long after, int most, CancellationToken cancellationToken) =>
        await db.Postings.Where(posting => posting.Books == books && posting.State == PostingState.Confirmed && posting.Sequence > after)
            .OrderBy(posting => posting.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MappingRule>> RulesPointingToAsync(MappingKind kind, IReadOnlyCollection<string> targets, CancellationToken cancellationToken) =>
        targets.Count == 0
            ? []
            : await db.MappingRules.Where(rule => rule.Books == books && rule.Kind == kind && rule.TargetId != null && targets.Contains(rule.TargetId)).OrderBy(rule => rule.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<BankAccountId, DateOnly>> SignedThroughAsync(CancellationToken cancellationToken) =>
        (await SignedPeriods.ReadAsync(db, books, cancellationToken)).ToDictionary(pair => pair.Key, pair => pair.Value.Through);

    /// <inheritdoc />
    public void Add(object aggregate) => db.Add(aggregate);

    /// <inheritdoc />
    public void Remove(BlockingEdge edge) => db.Remove(edge);

    /// <inheritdoc />
    public void Guard(object aggregate)
    {
        var entry = db.Entry(aggregate);
        if (entry.State is EntityState.Unchanged or EntityState.Modified)
        {
            entry.Property(nameof(Books.Version)).IsModified = true;
        }
    }

    /// <inheritdoc />
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var (changes, at) in _mirror)
        {
            await MirrorWriter.WriteAsync(db, books, changes, at, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || StoreConflicts.IsConflict(failure))
        {
            return false;
        }

        if (_mirror.Count > 0)
        {
            _mirror.Clear();
            snapshots.Written();
        }

        return true;
    }

    /// <inheritdoc />
    public async Task<bool> SaveAsync(Action numbered, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await SaveAsync(cancellationToken))
        {
            return false;
        }

        numbered();
        if (!await SaveAsync(cancellationToken))
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => db.DisposeAsync();

    /// <summary>Edges that were removed in this unit of work no longer stand, though they are still stored.</summary>
    private IReadOnlyList<BlockingEdge> Standing(List<BlockingEdge> edges) =>
        [.. edges.Where(edge => db.Entry(edge).State != EntityState.Deleted)];
}
