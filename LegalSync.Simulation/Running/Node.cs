using System.Globalization;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LegalSync.Simulation.Running;

/// <summary>One process of the product, composed as the product composes itself, over the shared database and its own network.</summary>
internal sealed class Node : IDisposable
{
    private static readonly IOptions<QuickBooksOptions> _options = Options.Create(new QuickBooksOptions
    {
        BaseAddress = new Uri("https://books.invalid"), ClientId = "simulated", ClientSecret = "simulated", RequestTimeoutSeconds = 30,
    });

    private static readonly ExceptionCatalogue _catalogue = new();
    private readonly Site _site;
    private readonly CancellationTokenSource _stopping = new();
    private readonly VirtualTime _patience;

    public Node(Site site, string name, TimeSpan clockIsWrongBy)
    {
        _site = site;
        Life = new Life(name);
        Clock = new VirtualTime(site.Pump, Life, clockIsWrongBy);
        Store = new MemoryStore(site.Database, site.Weather, site.Practice, Life);
        var feed = new SyncFeed();
        _patience = new VirtualTime(site.Pump, Life, clockIsWrongBy);
        var accounting = new ClumsyAccounting(Connect(site, Life, Clock, _patience), site);
        var cards = new PostingCards(_catalogue, site.Ids);
        var advance = new AdvanceMatters(Store, site.Ids, _catalogue, Clock);
        var breaker = new PostingBreaker(Clock, site.Policy);
        var settlement = new PostingSettlement(Store, cards, advance, breaker, Clock, site.Policy);
        var identity = new PostingNode(string.Create(CultureInfo.InvariantCulture, $"{name}:{site.Dice.Lot()}"));
        var claims = new PostingClaims(Store, accounting, identity, cards, Clock, site.Policy);
        var requests = new PostingRequests(accounting, claims, settlement, breaker, Clock, site.Policy);
        Post = new PostApproved(claims, new PostingLookUps(Store, accounting, claims, settlement, Clock), requests, breaker, Store, feed);
        var notice = new NoticeBooksChanges(cards);
        ReadBack = new ReadBooksBack(Store, accounting, new KeepBooks(Store, notice, cards, advance, Clock), notice, Clock);
        var tools = new CaptureTools(Store, new MemoryRecords(site.Database, site.Weather, Life), site.Practice, new NoHints(), cards, new CaptureClock(Clock, site.Ids));
        Capture = new CaptureFirm(tools, ReadBack, advance, feed, Clock, new CapturePolicy());
        Approve = new ApproveItems(Store, Clock, site.Policy);
        Undo = new UndoDecision(Store, Clock);
        Reject = new RejectItems(Store, Clock, site.Policy);
        Resolve = new ResolveCard(Store, new ResolutionDesk(_catalogue, site.Ids, new EffectRunner(new NoSync(), Clock, site.Policy), Clock), advance, feed, Clock, site.Policy);
    }

    public Life Life { get; }

    public VirtualTime Clock { get; }

    public MemoryStore Store { get; }

    public PostApproved Post { get; }

    public ReadBooksBack ReadBack { get; }

    public CaptureFirm Capture { get; }

    public ApproveItems Approve { get; }

    public UndoDecision Undo { get; }

    public RejectItems Reject { get; }

    public ResolveCard Resolve { get; }

    /// <summary>Ends when the node is asked to stop.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Asks it to stop; half a minute later it is ended.</summary>
    public void Stop()
    {
        _site.Pump.Later(Life, TimeSpan.FromSeconds(30), Life.End);
        CallOff();
    }

    /// <summary>Calls the work off. Not within the wait between two tries of a read: the library would go on from there on the thread pool.</summary>
    private void CallOff()
    {
        if (_patience.Waits > 0)
        {
            _site.Pump.Later(Life, TimeSpan.FromMilliseconds(100), CallOff);
            return;
        }

        _stopping.Cancel();
    }

    /// <inheritdoc />
    public void Dispose() => _stopping.Dispose();

    private static QuickBooksAccounting Connect(Site site, Life life, TimeProvider clock, TimeProvider patience)
    {
        var vault = new NodeVault(site);
        var wire = new NodeWire(new InProcessBooks(site.Server), site.Pump, life);
        var oauth = new QuickBooksOAuth(wire, _options, clock, NullLogger<QuickBooksOAuth>.Instance);
        var sessions = new QuickBooksSessions(vault, vault, oauth, _options, clock);
        var governor = new RealmGovernor(clock, new GovernorOptions { Jitter = () => site.Dice.Span(0, 5_000) });
        var channel = new QuickBooksChannel(wire, sessions, governor, clock, _options, NullLogger<QuickBooksChannel>.Instance);
        var reads = new PatientReads(channel, patience, () => site.Dice.Below(1_000) / 1_000.0);
        var pages = new BooksPages(reads);
        var documents = new OwnDocuments(pages, reads);
        var typed = new TypedRows(NullLogger<TypedRows>.Instance);
        return new QuickBooksAccounting(
            channel, new QuickBooksReader(pages, reads, sessions, typed), documents, new Reactivations(documents, channel),
            new ChangeReader(reads, pages, typed), new EntityReader(pages, documents, typed));
    }

    private sealed class NoSync : ISyncRequests
    {
        public Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }

    private sealed class NoHints : ICaptureHints
    {
        public IReadOnlyCollection<MatterId> Take(ConnectionId connection) => [];
    }
}
