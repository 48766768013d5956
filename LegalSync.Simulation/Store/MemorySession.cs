using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Store;

/// <summary>One unit of work in memory. Finders ask what is committed and hand out this unit's own objects, as the real one does.</summary>
internal sealed partial class MemorySession(Database database, StoreWeather weather, ISourceReader reader, Life? life, BooksId books) : ISession
{
    private readonly Dictionary<Type, ITracked> _tracked = [];
    private readonly List<(BooksChanges Changes, DateTimeOffset At)> _mirror = [];
    private Books? _books;

    /// <inheritdoc />
    public BooksId BooksId => books;

    /// <inheritdoc />
    public async Task<Books> BooksAsync(CancellationToken cancellationToken) =>
        _books ??= (await OnAsync<Books>()).First(found => found.Id == books) ?? throw new InvalidOperationException("There are no such books.");

    /// <inheritdoc />
    public async Task<Connection> ConnectionAsync(ConnectionId id, CancellationToken cancellationToken) =>
        (await OnAsync<Connection>()).First(found => found.Id == id) ?? throw new InvalidOperationException("There is no such connection.");

    /// <inheritdoc />
    public async Task<IReadOnlyList<StreamSetting>> StreamsAsync(CancellationToken cancellationToken) =>
        (await OnAsync<StreamSetting>()).Where(stream => stream.Books == books);

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsAsync(IReadOnlyCollection<WorkItemId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : (await OnAsync<WorkItem>()).Where(item => item.Books == books && ids.Contains(item.Id));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0 ? [] : (await OnAsync<WorkItem>()).Where(item => item.Books == books && matters.Contains(item.Matter));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> ItemsInAsync(Stage stage, long after, int most, CancellationToken cancellationToken) =>
        [.. (await OnAsync<WorkItem>()).Where(item => item.Books == books && item.Stage == stage && item.Sequence > after && !item.Kind.IsBillable()).Take(most)];

    /// <inheritdoc />
    public async Task<IReadOnlyList<MatterId>> MattersWithOpenItemsAsync(CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        return [.. Committed<WorkItem>().Where(item => item.Books == books && item.Stage <= Stage.Approved).Select(item => item.Matter).Distinct()];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : await StandingAsync(edge => items.Contains(edge.Item));

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOnCardsAsync(IReadOnlyCollection<ExceptionItemId> cards, CancellationToken cancellationToken) =>
        cards.Count == 0 ? [] : await StandingAsync(edge => edge.Card is { } card && cards.Contains(card));

    /// <inheritdoc />
    public async Task<IReadOnlyList<BlockingEdge>> EdgesOnItemsAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : await StandingAsync(edge => edge.WaitsFor is { } item && items.Contains(item));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> CardsAsync(IReadOnlyCollection<ExceptionItemId> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? [] : (await OnAsync<ExceptionItem>()).Where(card => card.Books == books && ids.Contains(card.Id));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> CardsAboutAsync(IReadOnlyCollection<string> subjects, CancellationToken cancellationToken) =>
        subjects.Count == 0 ? [] : (await OnAsync<ExceptionItem>()).Where(card => card.Books == books && subjects.Contains(card.Subject));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCardsOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0 ? [] : (await OnAsync<ExceptionItem>()).Where(card => card.Books == books && card.State == CardState.Open && matters.Contains(card.Matter));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync(ExceptionCode code, CancellationToken cancellationToken) =>
        (await OnAsync<ExceptionItem>()).Where(card => card.Books == books && card.Code == code && card.State == CardState.Open);

    /// <inheritdoc />
    public async Task<IReadOnlyList<Approval>> ApprovalsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        return items.Count == 0 ? [] : [.. Committed<Approval>().Where(approval => approval.Books == books && items.Contains(approval.Item))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<LedgerHead>> LedgersOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken) =>
        matters.Count == 0 ? [] : (await OnAsync<LedgerHead>()).Where(head => head.Books == books && matters.Contains(head.Matter));

    /// <inheritdoc />
    public async Task<IReadOnlyList<LedgerEntry>> LedgerEntriesOfAsync(IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        return [.. Committed<LedgerEntry>().Where(entry => entry.Books == books && matters.Contains(entry.Matter))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<TrustAccount>> TrustAccountsAsync(CancellationToken cancellationToken) =>
        (await OnAsync<TrustAccount>()).Where(account => account.Books == books);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<BankAccountId, DateOnly>> SignedThroughAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<BankAccountId, DateOnly>>(new Dictionary<BankAccountId, DateOnly>());

    public async Task<IReadOnlyList<TrustDetail>> TrustDetailsAsync(IReadOnlyCollection<SourceId> sources, CancellationToken cancellationToken) =>
        sources.Count == 0 ? [] : (await OnAsync<TrustDetail>()).Where(detail => detail.Books == books && sources.Contains(detail.Source));

    /// <inheritdoc />
    public async Task<IReadOnlyList<ProfileVersion>> ProfileVersionsAsync(CancellationToken cancellationToken) =>
        (await OnAsync<ProfileVersion>()).Where(version => version.Books == books);

    /// <inheritdoc />
    public async Task<IReadOnlyList<RevenueClaim>> ClaimsByAsync(IReadOnlyCollection<WorkItemId> invoices, CancellationToken cancellationToken) =>
        invoices.Count == 0 ? [] : (await OnAsync<RevenueClaim>()).Where(claim => claim.Books == books && claim.ReleasedAt is null && invoices.Contains(claim.Invoice));

    /// <inheritdoc />
    public async Task<IReadOnlyList<Directive>> DirectivesAsync(string @event, CancellationToken cancellationToken) =>
        (await OnAsync<Directive>()).Where(directive => directive.Books == books && directive.Event == @event && directive.RevokedAt is null);

    /// <inheritdoc />
    public async Task<ResolutionRecord?> ResolutionAsync(ResolutionRecordId id, CancellationToken cancellationToken) =>
        (await OnAsync<ResolutionRecord>()).First(record => record.Books == books && record.Id == id);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ResolutionRecord>> ResolutionsOfAsync(ExceptionItemId card, CancellationToken cancellationToken) =>
        (await OnAsync<ResolutionRecord>()).Where(record => record.Books == books && record.Card == card && record.UndoneAt is null);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MappingRule>> RulesForAsync(MappingKind kind, string pattern, CancellationToken cancellationToken) =>
        (await OnAsync<MappingRule>()).Where(rule => rule.Books == books && rule.Kind == kind && string.Equals(rule.Pattern, pattern, StringComparison.Ordinal));

    /// <inheritdoc />
    public async Task<BooksSnapshot> SnapshotAsync(CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        return database.Mirror.Snapshot;
    }

    /// <inheritdoc />
    public void Mirror(BooksReading reading, DateTimeOffset at, bool isEverything = false) =>
        Mirror((isEverything ? BooksChanges.Everything(reading) : new BooksChanges(reading)) with { StartedAt = at }, at);

    /// <inheritdoc />
    public void Mirror(BooksChanges changes, DateTimeOffset at) => _mirror.Add((changes, at));

    /// <inheritdoc />
    public async Task<IReadOnlyList<MappingRule>> RulesPointingToAsync(MappingKind kind, IReadOnlyCollection<string> targets, CancellationToken cancellationToken) =>
        targets.Count == 0 ? [] : (await OnAsync<MappingRule>()).Where(rule => rule.Books == books && rule.Kind == kind && rule.TargetId is { } target && targets.Contains(target));

    /// <inheritdoc />
    public void Add(object aggregate) => Adding.Of(aggregate.GetType())(this, aggregate);

    /// <inheritdoc />
    public void Remove(BlockingEdge edge) => On<BlockingEdge>().Remove(edge);

    /// <inheritdoc />
    public void Guard(object aggregate) => _tracked[aggregate.GetType()].Guard(aggregate);

    /// <inheritdoc />
    public async Task<bool> SaveAsync(CancellationToken cancellationToken)
    {
        await weather.PassAsync(life);
        var fate = weather.Draw();
        if (fate == SaveFate.LostBefore)
        {
            throw new DatabaseLostException();
        }

        if (fate == SaveFate.Deadlock || !_tracked.Values.All(tracked => tracked.CanStore()))
        {
            return false;
        }

        Store();
        await weather.PassAsync(life);
        return fate == SaveFate.LostAfter ? throw new DatabaseLostException() : true;
    }

    /// <inheritdoc />
    public async Task<bool> SaveAsync(Action numbered, CancellationToken cancellationToken)
    {
        if (!await SaveAsync(cancellationToken))
        {
            return false;
        }

        numbered();
        Store();
        return true;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Store()
    {
        foreach (var tracked in _tracked.Values)
        {
            tracked.Store();
        }

        foreach (var (changes, at) in _mirror)
        {
            database.Mirror.Write(changes, at);
        }

        _mirror.Clear();
    }

    private async Task<IReadOnlyList<BlockingEdge>> StandingAsync(Func<BlockingEdge, bool> fits)
    {
        var edges = await OnAsync<BlockingEdge>();
        return [.. edges.Where(edge => edge.Books == books && fits(edge)).Where(edge => !edges.IsRemoved(edge))];
    }

    private IEnumerable<T> Committed<T>()
        where T : class => database.Of<T>().Rows.Select(row => row.Row);

    private async Task<Tracked<T>> OnAsync<T>()
        where T : class
    {
        await weather.ReadAsync(life);
        return On<T>();
    }

    private Tracked<T> On<T>()
        where T : class
    {
        if (!_tracked.TryGetValue(typeof(T), out var tracked))
        {
            _tracked[typeof(T)] = tracked = database.Of<T>().Track();
        }

        return (Tracked<T>)tracked;
    }
}
