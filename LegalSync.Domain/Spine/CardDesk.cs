using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Domain.Spine;

/// <summary>The cards of one batch: one a condition, opened, revised, and closed again when the condition is gone.</summary>
internal sealed class CardDesk
{
    private readonly ISession _session;
    private readonly IIds _ids;
    private readonly IExceptionCatalogue _catalogue;
    private readonly Dictionary<(ExceptionCode Code, string Subject), ExceptionItem> _cards;
    private readonly HashSet<ExceptionItemId> _seen = [];
    private readonly HashSet<ExceptionItemId> _waiting;

    private CardDesk(ISession session, IIds ids, IExceptionCatalogue catalogue, IEnumerable<ExceptionItem> cards, HashSet<ExceptionItemId> waiting)
    {
        (_session, _ids, _catalogue, _waiting) = (session, ids, catalogue, waiting);
        _cards = cards.DistinctBy(card => card.Id).ToDictionary(card => (card.Code, card.Subject));
    }

    /// <summary>Cards raised or opened again.</summary>
    public int Raised { get; private set; }

    /// <summary>Cards closed because their condition is gone.</summary>
    public int Closed { get; private set; }

    /// <summary>Opens the desk: cards of the matters, and those that the findings are about.</summary>
    public static async Task<CardDesk> OpenAsync(
        ISession session, IIds ids, IExceptionCatalogue catalogue, IReadOnlyCollection<MatterId> matters, IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        var subjects = findings.Select(finding => finding.Subject.ToString()).Distinct().ToList();
        var about = await session.CardsAboutAsync(subjects, cancellationToken);
        var open = await session.OpenCardsOfAsync(matters, cancellationToken);
        var waiting = new HashSet<ExceptionItemId>();
        foreach (var card in about.Where(card => card.State == CardState.Resolved))
        {
            if (await WaitsForBooksAsync(session, card, cancellationToken))
            {
                waiting.Add(card.Id);
            }
        }

        return new CardDesk(session, ids, catalogue, about.Concat(open), waiting);
    }

    /// <summary>Sees a condition: raises its card, revises it, or opens it again.</summary>
    public ExceptionItem See(Finding finding, CardLabels labels, Actor actor, DateTimeOffset now)
    {
        var type = _catalogue.Find(finding.Code);
        var identity = (finding.Code, finding.Subject.ToString());
        var shown = finding.Matter.IsNone ? new CardLabels("", "") : labels;
        if (!_cards.TryGetValue(identity, out var card))
        {
            card = ExceptionItem.Raise(new ExceptionItemId(_ids.Next()), _session.BooksId, type, finding, shown, now);
            _cards[identity] = card;
            _session.Add(card);
            _session.Add(AuditEvent.Tell(_session.BooksId, $"card:{card.Id.Value}", $"{finding.Code} raised", actor, now, finding.Why));
            Raised++;
        }
        else if (!_seen.Contains(card.Id) && !_waiting.Contains(card.Id) && card.State != CardState.Waived)
        {
            var wasOpen = card.State == CardState.Open;
            if (card.See(finding, shown, now) && !wasOpen)
            {
                _session.Add(AuditEvent.Tell(_session.BooksId, $"card:{card.Id.Value}", $"{finding.Code} came back", actor, now, finding.Why));
                Raised++;
            }
        }

        _seen.Add(card.Id);
        return card;
    }

    /// <summary>Closes cards whose condition is gone, and counts what waits behind the others.</summary>
    public async Task SettleAsync(ItemDesk items, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var batch = items.All.Select(item => item.Id).ToHashSet();
        var inBatch = items.Edges.Where(pair => pair.Edge.Card is not null).ToLookup(pair => pair.Edge.Card!.Value, pair => pair.Item);
        var known = await _session.EdgesOnCardsAsync([.. _cards.Values.Select(card => card.Id)], cancellationToken);
        var outside = known.Where(edge => !batch.Contains(edge.Item)).ToLookup(edge => edge.Card!.Value, edge => edge.Item);
        var others = (await _session.ItemsAsync([.. outside.SelectMany(group => group).Distinct()], cancellationToken)).ToDictionary(item => item.Id);
        foreach (var card in _cards.Values.Where(card => card.State == CardState.Open && card.Origin == Origin.Evaluation))
        {
            var waiting = inBatch[card.Id].Concat(outside[card.Id].Select(id => others.GetValueOrDefault(id)).OfType<WorkItem>()).DistinctBy(item => item.Id).ToList();
            card.Blocks(waiting.Count, waiting.Sum(item => item.Amount.Minor));
            if (waiting.Count == 0 && !_seen.Contains(card.Id))
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
                _session.Add(AuditEvent.Tell(_session.BooksId, $"card:{card.Id.Value}", $"{card.Code} superseded", actor, now));
                Closed++;
            }
        }
    }

    /// <summary>A card resolved by something that the books have not confirmed yet stays closed meanwhile.</summary>
    private static async Task<bool> WaitsForBooksAsync(ISession session, ExceptionItem card, CancellationToken cancellationToken)
    {
        foreach (var resolution in await session.ResolutionsOfAsync(card.Id, cancellationToken))
        {
            if (resolution.UndoneAt is null
                && await session.PostingAsync(ResolutionEvent.Of(resolution.Id), 1, cancellationToken) is { State: not (Posting.PostingState.Confirmed or Posting.PostingState.Refused or Posting.PostingState.Cancelled) })
            {
                return true;
            }
        }

        return false;
    }
}
