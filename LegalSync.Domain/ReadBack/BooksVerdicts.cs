using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>Who decided about a document, why, and from when on something may be sent.</summary>
public sealed record VerdictContext(Actor Actor, string Reason, DateTimeOffset Now, DateTimeOffset NotBefore);

/// <summary>Carries out what a person decided about a document that somebody changed in the books, and takes it back.</summary>
internal static class BooksVerdicts
{
    /// <summary>Carries it out.</summary>
    public static async Task RunAsync(ISession session, ResolutionEffect effect, VerdictContext context, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case ReverseEffect reverse:
                await ReverseAsync(session, await ItemAsync(session, reverse.Event, cancellationToken), context, cancellationToken);
                session.Add(AuditEvent.Tell(session.BooksId, reverse.Event, "reversed: what was done in the books stands", context.Actor, context.Now, context.Reason));
                break;
            case PostAgainEffect again:
                await PostAgainAsync(session, again, context, cancellationToken);
                break;
            case RelinkEffect relink:
                (await LegAsync(session, relink.Event, relink.From, cancellationToken)).Relink(DocumentRef.Parse(relink.Document), context.Now);
                session.Add(AuditEvent.Tell(session.BooksId, relink.Event, $"{relink.From} replaced by {relink.Document}", context.Actor, context.Now, context.Reason));
                break;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is no decision about a document.");
        }
    }

    /// <summary>Takes it back; answers why not, or null when done.</summary>
    public static async Task<string?> TakeBackAsync(ISession session, ResolutionEffect effect, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case ReverseEffect reverse when await ItemAsync(session, reverse.Event, cancellationToken) is { Stage: Stage.Reversed } item:
                item.Unreverse(now);
                session.Add(AuditEvent.Tell(session.BooksId, reverse.Event, "no longer taken as reversed", actor, now));
                return null;
            case RelinkEffect relink:
                (await LegAsync(session, relink.Event, relink.Document, cancellationToken)).Relink(DocumentRef.Parse(relink.From), now);
                return null;
            default:
                return "It waits for approval again: reject it there.";
        }
    }

    /// <summary>What is refused of it goes no more, and what it had reserved is free.</summary>
    private static async Task ReverseAsync(ISession session, WorkItem item, VerdictContext context, CancellationToken cancellationToken)
    {
        if (item.Stage == Stage.Posting)
        {
            foreach (var leg in (await session.PostingsOfAsync([item.Id], cancellationToken)).Where(leg => leg.IsUnsent || leg.State == PostingState.Refused))
            {
                leg.Cancel(context.Now);
            }

            await PostingCompletion.FreeReservationAsync(session, item, cancellationToken);
        }

        item.Reverse(context.Reason, context.Now);
    }

    /// <summary>With all documents gone the item waits for approval again; with some standing, what was approved is completed.</summary>
    private static async Task PostAgainAsync(ISession session, PostAgainEffect again, VerdictContext context, CancellationToken cancellationToken)
    {
        var item = await ItemAsync(session, again.Event, cancellationToken);
        var snapshot = await session.SnapshotAsync(cancellationToken);
        var legs = (await session.PostingsOfAsync([item.Id], cancellationToken)).Where(leg => leg.State == PostingState.Confirmed).ToList();
        var lost = legs.Where(leg => IsLost(snapshot, DocumentRef.Parse(leg.Document!))).ToList();
        if (lost.Count == 0)
        {
            throw new InvalidOperationException("A document that stands is not posted again.");
        }

        foreach (var leg in lost)
        {
            session.Add(AuditEvent.Tell(session.BooksId, again.Event, $"{leg.Document} given up, to be posted again", context.Actor, context.Now, context.Reason));
            leg.GiveUpDocument(context.Now);
        }

        if (lost.Count == legs.Count)
        {
            item.PostAgain(context.Now);
            return;
        }

        foreach (var leg in lost)
        {
            leg.TryAgain(leg.ReadDraft(), context.NotBefore);
        }

        item.Complete(context.Now);
        if (item.Kind.IsTrustOutflow())
        {
            var heads = await session.LedgersOfAsync([item.Matter], cancellationToken);
            heads.FirstOrDefault(head => head.Account == item.TrustAccount)?.Reserve(item.Amount);
        }
    }

    private static bool IsLost(BooksSnapshot snapshot, DocumentRef document) => snapshot.IsGone(document) || snapshot.Document(document) is { IsVoid: true };

    private static async Task<WorkItem> ItemAsync(ISession session, string @event, CancellationToken cancellationToken) =>
        await session.PostingAsync(@event, 1, cancellationToken) is { Item: { } id } && await session.ItemsAsync([id], cancellationToken) is [var item]
            ? item
            : throw new InvalidOperationException("The item of this card is gone.");

    private static async Task<PostingIntent> LegAsync(ISession session, string @event, string document, CancellationToken cancellationToken)
    {
        var item = await ItemAsync(session, @event, cancellationToken);
        return (await session.PostingsOfAsync([item.Id], cancellationToken)).FirstOrDefault(leg => leg.Document == document)
            ?? throw new InvalidOperationException("The posting of this card is gone.");
    }
}
