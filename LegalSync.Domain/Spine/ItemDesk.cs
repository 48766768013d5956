using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Spine;

/// <summary>The items of one batch while decisions are taken over: moves them, holds them by edges, claims revenue.</summary>
internal sealed class ItemDesk
{
    private readonly ISession _session;
    private readonly IIds _ids;
    private readonly Dictionary<ItemKey, WorkItem> _items;
    private readonly Dictionary<WorkItemId, List<BlockingEdge>> _edges;
    private readonly ILookup<WorkItemId?, PostingIntent> _postings;
    private readonly Dictionary<MatterId, List<Finding>> _changedAfterPosting = [];

    private ItemDesk(ISession session, IIds ids, IEnumerable<WorkItem> items, IEnumerable<BlockingEdge> edges, IEnumerable<PostingIntent> postings)
    {
        (_session, _ids) = (session, ids);
        _items = items.ToDictionary(item => item.Key);
        _edges = edges.GroupBy(edge => edge.Item).ToDictionary(group => group.Key, group => group.ToList());
        _postings = postings.ToLookup(posting => posting.Item);
    }

    /// <summary>Open cards that posting or a watch raised.</summary>
    private HashSet<ExceptionItemId> KeptCards { get; init; } = [];

    /// <summary>Ledger heads of the batch: an approval that falls takes its reservation with it.</summary>
    private IReadOnlyList<LedgerHead> Heads { get; init; } = [];

    /// <summary>How many items were evaluated.</summary>
    public int Evaluated { get; private set; }

    /// <summary>All items of the batch.</summary>
    public IEnumerable<WorkItem> All => _items.Values;

    /// <summary>Edges that hold items of the batch.</summary>
    public IEnumerable<(WorkItem Item, BlockingEdge Edge)> Edges =>
        _items.Values.SelectMany(item => _edges.GetValueOrDefault(item.Id, []).Select(edge => (item, edge)));

    /// <summary>Opens the desk for a batch of matters.</summary>
    public static async Task<ItemDesk> OpenAsync(ISession session, IIds ids, IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken)
    {
        var items = await session.ItemsOfAsync(matters, cancellationToken);
        var keys = items.Select(item => item.Id).ToList();
        var started = items.Where(item => item.Stage is Stage.Approved or Stage.Posting).Select(item => item.Id).ToList();
        var edges = await session.EdgesOfAsync(keys, cancellationToken);
        var cards = await session.CardsAsync([.. edges.Where(edge => edge.Card is not null).Select(edge => edge.Card!.Value).Distinct()], cancellationToken);
        return new ItemDesk(session, ids, items, edges, await session.PostingsOfAsync(started, cancellationToken))
        {
            Heads = await session.LedgersOfAsync(matters, cancellationToken),
            KeptCards = cards.Where(card => card.State == CardState.Open && card.Origin != Origin.Evaluation).Select(card => card.Id).ToHashSet(),
        };
    }

    /// <summary>Takes a decision over.</summary>
    public void Take(ItemDecision decision, LabelledCase labelled, Actor actor, DateTimeOffset now)
    {
        Evaluated++;
        if (!_items.TryGetValue(decision.Key, out var item))
        {
            item = WorkItem.See(new WorkItemId(_ids.Next()), _session.BooksId, labelled.Connection, decision.Key, now);
            _items[decision.Key] = item;
            _session.Add(item);
            _session.Add(AuditEvent.Tell(_session.BooksId, decision.Key.Event, "captured", actor, now));
        }

        if (item.Stage == Stage.Rejected && item.FinancialHash == decision.FinancialHash)
        {
            return;
        }

        if (item.Stage is Stage.Approved && !ReturnIfChanged(item, decision, actor, now))
        {
            return;
        }

        if (item.Stage is Stage.Posting or Stage.Posted or Stage.Verified or Stage.Reversed)
        {
            NoticeChange(item, decision, labelled.Case);
            return;
        }

        var before = item.Stage;
        if (item.Evaluated(decision, now) && item.Stage != before)
        {
            _session.Add(AuditEvent.Tell(_session.BooksId, decision.Key.Event, $"{before} → {item.Stage}", actor, now, item.Outcomes));
        }
    }

    /// <summary>Ends items that the source no longer has.</summary>
    public void RetireMissing(LabelledCase labelled, MatterEvaluation evaluation, Actor actor, DateTimeOffset now)
    {
        var seen = evaluation.Items.Select(item => item.Key).ToHashSet();
        foreach (var item in _items.Values.Where(item => item.Matter == labelled.Case.MatterId && !seen.Contains(item.Key)).ToList())
        {
            if (item.Stage is Stage.Posting or Stage.Posted or Stage.Verified)
            {
                Keep(labelled.Case, SourceChanges.TakenBack(item, labelled.Case));
            }
            else if (item.Stage is not (Stage.Superseded or Stage.Reversed))
            {
                CancelPostings(item, now);
                FreeReservation(item);
                item.End(Stage.Superseded, "The source took it back before it posted.", now);
                Replace(item, []);
                _session.Add(AuditEvent.Tell(_session.BooksId, item.Key.Event, "superseded", actor, now));
            }
        }
    }

    /// <summary>Conditions of items that changed at the source after they had posted.</summary>
    public IReadOnlyList<Finding> ChangedAfterPosting(MatterId matter) => _changedAfterPosting.GetValueOrDefault(matter, []);

