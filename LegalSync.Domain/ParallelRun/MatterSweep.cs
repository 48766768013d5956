using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Evaluates every matter anew, after something changed how all of them are seen: a parallel run opened, grew or ended.</summary>
public sealed class MatterSweep(ICaptureStore records, AdvanceMatters advance, SyncFeed feed)
{
    /// <summary>Evaluates them, and says that something changed.</summary>
    public async Task RunAsync(BooksId books, ConnectionId practice, Actor actor, CancellationToken cancellationToken)
    {
        var matters = (await records.MattersAsync(practice, cancellationToken)).Select(matter => matter.Matter);
        await advance.RunAsync(books, [.. matters, MatterId.None], actor, cancellationToken);
        feed.Announce();
    }
}
