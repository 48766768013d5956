using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Takes a verdict back: the pair is open again, a correction that rested on it is withdrawn, and what was signed over it is to be signed anew.</summary>
public sealed class TakeBackAdjudication(IComparisonStore store, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Takes it back. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, PairId id, Actor actor, CancellationToken cancellationToken)
    {
        if (Judging.Objection(actor) is { } objection)
        {
            return objection;
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Judging.NoRun;
        }

        var (pair, refusal) = await Judging.FindAsync(session, run, id, cancellationToken);
        if (pair is null)
        {
            return refusal;
        }

        if (pair.Verdict is null)
        {
            return "Nobody decided about it.";
        }

        if (pair is { Verdict: PairVerdict.Convention, State: PairState.Differs, FirstDifference: null })
        {
            return "A kept convention explains it. End the convention instead.";
        }

        var now = clock.GetUtcNow();
        var matters = await Judging.TakeBackAsync(session, pair, "taken back", actor, now, cancellationToken);
        Judging.Reopen(session, run, actor, now);
        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        await Judging.SettleAsync(advance, feed, books, matters, actor, cancellationToken);
        return null;
    }
}
