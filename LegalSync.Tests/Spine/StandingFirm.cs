using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Scenarios;
using LegalSync.Tests.Trust;

namespace LegalSync.Tests.Spine;

/// <summary>The product's use cases over a store in memory and a clock that stands.</summary>
internal sealed class StandingFirm : ISyncRequests
{
    public static readonly Actor Bookkeeper = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);
    public static readonly Actor Partner = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], ["*"]);
    public static readonly Actor Administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);
    public static readonly Actor Auditor = Actor.Person("au", "Otto Auditor", [Role.Auditor], []);
    private readonly ExceptionCatalogue _catalogue = new();
    private readonly PostingPolicy _policy = new();

    public StandingFirm()
    {
        var books = Books.Open(CaseBuilder.Books, "Sample & Partners", new ConnectionId(Guid.Empty), new ConnectionId(Guid.Empty), "Etc/UTC");
        books.SignOpening(Mapping.Rules.Opening, "Ada Administrator", Held.At);
        Store.Put(books);
        foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
        {
            var stream = StreamSetting.New(CaseBuilder.Books, kind);
            stream.TurnOn();
            Store.Put(stream);
        }
    }

    public MemoryStore Store { get; } = new();

    public ManualTime Time { get; } = new(Held.At);

    public SyncFeed Feed { get; } = new();

    public int SyncsAsked { get; private set; }

    private AdvanceMatters Advance => new(Store, Store, _catalogue, Time);

    private ResolutionDesk Desk => new(_catalogue, Store, new EffectRunner(this, Time, _policy), Time);

    public Task<RunFigures> EvaluateAsync(CaseBuilder builder)
    {
        Store.Case = builder.Build();
        return Advance.RunAsync(CaseBuilder.Books, [Store.Case.MatterId], Actor.Job("capture", "1"), CancellationToken.None);
    }

    public Task<DecisionOutcome> ApproveAsync(Actor actor, params WorkItem[] items) => ApproveShownAsync(actor, [.. items.Select(item => new ShownItem(item.Id, item.DraftHash ?? ""))]);

    public Task<DecisionOutcome> ApproveShownAsync(Actor actor, params ShownItem[] items) => new ApproveItems(Store, Time, _policy).RunAsync(CaseBuilder.Books, items, actor, CancellationToken.None);

    public Task<DecisionOutcome> RejectAsync(Actor actor, string reason, params WorkItem[] items) =>
        new RejectItems(Store, Time, _policy).RunAsync(CaseBuilder.Books, [.. items.Select(item => new ShownItem(item.Id, item.DraftHash ?? ""))], reason, actor, CancellationToken.None);

    public Task<DecisionOutcome> UndoAsync(Actor actor, params WorkItem[] items) => new UndoDecision(Store, Time).RunAsync(CaseBuilder.Books, [.. items.Select(item => item.Id)], actor, CancellationToken.None);

    public Task<ResolutionOutcome> ResolveAsync(ExceptionItem card, string resolution, Actor actor, string? input = null, string? reason = null, int? version = null) =>
        new ResolveCard(Store, Desk, Advance, Feed, Time, _policy)
            .RunAsync(CaseBuilder.Books, new ResolutionChoice(card.Id, version ?? card.Version, resolution, input, reason), actor, CancellationToken.None);

    public Task<ResolutionOutcome> TakeBackAsync(ResolutionRecordId record, Actor actor) => new UndoResolution(Store, Desk, Advance, Feed, Time).RunAsync(CaseBuilder.Books, record, actor, CancellationToken.None);

    public Task<string?> MapAsync(MappingChange change, Actor actor) => new ChangeMapping(Store, Advance, Feed, Time).RunAsync(CaseBuilder.Books, change, actor, CancellationToken.None);

    public TendCard Tend() => new(Store, Feed, Time);

    public LedgerHead Ledger(long opening)
    {
        var head = LedgerHead.Open(CaseBuilder.Books, new LedgerKey(SampleBooks.TrustBank, new MatterId("m-alder")), Domain.Amounts.Money.FromMinor(opening, Domain.Amounts.Currency.Usd));
        Store.Put(head);
        return head;
    }

    public WorkItem Waiting(WorkKind kind, long cents, DateOnly? on = null)
    {
        var item = Held.Item(kind, cents, on);
        Store.Put(item);
        return item;
    }

    public WorkItem Item(string @event) => Store.All<WorkItem>().Single(item => item.Key.Event == @event);

    public ExceptionItem Card(ExceptionCode code) => Store.All<ExceptionItem>().Single(card => card.Code == code);

    Task<string?> ISyncRequests.RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        SyncsAsked++;
        return Task.FromResult<string?>(null);
    }
}
