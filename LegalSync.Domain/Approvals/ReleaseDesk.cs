using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>What a release is decided with.</summary>
/// <param name="Ports">What is known of clearing and of signed periods.</param>
/// <param name="Policy">Times of posting.</param>
/// <param name="Now">Now.</param>
internal sealed record ReleaseTools(TrustPorts Ports, PostingPolicy Policy, DateTimeOffset Now);

/// <summary>
/// Releases held items to the books in one unit of work, whoever decides: what forbids a release, and what is stored of it. The state it
/// rests on (the books, the stream) is guarded, so that a release is refused when that state changed before it was stored.
/// </summary>
internal sealed class ReleaseDesk
{
    private readonly ISession _session;
    private readonly ReleaseTools _tools;
    private readonly Dictionary<WorkItemId, WorkItem> _items;
    private readonly ILookup<WorkItemId?, PostingIntent> _earlier;

    private ReleaseDesk(ISession session, ReleaseTools tools, IEnumerable<WorkItem> items, IEnumerable<PostingIntent> earlier) =>
        (_session, _tools, _items, _earlier) = (session, tools, items.ToDictionary(item => item.Id), earlier.ToLookup(posting => posting.Item));

    /// <summary>The books.</summary>
    public required Books Firm { get; init; }

    /// <summary>The streams.</summary>
    public required IReadOnlyDictionary<WorkKind, StreamSetting> Streams { get; init; }

    /// <summary>Names of streams that another connector posts too.</summary>
    public required IReadOnlySet<string> Halted { get; init; }

    /// <summary>The client ledgers behind the items.</summary>
    public required ClientMoney Money { get; init; }

    /// <summary>The rules of client money; null when none of the items moves any.</summary>
    public ReleaseJudgement? Judgement { get; private init; }

    /// <summary>Opens it for some items.</summary>
    public static async Task<ReleaseDesk> OpenAsync(ISession session, IReadOnlyList<WorkItemId> ids, ReleaseTools tools, CancellationToken cancellationToken)
    {
        // Postings first: an item read later than its postings is at least as fresh, so a decision taken meanwhile is seen or refused at the save.
        var earlier = await session.PostingsOfAsync(ids, cancellationToken);
        var items = await session.ItemsAsync(ids, cancellationToken);
        var trust = items.Where(item => item.Kind.IsTrust()).Select(item => item.Matter).Distinct().ToList();
        var money = await ClientMoney.LoadAsync(session, trust, cancellationToken);
        return new ReleaseDesk(session, tools, items, earlier)
        {
            Firm = await session.BooksAsync(cancellationToken),
            Streams = (await session.StreamsAsync(cancellationToken)).ToDictionary(stream => stream.Kind),
            Halted = (await session.OpenCardsAsync(Codes.ConnectorCollision, cancellationToken)).Select(card => Subject.Parse(card.Subject).Id).ToHashSet(StringComparer.Ordinal),
            Money = money,
            Judgement = trust.Count == 0 ? null : await money.JudgementAsync(session, tools.Ports, tools.Now, cancellationToken),
        };
    }

    /// <summary>An item; null when there is none.</summary>
    public WorkItem? Item(WorkItemId id) => _items.GetValueOrDefault(id);

    /// <summary>The stream of a kind; null when there is none.</summary>
    public StreamSetting? Stream(WorkKind kind) => Streams.GetValueOrDefault(kind);

    /// <summary>Why an item does not wait for a decision; null when it does.</summary>
    public static string? NotWaiting(WorkItem item) =>
        item.Stage == Stage.Held && item.Draft is not null ? null : $"It is no longer waiting for approval (stage {item.Stage}).";

    /// <summary>What forbids a release, whoever decides; null when nothing does.</summary>
    public async Task<string?> RefusalAsync(WorkItem item, Actor actor, CancellationToken cancellationToken) =>
        Firm.ShadowRefusal
        ?? (Stream(item.Kind) is { IsOn: false } off ? $"The stream is off: {off.OffBecause ?? "It is off."}" : null)
        ?? (Halted.Contains(CompetingConnector.StreamName(item.Kind)) ? "Another connector posts this stream too; clear its card first." : null)
        ?? (Judgement is null ? null : await Judgement.RefusalAsync(_session, item, actor, cancellationToken));

    /// <summary>True when a job leaves an item to a person: something forbids it, or a rule of client money is broken that a person may rely on passing.</summary>
    public async Task<bool> IsHeldBackAsync(WorkItem item, Actor actor, CancellationToken cancellationToken) =>
        NotWaiting(item) is not null
        || (item.Kind.IsTrust() && Judgement is { } judgement && judgement.Ask(item, actor).Any(outcome => outcome.IsBroken))
        || await RefusalAsync(item, actor, cancellationToken) is not null;

    /// <summary>Releases an item: its signature, its reservation and its postings.</summary>
    /// <param name="item">The item.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="promotion">The promotion that let a job decide; null of a person.</param>
    public void Release(WorkItem item, Actor actor, long? promotion = null)
    {
        item.Approve(_tools.Now);
        _session.Guard(Firm);
        _session.Add(Approval.Sign(item, Decision.Approved, actor, null, _tools.Now, promotion));
        _session.Add(AuditEvent.Tell(item.Books, item.Key.Event, promotion is null ? "approved" : $"approved by itself under promotion {promotion}", actor, _tools.Now, item.DraftHash));
        if (item.Kind.IsTrustOutflow() && Money.Ledger(item) is { } ledger)
        {
            ledger.Reserve(item.Amount, Money.Lowest(item));
        }

        var stream = Stream(item.Kind);
        if (stream is not null)
        {
            _session.Guard(stream);
        }

        var leg = 0;
        foreach (var draft in DraftText.Read(item.Draft!))
        {
            Open(item, ++leg, draft, NotBefore(draft, stream));
        }
    }

    private void Open(WorkItem item, int leg, PostingDraft draft, DateTimeOffset notBefore)
    {
        if (_earlier[item.Id].FirstOrDefault(posting => posting.Leg == leg) is { } known)
        {
            known.TryAgain(draft, notBefore);
        }
        else
        {
            _session.Add(PostingIntent.Open(item.Books, item.Id, item.Key.Event, leg, draft, notBefore));
        }
    }

    private DateTimeOffset NotBefore(PostingDraft draft, StreamSetting? stream)
    {
        var earliest = Earliest(draft, _tools.Now + _tools.Policy.UndoWindow);
        return stream is null ? earliest : PostingTimes.Next(stream, Firm, earliest);
    }

    /// <summary>Money dated in the future posts on its day, not before.</summary>
    public static DateTimeOffset Earliest(PostingDraft draft, DateTimeOffset afterUndo) =>
        draft.On is { } day && day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is var opens && opens > afterUndo ? opens : afterUndo;
}
