using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Routing;

namespace LegalSync.Tests.Spine;

/// <summary>A firm's store in memory: rows are numbered when saved, and a save can be made to lose the race.</summary>
internal sealed class MemoryStore : IStore, IIds
{
    /// <summary>Signed days by trust account, as a test says.</summary>
    public Dictionary<BankAccountId, DateOnly> SignedThrough { get; } = [];

    private readonly List<object> _rows = [];
    private long _sequence;
    private int _ids;

    /// <summary>The case that an evaluation sees; a test changes it to let the source change.</summary>
    public MatterCase? Case { get; set; }

    /// <summary>How many saves lose the race from now on.</summary>
    public int LostRaces { get; set; }

    public T[] All<T>() => [.. _rows.OfType<T>()];

    public void Put(params object[] rows) => _rows.AddRange(rows.Select(row => Stored.Numbered(row, ++_sequence)));

    public void Drop(object row) => _rows.Remove(row);

    public ISession Open(BooksId books) => new MemorySession(this, books);

    public Task<IReadOnlyList<BooksId>> AllBooksAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<BooksId>>([CaseBuilder.Books]);

    public Guid Next() => new(++_ids, 0, 0, new byte[8]);
}

/// <summary>One unit of work on a <see cref="MemoryStore"/>.</summary>
internal sealed class MemorySession(MemoryStore store, BooksId books) : ISession
{
    private readonly List<object> _added = [];
    private readonly List<object> _removed = [];

    public BooksId BooksId => books;

    public Task<Books> BooksAsync(CancellationToken cancellationToken) => Task.FromResult(store.All<Books>().Single());

    public Task<Connection> ConnectionAsync(ConnectionId id, CancellationToken cancellationToken) => Task.FromResult(store.All<Connection>().Single(connection => connection.Id == id));

    public Task<IReadOnlyList<StreamSetting>> StreamsAsync(CancellationToken cancellationToken) => Rows<StreamSetting>(_ => true);

    public Task<IReadOnlyList<LabelledCase>> CasesAsync(IReadOnlyCollection<MatterId> matters, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LabelledCase>>(store.Case is { } matterCase && matters.Contains(matterCase.MatterId)
            ? [new LabelledCase(WithDecisions(matterCase), new CardLabels("2026-0101", "Ada Alder"), new ConnectionId(Guid.Empty))]
            : []);

    public Task<IReadOnlyList<WorkItem>> ItemsAsync(IReadOnlyCollection<WorkItemId> ids, CancellationToken cancellationToken) => Rows<WorkItem>(item => ids.Contains(item.Id));

    public Task<IReadOnlyList<WorkItem>> ItemsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) => Rows<WorkItem>(item => matters.Contains(item.Matter));

    public Task<IReadOnlyList<WorkItem>> ItemsInAsync(Stage stage, long after, int most, CancellationToken cancellationToken) => Rows<WorkItem>(item => item.Stage == stage);

    public Task<IReadOnlyList<MatterId>> MattersWithOpenItemsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MatterId>>([.. store.All<WorkItem>().Where(item => item.Stage <= Stage.Approved).Select(item => item.Matter).Distinct()]);

