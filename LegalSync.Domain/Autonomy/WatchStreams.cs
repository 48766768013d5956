using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Autonomy;

/// <summary>
/// Takes earned modes back as soon as what earned them no longer holds, and pauses automatic approvals while the queue lags. Every node
/// may run it at any time: what is decided follows from what is stored, and only the first of two that meet stores it.
/// </summary>
public sealed class WatchStreams(IComparisonStore store, IAuditChain chain, PostingCards cards, SyncFeed feed, TimeProvider clock, PromotionPolicy policy)
{
    /// <summary>Why automatic approvals pause while the queue lags.</summary>
    public const string Lags = "The queue is behind: what is approved waits longer than thirty minutes.";

    private const int SaveTries = 5;

    /// <summary>Looks once.</summary>
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < SaveTries; attempt++)
        {
            await using var session = store.Open(books);
            if (!await LookAsync(session, actor, cancellationToken))
            {
                return;
            }

            if (await session.SaveAsync(cancellationToken))
            {
                feed.Announce();
                return;
            }
        }
    }

    /// <summary>True when anything changes.</summary>
    private async Task<bool> LookAsync(IComparisonSession session, Actor actor, CancellationToken cancellationToken)
    {
        var earned = (await session.Spine.StreamsAsync(cancellationToken)).Where(stream => stream.Mode != StreamMode.Draft).ToList();
        if (earned.Count == 0)
        {
            return false;
        }

        var (now, before) = (clock.GetUtcNow(), earned.Sum(stream => stream.Version));
        var facts = await DemotionFacts.ReadAsync(session, chain, earned, cancellationToken);
        var lag = (await session.Spine.OpenCardsAsync(Codes.QueueLag, cancellationToken)).Count > 0 ? Lags : null;
        foreach (var stream in earned)
        {
            if (facts.Against(stream, policy) is { } fall)
            {
                await cards.RaiseAsync(session.Spine, DemotedCard.Of(stream, fall), actor, now, cancellationToken);
                await ModeMoves.ToDraftAsync(session, stream, fall, actor, now, cancellationToken);
            }
            else if (stream.PausedBecause != lag)
            {
                stream.Pause(lag);
                session.Add(AuditEvent.Tell(stream.Books, ModeMoves.SubjectOf(stream.Kind), lag is null ? "automatic approvals go on" : "automatic approvals pause", actor, now, lag));
            }
        }

        return earned.Sum(stream => stream.Version) != before;
    }
}
