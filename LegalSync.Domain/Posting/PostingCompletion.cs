using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>What follows when the books hold a document: the item moves on, what waited for it is freed, cards about it close.</summary>
public static class PostingCompletion
{
    /// <summary>Follows up on a confirmed posting. Nothing happens while another leg of the item is open.</summary>
    /// <returns>True when the item is in the books now.</returns>
    public static async Task<bool> CompleteAsync(ISession session, PostingIntent confirmed, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (confirmed.Item is not { } id || await session.ItemsAsync([id], cancellationToken) is not [var item])
        {
            return false;
        }

        await CloseCardsAsync(session, item, actor, now, cancellationToken);
        var legs = await session.PostingsOfAsync([id], cancellationToken);
        if (legs.Any(leg => leg.Sequence != confirmed.Sequence && leg.State != PostingState.Confirmed))
        {
            return false;
        }

        item.Posted(now);
        session.Add(AuditEvent.Tell(item.Books, item.Key.Event, $"posted as {confirmed.Document}", actor, now));
        await FreeReservationAsync(session, item, cancellationToken);
        await FreeWaitersAsync(session, item, cancellationToken);
        var claims = await session.ClaimsByAsync([id], cancellationToken);
        foreach (var entry in await session.ItemsAsync([.. claims.Select(claim => claim.Entry)], cancellationToken))
        {
            entry.Posted(now);
        }

        return true;
    }

    /// <summary>Frees what a release had reserved.</summary>
    public static async Task FreeReservationAsync(ISession session, WorkItem item, CancellationToken cancellationToken)
    {
        if (item.Kind.IsTrustOutflow())
        {
            var heads = await session.LedgersOfAsync([item.Matter], cancellationToken);
            heads.FirstOrDefault(head => head.Account == item.TrustAccount && head.ReservedMinor >= item.Amount.Minor)?.Free(item.Amount);
        }
    }

    /// <summary>Closes the cards that posting raised about an item.</summary>
    private static async Task CloseCardsAsync(ISession session, WorkItem item, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var edges = await session.EdgesOfAsync([item.Id], cancellationToken);
        var cards = await session.CardsAsync([.. edges.Where(edge => edge.Card is not null).Select(edge => edge.Card!.Value)], cancellationToken);
        foreach (var card in cards.Where(card => card.Origin == Origin.Posting && card.State == CardState.Open))
        {
            card.Close(CardState.Superseded, actor.Display, null, now);
            session.Add(AuditEvent.Tell(item.Books, $"card:{card.Id.Value}", $"{card.Code} superseded: the books hold it", actor, now));
        }

        foreach (var edge in edges)
        {
            session.Remove(edge);
        }

        item.HeldBy(0);
    }

    private static async Task FreeWaitersAsync(ISession session, WorkItem item, CancellationToken cancellationToken)
    {
        var waiting = await session.EdgesOnItemsAsync([item.Id], cancellationToken);
        var items = (await session.ItemsAsync([.. waiting.Select(edge => edge.Item)], cancellationToken)).ToDictionary(waiter => waiter.Id);
        foreach (var edge in waiting)
        {
            session.Remove(edge);
            if (items.TryGetValue(edge.Item, out var waiter))
            {
                waiter.HeldBy(Math.Max(0, waiter.OpenEdges - 1));
            }
        }
    }
}
