using System.Reflection;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Scenarios;
using LegalSync.Tests.Trust;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Tests.Autonomy.Switch;

/// <summary>A plainly fictitious firm on a real database, whose evidence and audit chain a test says, and whose books are never asked.</summary>
internal sealed class SwitchFirm : IPromotionJudge, IAuditChain, IAsyncDisposable
{
    public static readonly Actor Administrator = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);
    public static readonly Actor Other = Actor.Person("fb", "Ben Administrator", [Role.Administrator], ["*"]);
    public static readonly Actor Partner = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], ["*"]);
    public static readonly Actor Bookkeeper = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);
    public static readonly Actor Job = Actor.Job("post", "test");
    private static readonly ConnectionId _link = new(Guid.Parse("33333333-0000-4000-8000-000000000001"));
    private readonly TestStore _database;

    private SwitchFirm(TestStore database)
    {
        _database = database;
        var cache = new SnapshotCache();
        Store = new Store(database, Hooked.Of<ISourceReader>(), cache);
        Comparisons = new ComparisonStore(database, Hooked.Of<ISourceReader>(), cache);
        Cards = new PostingCards(new ExceptionCatalogue(), new Ids());
    }

    public IStore Store { get; }

    public IComparisonStore Comparisons { get; }

    public PostingCards Cards { get; }

    public ManualTime Time { get; } = new(Held.At);

    public PostingPolicy Policy { get; } = new();

    public SyncFeed Feed { get; } = new();

    /// <summary>Whether every condition is met.</summary>
    public bool IsEarned { get; set; } = true;

    /// <summary>Where the audit chain is broken.</summary>
    public string? ChainBreak { get; set; }

    public Reauthenticated Proof => new(Time.GetUtcNow());

    public static async Task<SwitchFirm> OpenAsync()
    {
        var firm = new SwitchFirm(await TestStore.OpenAsync());
        await using var db = firm._database.Create();
        var link = Connection.Link(_link, OutsideSystem.QuickBooks, "QuickBooks (sample)", "1");
        link.KeepTokens("sample", Held.At.AddDays(1), Held.At);
        var books = Books.Open(CaseBuilder.Books, "Sample & Partners", _link, _link, "America/New_York");
        books.SignOpening(Mapping.Rules.Opening, "Ada Administrator", Held.At);
        db.AddRange(link, books);
        foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
        {
            var stream = StreamSetting.New(CaseBuilder.Books, kind);
            stream.TurnOn();
            db.Add(stream);
        }

        await db.SaveChangesAsync();
        return firm;
    }

    public Infrastructure.Persistence.LegalSyncDb Db() => _database.Create();

    /// <summary>A held item of a stream, as an evaluation leaves it now.</summary>
    public async Task<WorkItem> HoldAsync(WorkKind kind, long cents, DateOnly? on = null, bool isFlagged = false)
    {
        var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), CaseBuilder.Books, _link, new ItemKey(kind, new SourceId(Guid.NewGuid().ToString("N"))), Time.GetUtcNow());
        var decision = Held.Decision(item, cents, on ?? Facts.October(6));
        item.Evaluated(isFlagged ? decision with { Outcomes = [Domain.Rules.RuleOutcome.Broken(Domain.Rules.RuleCode.InvoiceAddsUp, "Look at it.")] } : decision, Time.GetUtcNow());
        await AddAsync(item);
        return item;
    }

    public async Task AddAsync(params object[] rows)
    {
        await using var db = Db();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<WorkItem> ItemAsync(WorkItem item)
    {
        await using var db = Db();
        return await db.WorkItems.AsNoTracking().SingleAsync(found => found.Id == item.Id);
    }

    public async Task<PostingIntent> PostingAsync(WorkItem item)
    {
        await using var db = Db();
        return await db.Postings.AsNoTracking().SingleAsync(found => found.Item == item.Id);
    }

    public async Task<StreamSetting> StreamAsync(WorkKind kind)
    {
        await using var db = Db();
        return await db.Streams.AsNoTracking().SingleAsync(stream => stream.Kind == kind);
    }

    public async Task ChangeAsync(Func<ISession, Task> change)
    {
        await using var session = Store.Open(CaseBuilder.Books);
        await change(session);
        Xunit.Assert.True(await session.SaveAsync(CancellationToken.None));
    }

    /// <summary>A stream has earned a mode, by two people.</summary>
    public async Task EarnAsync(WorkKind kind, StreamMode mode, decimal perPosting = 1_000_000m, decimal perDay = 1_000_000m)
    {
        for (var to = StreamMode.Supervised; to <= mode; to++)
        {
            Xunit.Assert.Null(await ProposeAsync(kind, to, perPosting: perPosting, perDay: perDay));
            Xunit.Assert.Null(await ConfirmAsync(kind));
        }
    }

    public Task<string?> ProposeAsync(WorkKind kind, StreamMode to, Actor? actor = null, decimal perPosting = 1_000m, decimal perDay = 5_000m) =>
        new ProposePromotion(Comparisons, this, new Ids(), Feed, Time).RunAsync(CaseBuilder.Books, kind, to, Money.Usd(perPosting), Money.Usd(perDay), Proof, actor ?? Administrator, CancellationToken.None);

    public async Task<string?> ConfirmAsync(WorkKind kind, Actor? actor = null, Reauthenticated? proof = null) =>
        await new ConfirmPromotion(Comparisons, this, Feed, Time).RunAsync(CaseBuilder.Books, await WaitingAsync(kind), proof ?? Proof, actor ?? Partner, CancellationToken.None);

    public async Task<PromotionId> WaitingAsync(WorkKind kind)
    {
        await using var db = Db();
        return await db.PromotionProposals.AsNoTracking().Where(open => open.Kind == kind && open.ClosedAt == null).Select(open => open.Id).FirstOrDefaultAsync();
    }

    public Task<string?> ReturnAsync(WorkKind kind, Actor? actor = null) => new ReturnToDraft(Comparisons, Feed, Time).RunAsync(CaseBuilder.Books, kind, "As agreed.", actor ?? Administrator, CancellationToken.None);

    public Task WatchAsync(PromotionPolicy? policy = null) => new WatchStreams(Comparisons, this, Cards, Feed, Time, policy ?? new PromotionPolicy()).RunAsync(CaseBuilder.Books, Actor.Job("watch", "test"), CancellationToken.None);

    public Task<int> ApproveCleanAsync(Actor? actor = null) => new ApproveClean(Store, Feed, Time, Policy).RunAsync(CaseBuilder.Books, actor ?? Job, CancellationToken.None);

    public Task<DecisionOutcome> ApproveAsync(WorkItem item) => new ApproveItems(Store, Time, Policy).RunAsync(CaseBuilder.Books, [new ShownItem(item.Id, item.DraftHash!)], Partner, CancellationToken.None);

    public Task<DecisionOutcome> UndoAsync(WorkItem item) => new UndoDecision(Store, Time).RunAsync(CaseBuilder.Books, [item.Id], Partner, CancellationToken.None);

    /// <summary>Claims; what a request is put into words for happens at that moment, between reading and storing.</summary>
    public PostingClaims Claims(Func<Task>? meanwhile = null)
    {
        var accounting = Hooked.Of<IAccountingSystem>((method, arguments) =>
        {
            if (method.Name != nameof(IAccountingSystem.Render))
            {
                return method.ReturnType == typeof(bool) ? false : null;
            }

            var happens = meanwhile;
            meanwhile = null;
            happens?.Invoke().GetAwaiter().GetResult();
            return new Envelope((string)arguments[2]!, "payment", "{}");
        });
        return new PostingClaims(Store, accounting, new PostingNode("node"), Cards, Time, Policy);
    }

    /// <summary>A node takes what is due and marks it as sent.</summary>
    public async Task<PreparedRequest?> SendAsync(Func<Task>? meanwhile = null)
    {
        Time.Advance(Policy.UndoWindow + TimeSpan.FromSeconds(1));
        var claims = Claims(meanwhile);
        var page = await claims.TakeAsync(CaseBuilder.Books, PostingLane.Alone, true, 0, CancellationToken.None);
        return await claims.MarkSentAsync(CaseBuilder.Books, page.Tickets, Job, CancellationToken.None);
    }

    Task<IReadOnlyList<PromotionCondition>> IPromotionJudge.RunAsync(IComparisonSession session, WorkKind kind, StreamMode to, StreamEvidence? counted, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PromotionCondition>>([new PromotionCondition("Days covered", IsEarned, IsEarned ? "60 of 60 days" : "43 of 60 days", "")]);

    Task<string?> IAuditChain.FindBreakAsync(BooksId books, CancellationToken cancellationToken) => Task.FromResult(ChainBreak);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

/// <summary>A port of which a test says what it answers.</summary>
public class Hooked : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    public static T Of<T>(Func<MethodInfo, object?[], object?>? answer = null)
        where T : class
    {
        var port = Create<T, Hooked>();
        if (answer is not null && port is Hooked hooked)
        {
            hooked._answer = answer;
        }

        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
