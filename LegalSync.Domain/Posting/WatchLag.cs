using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>How old the oldest work is that waits for the machine, not for a person.</summary>
/// <param name="Since">Since when it waits; null when nothing does.</param>
/// <param name="Count">How many wait.</param>
/// <param name="What">What it is.</param>
public sealed record WaitingWork(DateTimeOffset? Since, int Count, string What);

/// <summary>Measures the queue.</summary>
public interface IQueueGauge
{
    /// <summary>Approved postings that are due and not in the books, and reads that are overdue.</summary>
    Task<IReadOnlyList<WaitingWork>> MeasureAsync(BooksId books, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Watches that nothing waits for the machine longer than thirty minutes.</summary>
public sealed class WatchLag(IStore store, IQueueGauge gauge, PostingCards cards, SyncFeed feed, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>Looks once.</summary>
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var oldest = (await gauge.MeasureAsync(books, now, cancellationToken)).Where(work => work.Since is not null).MinBy(work => work.Since);
        await using var session = store.Open(books);
        var open = await session.OpenCardsAsync(Codes.QueueLag, cancellationToken);
        if (oldest is { Since: { } since } && now - since > policy.LagLimit)
        {
            await cards.RaiseAsync(session, Lag(books, oldest, since, now), actor, now, cancellationToken);
        }
        else
        {
            foreach (var card in open)
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
            }
        }

        if (await session.SaveAsync(cancellationToken) && (open.Count > 0 || oldest is not null))
        {
            feed.Announce();
        }
    }

    private static Finding Lag(BooksId books, WaitingWork work, DateTimeOffset since, DateTimeOffset now)
    {
        var minutes = ((int)(now - since).TotalMinutes).ToString(CultureInfo.InvariantCulture);
        var outcome = RuleOutcome.Broken(
            RuleCode.QueueKeepsUp, "See whether both systems answer (Connections), then try again now.",
            new Fact("waiting", work.Count.ToString(CultureInfo.InvariantCulture)), new Fact("what", work.What), new Fact("oldest", $"{minutes} minutes"));
        return new Finding(Codes.QueueLag, new Subject("Queue", books.Value.ToString("N")), $"{work.What} wait since {minutes} minutes; the limit is thirty.", outcome)
        {
            Title = "The queue is behind",
            Suggestion = new Suggestion("retry-now", null, "Try again now", ["nothing waits for a person"]),
        };
    }
}
