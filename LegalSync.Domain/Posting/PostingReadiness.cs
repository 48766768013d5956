using LegalSync.Domain.Amounts;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.VisibleDrafts;

namespace LegalSync.Domain.Posting;

/// <summary>Judges which postings may go now: approved and unhindered, earlier legs done, client money covered, what they name in the books.</summary>
internal sealed class PostingReadiness
{
    private readonly ISession _session;
    private readonly Dictionary<WorkItemId, WorkItem> _items;
    private readonly ILookup<WorkItemId?, PostingIntent> _legs;
    private readonly Dictionary<WorkItemId, VisibleDraft> _visible;
    private readonly HashSet<WorkItemId> _leaving = [];

    private PostingReadiness(ISession session, IEnumerable<WorkItem> items, IEnumerable<PostingIntent> legs, IEnumerable<VisibleDraft> visible)
    {
        (_session, _items, _legs) = (session, items.ToDictionary(item => item.Id), legs.ToLookup(leg => leg.Item));
        _visible = visible.ToDictionary(draft => draft.Item);
    }

    /// <summary>Reads what the judgement about some postings needs.</summary>
    public static async Task<PostingReadiness> ReadAsync(ISession session, IReadOnlyCollection<PostingIntent> postings, CancellationToken cancellationToken)
    {
        var ids = postings.Where(posting => posting.Item is not null).Select(posting => posting.Item!.Value).Distinct().ToList();
        return new PostingReadiness(
            session, await session.ItemsAsync(ids, cancellationToken), await session.PostingsOfAsync(ids, cancellationToken),
            await session.VisibleDraftsOfAsync(ids, cancellationToken));
    }

    /// <summary>The item of a posting; null for a list entry of a resolution.</summary>
    public WorkItem? ItemOf(PostingIntent posting) => posting.Item is { } id ? _items.GetValueOrDefault(id) : null;

    /// <summary>All postings of an item.</summary>
    public IEnumerable<PostingIntent> LegsOf(WorkItem item) => _legs[item.Id];

    /// <summary>Remembers which posting's envelope links a visible draft.</summary>
    public void Linked(PostingIntent posting, BoundKeys keys)
    {
        if (keys.Estimate is not null && posting.Item is { } item)
        {
            _visible[item].LinkBy(posting.CurrentKey);
        }
    }

    /// <summary>The books' keys that a posting's draft names, when it may go now; else null.</summary>
    public async Task<BoundKeys?> KeysAsync(PostingIntent posting, CancellationToken cancellationToken)
    {
        if (posting.Item is not null)
        {
            if (ItemOf(posting) is not { OpenEdges: 0, Stage: Stage.Approved or Stage.Posting } item
                || _legs[posting.Item].Any(leg => leg.Leg < posting.Leg && leg.State != PostingState.Confirmed)
                || (item.MovesClientMoney && await IsSignedOffAsync(item, posting, cancellationToken))
                || !await IsCoveredAsync(item, posting, cancellationToken))
            {
                return null;
            }
        }

        var draft = posting.ReadDraft();
        return draft is InvoiceDraft && posting.Item is { } id
            ? new BoundKeys(null) { Estimate = _visible.GetValueOrDefault(id)?.Linkable }
            : await BindAsync(draft, cancellationToken);
    }

    /// <summary>Why a trust posting may never stand, as a refusal; null when it may. Asked at the last moment: the chart may have changed since it was held.</summary>
    public async Task<string?> ForbiddenAsync(PostingIntent posting, CancellationToken cancellationToken)
    {
        if (ItemOf(posting) is not { MovesClientMoney: true })
        {
            return null;
        }

        var snapshot = await _session.SnapshotAsync(cancellationToken);
        IReadOnlyList<PostingDraft> legs = [.. _legs[posting.Item].OrderBy(leg => leg.Leg).Select(leg => leg.ReadDraft())];
        return ForbiddenEntries.Check(legs, snapshot.Accounts, id => snapshot.Document(new DocumentRef(BooksKind.Invoice, id))?.Customer) is [var first, ..]
            ? RefusalText.Write("An entry that trust never takes is not sent.", first.Remedy!, string.Join("; ", first.Facts.Select(fact => $"{fact.Name}: {fact.Value}")))
            : null;
    }

    /// <summary>The item's day was signed after its approval: nothing goes into a signed period. What has begun to go is completed.</summary>
    private async Task<bool> IsSignedOffAsync(WorkItem item, PostingIntent posting, CancellationToken cancellationToken) =>
        posting.Leg == 1 && item.Stage == Stage.Approved
        && item.Date <= SignedPeriods.Through(await _session.SignedThroughAsync(cancellationToken), item.TrustAccount);

    /// <summary>Client money leaves the books only after the money that covers it is in the books; until then the item waits behind those deposits.</summary>
    private async Task<bool> IsCoveredAsync(WorkItem item, PostingIntent posting, CancellationToken cancellationToken)
    {
        if (!item.Kind.IsTrustOutflow() || posting.Leg != 1)
        {
            return true;
        }

        var heads = await _session.LedgersOfAsync([item.Matter], cancellationToken);
        var head = heads.FirstOrDefault(head => head.Account == item.TrustAccount);
        var topUps = head is null ? [] : TopUp.Standing(await _session.DirectivesAsync(head.Key.ToString(), cancellationToken));
        var covered = topUps.Sum(topUp => topUp.Change.Minor) <= (head?.ToppedUpMinor ?? 0);
        var ledger = (await _session.ItemsOfAsync([item.Matter], cancellationToken)).Where(other => other.Kind.IsTrust() && other.TrustAccount == item.TrustAccount).ToList();
        var taken = ledger.Where(other => ReleaseGuard.IsInBooks(other) || IsLeaving(other));
        if (!ReleaseGuard.Check(Money.FromMinor(head?.OpeningMinor ?? 0, item.Amount.Currency), covered ? topUps : [], taken, item).IsBroken)
        {
            _leaving.Add(item.Id);
            head?.BeginRelease();
            return true;
        }

        foreach (var deposit in ledger.Where(other => other.Kind.RaisesLedger() && ReleaseGuard.IsReleased(other) && !other.Stage.IsInBooks()))
        {
            _session.Add(BlockingEdge.OnItem(item.Books, item.Id, deposit.Id, "The client's deposit must be in the books first."));
            item.HeldBy(item.OpenEdges + 1);
            deposit.BeWaitedFor();
        }

        return false;
    }

    /// <summary>Client money on its way out counts as gone: two releases that each fit need not fit together.</summary>
    private bool IsLeaving(WorkItem other) => other.Kind.IsTrustOutflow() && (other.Stage == Stage.Posting || _leaving.Contains(other.Id));

    private async Task<BoundKeys?> BindAsync(PostingDraft draft, CancellationToken cancellationToken)
    {
        if (draft is not PaymentDraft { Invoice: { } target })
        {
            return new BoundKeys(null);
        }

        if (target.Document is { } known)
        {
            return new BoundKeys(known);
        }

        var invoice = await _session.PostingAsync(target.Event!, 1, cancellationToken);
        return invoice is { State: PostingState.Confirmed, Document: { } document } ? new BoundKeys(DocumentRef.Parse(document).Id) : null;
    }
}