    public Task<IReadOnlyList<BlockingEdge>> EdgesOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) => Rows<BlockingEdge>(edge => items.Contains(edge.Item));

    public Task<IReadOnlyList<BlockingEdge>> EdgesOnCardsAsync(IReadOnlyCollection<ExceptionItemId> cards, CancellationToken cancellationToken) =>
        Rows<BlockingEdge>(edge => edge.Card is { } card && cards.Contains(card));

    public Task<IReadOnlyList<BlockingEdge>> EdgesOnItemsAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        Rows<BlockingEdge>(edge => edge.WaitsFor is { } first && items.Contains(first));

    public Task<IReadOnlyList<ExceptionItem>> CardsAsync(IReadOnlyCollection<ExceptionItemId> ids, CancellationToken cancellationToken) => Rows<ExceptionItem>(card => ids.Contains(card.Id));

    public Task<IReadOnlyList<ExceptionItem>> CardsAboutAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken) => Rows<ExceptionItem>(card => subjects.Contains(card.Subject));

    public Task<IReadOnlyList<ExceptionItem>> OpenCardsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        Rows<ExceptionItem>(card => card.State == CardState.Open && matters.Contains(card.Matter));

    public Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync(ExceptionCode code, CancellationToken cancellationToken) => Rows<ExceptionItem>(card => card.State == CardState.Open && card.Code == code);

    public Task<IReadOnlyList<PostingIntent>> PostingsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        Rows<PostingIntent>(posting => posting.Item is { } item && items.Contains(item));

    public Task<PostingIntent?> PostingAsync(string @event, int leg, CancellationToken cancellationToken) =>
        Task.FromResult(store.All<PostingIntent>().FirstOrDefault(posting => posting.Event == @event && posting.Leg == leg));

    public Task<IReadOnlyList<PostingIntent>> DuePostingsAsync(DateTimeOffset now, TimeSpan skew, long after, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostingIntent>> UncertainPostingsAsync(DateTimeOffset now, TimeSpan skew, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostingIntent>> PostingsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) => Rows<PostingIntent>(posting => sequences.Contains(posting.Sequence));

    public Task<PostingIntent?> PostingAsync(long sequence, CancellationToken cancellationToken) =>
        Task.FromResult(store.All<PostingIntent>().FirstOrDefault(posting => posting.Sequence == sequence));

    public Task<IReadOnlyList<Domain.Approvals.Approval>> ApprovalsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        Rows<Domain.Approvals.Approval>(approval => items.Contains(approval.Item));

    public Task<IReadOnlyList<WorkItem>> HeldItemsAsync(WorkKind kind, DateTimeOffset since, long after, int most, CancellationToken cancellationToken) =>
        Rows<WorkItem>(item => item.Stage == Stage.Held && item.Kind == kind && item.Sequence > after && item is { OpenEdges: 0, IsProvisional: false, Draft: not null } && item.StageSince <= since);

    public Task<long> ApprovedByItselfAsync(long promotion, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(
        store.All<Domain.Approvals.Approval>().Where(approval => approval.Promotion == promotion && approval.At >= since)
            .Select(approval => store.All<WorkItem>().Single(item => item.Id == approval.Item)).Distinct().Sum(item => Math.Abs(item.Amount.Minor)));

    public Task<IReadOnlyList<PostingIntent>> UnsentPostingsAsync(WorkKind kind, long after, int most, CancellationToken cancellationToken) =>
        Rows<PostingIntent>(posting => posting.IsUnsent && posting.Attempts == 0 && posting.Sequence > after && store.All<WorkItem>().Any(item => item.Id == posting.Item && item.Kind == kind && item.Stage == Stage.Approved));

    public Task<IReadOnlyList<ExceptionItem>> OpenCriticalCardsAsync(CancellationToken cancellationToken) => Rows<ExceptionItem>(card => card is { State: CardState.Open, Severity: Severity.Critical });

    public Task<IReadOnlyList<LedgerHead>> LedgersOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) => Rows<LedgerHead>(head => matters.Contains(head.Matter));

    public Task<IReadOnlyList<LedgerEntry>> LedgerEntriesOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) => Rows<LedgerEntry>(entry => matters.Contains(entry.Matter));

    public Task<IReadOnlyList<TrustAccount>> TrustAccountsAsync(CancellationToken cancellationToken) => Rows<TrustAccount>(_ => true);

    public Task<IReadOnlyList<TrustDetail>> TrustDetailsAsync(IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken) => Rows<TrustDetail>(detail => sources.Contains(detail.Source));

    public Task<IReadOnlyList<ProfileVersion>> ProfileVersionsAsync(CancellationToken cancellationToken) => Rows<ProfileVersion>(_ => true);

    public Task<IReadOnlyList<Domain.Approvals.RevenueClaim>> ClaimsByAsync(IReadOnlyCollection<WorkItemId> invoices, CancellationToken cancellationToken) =>
        Rows<Domain.Approvals.RevenueClaim>(claim => claim.ReleasedAt is null && invoices.Contains(claim.Invoice));

    public Task<IReadOnlyList<Directive>> DirectivesAsync(string @event, CancellationToken cancellationToken) => Rows<Directive>(directive => directive.RevokedAt is null && directive.Event == @event);

    public Task<ResolutionRecord?> ResolutionAsync(ResolutionRecordId id, CancellationToken cancellationToken) => Task.FromResult(store.All<ResolutionRecord>().FirstOrDefault(record => record.Id == id));

    public Task<IReadOnlyList<ResolutionRecord>> ResolutionsOfAsync(ExceptionItemId card, CancellationToken cancellationToken) => Rows<ResolutionRecord>(record => record.Card == card && record.UndoneAt is null);

    public Task<IReadOnlyList<Domain.Mapping.MappingRule>> RulesForAsync(Domain.Mapping.MappingKind kind, string pattern, CancellationToken cancellationToken) =>
        Rows<Domain.Mapping.MappingRule>(rule => rule.Kind == kind && rule.Pattern == pattern);

    public Task<BooksSnapshot> SnapshotAsync(CancellationToken cancellationToken) => Task.FromResult(store.Case?.InBooks ?? new BooksSnapshot(SampleBooks.Reading, null));

    public void Mirror(BooksReading reading, DateTimeOffset at, bool isEverything = false) => throw new NotSupportedException();

    public void Mirror(Domain.ReadBack.BooksChanges changes, DateTimeOffset at) => throw new NotSupportedException();

    public Task<IReadOnlyList<PostingIntent>> PostingsHoldingAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken) =>
        Rows<PostingIntent>(posting => posting is { State: PostingState.Confirmed, Document: { } document } && documents.Contains(document));

    public Task<IReadOnlyList<PostingIntent>> ConfirmedPostingsAsync(long after, int most, CancellationToken cancellationToken) =>
        Rows<PostingIntent>(posting => posting.State == PostingState.Confirmed && posting.Sequence > after);

    public Task<IReadOnlyList<Domain.Mapping.MappingRule>> RulesPointingToAsync(Domain.Mapping.MappingKind kind, IReadOnlyCollection<string> targets, CancellationToken cancellationToken) =>
        Rows<Domain.Mapping.MappingRule>(rule => rule.Kind == kind && rule.TargetId is { } target && targets.Contains(target));

    public Task<IReadOnlyDictionary<BankAccountId, DateOnly>> SignedThroughAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<BankAccountId, DateOnly>>(store.SignedThrough);

    public Task<IReadOnlyList<Domain.VisibleDrafts.VisibleDraft>> VisibleDraftsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        Rows<Domain.VisibleDrafts.VisibleDraft>(draft => items.Contains(draft.Item));

    public Task<IReadOnlyList<Domain.VisibleDrafts.VisibleDraft>> VisibleDraftsToTendAsync(bool isShown, DateTimeOffset now, long after, int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<WorkItem>> InvoicesToShowAsync(DateTimeOffset now, long after, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Add(object aggregate) => _added.Add(aggregate);

    public void Remove(BlockingEdge edge) => _removed.Add(edge);

    public void Guard(object aggregate)
    {
        // Everybody holds the same objects here: nothing can change behind a unit of work.
    }

    public Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        if (store.LostRaces > 0)
        {
            store.LostRaces--;
            return Task.FromResult(false);
        }

        store.Put([.. _added]);
        _removed.ForEach(store.Drop);
        _added.Clear();
        _removed.Clear();
        return Task.FromResult(true);
    }

    public async Task<bool> SaveAsync(Action numbered, CancellationToken cancellationToken)
    {
        if (!await SaveAsync(cancellationToken))
        {
            return false;
        }

        numbered();
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A case as the database would give it: with the rules, decisions and items that are stored by now.</summary>
    private MatterCase WithDecisions(MatterCase matterCase) => matterCase with
    {
        Rules = new Domain.Mapping.MappingBook(store.All<Domain.Mapping.MappingRule>(), DateTimeOffset.MaxValue),
        Directives = store.All<Directive>().ToLookup(directive => directive.Event),
        Known = store.All<WorkItem>().ToDictionary(item => item.Key, item => new KnownItem(item.Stage, item.Date, item.Amount, null)),
        StreamsOff = store.All<StreamSetting>().Where(stream => !stream.IsOn).ToDictionary(stream => stream.Kind, stream => stream.OffBecause ?? ""),
    };

    private Task<IReadOnlyList<T>> Rows<T>(Func<T, bool> holds) => Task.FromResult<IReadOnlyList<T>>([.. store.All<T>().Where(holds)]);
}
