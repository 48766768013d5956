using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>
/// Compares posted documents with the books whenever the books changed, and turns what other people did there into cards. Nothing is
/// overwritten and nothing is posted again. What we wrote ourselves comes back with the revision that was confirmed, and is equal.
/// </summary>
public sealed class NoticeBooksChanges(PostingCards cards)
{
    private const int Together = 200;

    /// <summary>Looks at the postings whose documents a look at the books brought, within its unit of work.</summary>
    public async Task RunAsync(ISession session, BooksChanges changes, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var view = await BooksView.OpenAsync(session, changes, cancellationToken);
        foreach (var chunk in view.Documents.Select(document => document.ToString()).Chunk(Together))
        {
            var postings = await session.PostingsHoldingAsync(chunk, cancellationToken);
            await JudgeAsync(session, view, [.. postings.Select(posting => posting.Item).OfType<WorkItemId>().Distinct()], actor, now, cancellationToken);
        }

        if (changes.Merged.Count > 0)
        {
            await JudgeAsync(session, view, await DisputedAsync(session, cancellationToken), actor, now, cancellationToken);
        }
    }

    /// <summary>Items with an open card about a change: what the feed told as a change may be the merge that a webhook tells of only now.</summary>
    private static async Task<IReadOnlyCollection<WorkItemId>> DisputedAsync(ISession session, CancellationToken cancellationToken)
    {
        var items = new HashSet<WorkItemId>();
        foreach (var code in new[] { Codes.InvoiceEditedInBooks, Codes.PaymentEditedInBooks, Codes.TrustDirect })
        {
            foreach (var card in await session.OpenCardsAsync(code, cancellationToken))
            {
                if (await session.PostingAsync(Subject.Parse(card.Subject).Id, 1, cancellationToken) is { Item: { } item })
                {
                    items.Add(item);
                }
            }
        }

        return items;
    }

    /// <summary>Compares the documents of some items with the books as last read.</summary>
    /// <returns>The items that the books hold as posted, or as a person accepted.</returns>
    public async Task<IReadOnlySet<WorkItemId>> RunAsync(ISession session, IReadOnlyCollection<WorkItemId> items, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var view = await BooksView.OpenAsync(session, null, cancellationToken);
        return await JudgeAsync(session, view, items, actor, now, cancellationToken);
    }

    private async Task<HashSet<WorkItemId>> JudgeAsync(ISession session, BooksView view, IReadOnlyCollection<WorkItemId> ids, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var items = (await session.ItemsAsync(ids, cancellationToken)).Where(item => item.Stage is Stage.Posted or Stage.Verified).ToList();
        var legs = (await session.PostingsOfAsync([.. items.Select(item => item.Id)], cancellationToken)).ToLookup(posting => posting.Item!.Value);
        var known = (await session.CardsAboutAsync([.. items.SelectMany(BooksFindings.SubjectsOf).Distinct()], cancellationToken)).ToLookup(card => card.Subject);
        var agreeing = new HashSet<WorkItemId>();
        foreach (var item in items)
        {
            var judged = await view.JudgeAsync(session, legs[item.Id], cancellationToken);
            var finding = BooksFindings.Of(item, judged);
            if (finding is not null && await IsAcceptedAsync(session, item, finding, cancellationToken))
            {
                finding = null;
            }

            if (finding is not null)
            {
                await RaiseAsync(session, item, finding, actor, now, cancellationToken);
            }

            if (judged.Count > 0 && judged.All(leg => leg.Held != HeldAs.Unseen))
            {
                var over = BooksFindings.SubjectsOf(item).SelectMany(subject => known[subject]).DistinctBy(card => card.Id).Where(card => card.Code != finding?.Code);
                await CloseAsync(session, over, actor, now, cancellationToken);
                if (finding is null)
                {
                    agreeing.Add(item.Id);
                }
            }
        }

        return agreeing;
    }

    private async Task RaiseAsync(ISession session, WorkItem item, Finding finding, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var card = await cards.RaiseAsync(session, finding, actor, now, cancellationToken);
        if (finding.Code != Codes.InvoiceVoidedInBooks)
        {
            return;
        }

        var payments = (await session.ItemsOfAsync([item.Matter], cancellationToken)).Where(other => Pays(other, item)).ToList();
        var edges = await session.EdgesOfAsync([.. payments.Select(payment => payment.Id)], cancellationToken);
        foreach (var payment in payments.Where(payment => !edges.Any(edge => edge.Item == payment.Id && edge.Card == card.Id)))
        {
            session.Add(BlockingEdge.OnCard(item.Books, payment.Id, card.Id, finding.Why));
            payment.HeldBy(edges.Count(edge => edge.Item == payment.Id) + 1);
        }

        card.Blocks(payments.Count, payments.Sum(payment => payment.Amount.Minor));
    }

    /// <summary>A payment that is not in the books yet and is to pay this invoice.</summary>
    private static bool Pays(WorkItem payment, WorkItem invoice) =>
        payment.Kind is WorkKind.Payment or WorkKind.FeeTransfer && payment.Stage <= Stage.Approved && payment.Draft is { } draft
        && DraftText.Read(draft).OfType<PaymentDraft>().Any(leg => leg.Invoice?.Event == invoice.Key.Event);

    private static async Task<bool> IsAcceptedAsync(ISession session, WorkItem item, Finding finding, CancellationToken cancellationToken)
    {
        var directives = await session.DirectivesAsync(item.Key.Event, cancellationToken);
        var fingerprint = BooksAgreement.Fingerprint(finding.Sides);
        return directives.Any(directive => directive.Kind == DirectiveKind.AcceptBooks && directive.Value == fingerprint);
    }