    /// <summary>Holds an item by exactly these cards and by the items it waits for.</summary>
    public void Hold(ItemDecision decision, IReadOnlyList<(ExceptionItem Card, string Because)> cards)
    {
        var item = _items[decision.Key];
        if (!item.Stage.IsBeforeApproval() && item.Stage is not (Stage.Approved or Stage.Posting))
        {
            Replace(item, []);
            return;
        }

        var wanted = new List<BlockingEdge>();
        foreach (var (card, because) in cards.DistinctBy(pair => pair.Card.Id))
        {
            wanted.Add(BlockingEdge.OnCard(_session.BooksId, item.Id, card.Id, because));
        }

        foreach (var first in decision.WaitsFor.Select(key => _items.GetValueOrDefault(key)).OfType<WorkItem>().Where(first => !first.Stage.IsInBooks()))
        {
            wanted.Add(BlockingEdge.OnItem(_session.BooksId, item.Id, first.Id, $"{first.Title} must be in the books first."));
        }

        Replace(item, wanted);
    }

    /// <summary>Keeps claims of revenue equal to what invoices claim: one active claim an entry.</summary>
    public async Task ClaimAsync(IReadOnlyList<ItemDecision> decisions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var invoices = _items.Values.Where(item => item.Kind == WorkKind.Invoice).ToDictionary(item => item.Id);
        var active = await _session.ClaimsByAsync(invoices.Keys, cancellationToken);
        var wanted = new Dictionary<WorkItemId, WorkItemId>();
        foreach (var decision in decisions.Where(decision => decision.Claims.Count > 0 && decision.Stage != Stage.Superseded))
        {
            foreach (var entry in decision.Claims.Select(key => _items.GetValueOrDefault(key)).OfType<WorkItem>())
            {
                wanted.TryAdd(entry.Id, _items[decision.Key].Id);
            }
        }

        foreach (var claim in active)
        {
            if (wanted.TryGetValue(claim.Entry, out var invoice) && invoice == claim.Invoice)
            {
                wanted.Remove(claim.Entry);
            }
            else
            {
                claim.Release(now);
            }
        }

        foreach (var (entry, invoice) in wanted)
        {
            _session.Add(RevenueClaim.Claim(_session.BooksId, entry, invoice, now));
        }
    }

    private bool ReturnIfChanged(WorkItem item, ItemDecision decision, Actor actor, DateTimeOffset now)
    {
        var hash = decision.Legs.Count == 0 ? null : SourceRecord.Hash(DraftText.Write(decision.Legs));
        var nothingSent = _postings[item.Id].All(posting => posting.IsUnsent || posting.State is PostingState.Refused or PostingState.Cancelled);
        if ((hash == item.DraftHash && (decision.Stage == Stage.Held || ClosedPeriod.IsAllThatHolds(decision))) || !nothingSent)
        {
            return false;
        }

        CancelPostings(item, now);
        FreeReservation(item);
        item.ReturnToHeld(now);
        _session.Add(AuditEvent.Tell(_session.BooksId, item.Key.Event, "changed after approval: held again", actor, now));
        return true;
    }

    private void FreeReservation(WorkItem item)
    {
        if (item.Stage == Stage.Approved && item.Kind.IsTrustOutflow())
        {
            Heads.FirstOrDefault(head => head.Key == new LedgerKey(item.TrustAccount, item.Matter) && head.ReservedMinor >= item.Amount.Minor)?.Free(item.Amount);
        }
        else if (item is { Stage: Stage.Approved, Kind: WorkKind.TrustDeposit })
        {
            // A release that is judged at the same moment might rest on it.
            Heads.FirstOrDefault(head => head.Key == new LedgerKey(item.TrustAccount, item.Matter))?.BeginRelease();
        }
    }

    private void CancelPostings(WorkItem item, DateTimeOffset now)
    {
        foreach (var posting in _postings[item.Id].Where(posting => posting.IsUnsent || posting.State == PostingState.Refused))
        {
            posting.Cancel(now);
        }
    }

    private void NoticeChange(WorkItem item, ItemDecision decision, MatterCase matterCase)
    {
        if (item.FinancialHash != decision.FinancialHash)
        {
            Keep(matterCase, SourceChanges.Changed(item, decision, matterCase));
        }
    }

    private void Keep(MatterCase matterCase, Finding? change)
    {
        if (change is not null)
        {
            _changedAfterPosting.TryAdd(matterCase.MatterId, []);
            _changedAfterPosting[matterCase.MatterId].Add(change);
        }
    }

    private void Replace(WorkItem item, List<BlockingEdge> wanted)
    {
        var present = _edges.GetValueOrDefault(item.Id, []);
        var kept = present.Where(edge => IsKept(edge) || wanted.Exists(want => Same(want, edge))).ToList();
        foreach (var edge in present.Except(kept))
        {
            _session.Remove(edge);
        }

        foreach (var edge in wanted.Where(want => !kept.Exists(edge => Same(want, edge))))
        {
            kept.Add(edge);
            _session.Add(edge);
            _items.Values.FirstOrDefault(first => first.Id == edge.WaitsFor)?.BeWaitedFor();
        }

        _edges[item.Id] = kept;
        item.HeldBy(kept.Count);
    }

    /// <summary>Edges on cards that posting raised are taken away by posting, not by an evaluation.</summary>
    private bool IsKept(BlockingEdge edge) => edge.Card is { } card && KeptCards.Contains(card);

    private static bool Same(BlockingEdge left, BlockingEdge right) => left.Card == right.Card && left.WaitsFor == right.WaitsFor;
}
