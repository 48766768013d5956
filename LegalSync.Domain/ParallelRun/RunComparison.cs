using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Compares what LegalSync would have posted in the open parallel run with what people posted by hand: daily, and on demand. Only what
/// changed is stored; running it again changes nothing.
/// </summary>
public sealed class RunComparison(IComparisonStore store, IIds ids, SyncFeed feed, TimeProvider clock)
{
    private const int Tries = 8;

    /// <summary>Runs it. Without an open run nothing is compared, and the figures say so.</summary>
    public async Task<ComparisonFigures> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsJob && !actor.Is(Role.Bookkeeper) && !actor.Is(Role.ManagingPartner) && !actor.Is(Role.Administrator))
        {
            return ComparisonFigures.Refused("Auditors read; they do not compare anew.");
        }

        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            if (await KeepAsync(books, cancellationToken) && await PairAsync(books, actor, cancellationToken) is { } figures)
            {
                feed.Announce();
                return figures;
            }
        }

        throw new InvalidOperationException($"The records could not be compared: somebody changed them {Tries} times meanwhile.");
    }

    /// <summary>The records first, in a unit of work of their own: pairs are made of what is stored.</summary>
    private async Task<bool> KeepAsync(BooksId books, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        return await session.OpenRunAsync(cancellationToken) is not { } run
            || await KeepRecords.RunAsync(session, run, clock.GetUtcNow(), cancellationToken) == 0
            || await session.SaveAsync(cancellationToken);
    }

    private async Task<ComparisonFigures?> PairAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return ComparisonFigures.Refused("No parallel run is open.");
        }

        var now = clock.GetUtcNow();
        var figures = (await PairDesk.OpenAsync(session, run, cancellationToken)).Pair(null, ids, actor, now);
        run.Paired(now);
        return await session.SaveAsync(cancellationToken) ? figures : null;
    }
}