    /// <summary>The books agree again, or hold another condition: what was said of the old one is over, and what waited for it goes on.</summary>
    private static async Task CloseAsync(ISession session, IEnumerable<ExceptionItem> open, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var card in open.Where(card => card.State == CardState.Open && BooksFindings.Raised(card)))
        {
            card.Close(CardState.Superseded, actor.Display, null, now);
            session.Add(AuditEvent.Tell(session.BooksId, $"card:{card.Id.Value}", $"{card.Code} superseded: the books agree again", actor, now));
            await ReleaseAsync(session, card, cancellationToken);
        }
    }

    private static async Task ReleaseAsync(ISession session, ExceptionItem card, CancellationToken cancellationToken)
    {
        var edges = await session.EdgesOnCardsAsync([card.Id], cancellationToken);
        var waiting = (await session.ItemsAsync([.. edges.Select(edge => edge.Item).Distinct()], cancellationToken)).ToDictionary(item => item.Id);
        foreach (var edge in edges)
        {
            session.Remove(edge);
            if (waiting.TryGetValue(edge.Item, out var item))
            {
                item.HeldBy(Math.Max(0, item.OpenEdges - 1));
            }
        }
    }
}

/// <summary>The books at one moment: as last read, with what a look brought laid over it.</summary>
internal sealed class BooksView
{
    private readonly BooksSnapshot _snapshot;
    private readonly Dictionary<DocumentRef, BooksDocument> _fresh;
    private readonly HashSet<DocumentRef> _gone;
    private readonly IReadOnlyDictionary<BooksKind, IReadOnlySet<string>> _keys;
    private readonly Dictionary<CustomerId, CustomerId> _merged;
    private readonly DateTimeOffset _startedAt;

    private BooksView(BooksSnapshot snapshot, BooksChanges? changes)
    {
        _snapshot = snapshot;
        _fresh = (changes?.Reading.Documents ?? []).DistinctBy(document => document.Ref).ToDictionary(document => document.Ref);
        _gone = [.. changes?.Gone ?? []];
        _startedAt = changes?.StartedAt ?? DateTimeOffset.MaxValue;
        _keys = changes?.Keys ?? new Dictionary<BooksKind, IReadOnlySet<string>>();
        _merged = (changes?.Merged ?? []).Where(merged => merged.Gone.Kind == BooksKind.Customer).DistinctBy(merged => merged.Gone)
            .ToDictionary(merged => new CustomerId(merged.Gone.Id.Value), merged => new CustomerId(merged.Survivor));
    }

    /// <summary>Documents that the look speaks of: those it brought, those it says are gone, and those it lacks where it knows all keys.</summary>
    public IEnumerable<DocumentRef> Documents => _fresh.Keys.Concat(_gone).Concat(_keys
        .Where(kind => BooksKeys.Documents.Contains(kind.Key))
        .SelectMany(kind => _snapshot.Keys(kind.Key).Where(id => !kind.Value.Contains(id)).Select(id => new DocumentRef(kind.Key, new DocumentId(id))))).Distinct();

    public static async Task<BooksView> OpenAsync(ISession session, BooksChanges? changes, CancellationToken cancellationToken) =>
        new(await session.SnapshotAsync(cancellationToken), changes);

    public async Task<IReadOnlyList<PostedLeg>> JudgeAsync(ISession session, IEnumerable<PostingIntent> legs, CancellationToken cancellationToken)
    {
        var judged = new List<PostedLeg>();
        foreach (var posting in legs.Where(leg => leg is { State: PostingState.Confirmed, Document: not null }))
        {
            var document = DocumentRef.Parse(posting.Document!);
            if (BooksKeys.Lists.Contains(document.Kind))
            {
                continue;
            }

            var isGone = IsGone(document, posting);
            var held = isGone ? null : Latest(document);
            judged.Add(PostedLeg.Judge(posting, held, isGone, await KeysAsync(session, posting, cancellationToken), Standing));
        }

        return judged;
    }

    /// <summary>What the look brought, unless the mirror holds a later revision by now: readers overlap, and lists can answer with old revisions.</summary>
    private BooksDocument? Latest(DocumentRef document)
    {
        var (fresh, mirrored) = (_fresh.GetValueOrDefault(document), _snapshot.Document(document));
        return fresh is null || (mirrored is not null && Revisions.IsOlder(fresh.Revision, mirrored.Revision)) ? mirrored : fresh;
    }

    /// <summary>A document that was confirmed after the look began is not missed by it.</summary>
    private bool IsGone(DocumentRef document, PostingIntent posting) =>
        _gone.Contains(document)
        || (!_fresh.ContainsKey(document)
            && (_snapshot.IsGone(document)
                || (_keys.TryGetValue(document.Kind, out var keys) && !keys.Contains(document.Id.Value) && _snapshot.Document(document) is not null
                    && posting.SettledAt < _startedAt)));

    private CustomerId Standing(CustomerId customer) => _snapshot.Standing(_merged.GetValueOrDefault(customer, customer));

    private static async Task<BoundKeys?> KeysAsync(ISession session, PostingIntent posting, CancellationToken cancellationToken) =>
        posting.ReadDraft() is PaymentDraft { Invoice.Event: { } invoice }
            && await session.PostingAsync(invoice, 1, cancellationToken) is { State: PostingState.Confirmed, Document: { } document }
            ? new BoundKeys(DocumentRef.Parse(document).Id)
            : null;
}
