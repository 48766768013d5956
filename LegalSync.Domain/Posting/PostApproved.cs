using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>
/// Sends what was approved, each document once. A claim is taken, then a turn at the books' limits, then the mark that it is sent is stored,
/// then the bytes leave; no outside call happens inside a transaction. An unknown outcome is looked up, and only what was proven absent is
/// sent again, with the same bytes under the same key.
/// </summary>
public sealed class PostApproved(PostingClaims claims, PostingLookUps lookUps, PostingRequests requests, PostingBreaker breaker, IStore store, SyncFeed feed)
{
    private const int BatchLanes = 3;
    private const int SingleLanes = 6;
    private const int WorthABatch = 3;
    private const int WorthEveryLane = 90;

    /// <summary>Works on everything that is due.</summary>
    public async Task<RunFigures> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var posted = 0;
        while (!breaker.IsSilent(books) && await LinkAsync(books, cancellationToken) is { } link)
        {
            var found = await lookUps.RunAsync(books, actor, cancellationToken);
            if (!link.MayWrite)
            {
                return new RunFigures { Posted = found };
            }

            var pass = new PostingPass(claims, requests, breaker, new PostingErrand(books, link.Connection, actor));
            await RunPassAsync(pass, books, cancellationToken);
            posted += found + pass.Posted;
            if (found + pass.Posted > 0)
            {
                feed.Announce();
            }

            if (pass.Settled == 0)
            {
                break;
            }
        }

        return new RunFigures { Posted = posted };
    }

    /// <summary>The link over which may be posted now; null when none may be used. While a parallel run is open it is only read over.</summary>
    private async Task<Link?> LinkAsync(BooksId books, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        return !firm.IsPostingPaused && (await session.ConnectionAsync(firm.Accounting, cancellationToken)).State == ConnectionState.Connected
            ? new Link(firm.Accounting, !firm.IsShadow)
            : null;
    }

    /// <summary>Goes once through everything that is due, over as many lanes as it is worth; after a silence one posting goes first.</summary>
    private async Task RunPassAsync(PostingPass pass, BooksId books, CancellationToken cancellationToken)
    {
        if (breaker.IsQuiet(books))
        {
            return;
        }

        if (breaker.IsProbing(books))
        {
            await pass.ProbeAsync(cancellationToken);
            return;
        }

        var waiting = await claims.CountDueAsync(books, WorthEveryLane, cancellationToken);
        var isMuch = waiting == WorthEveryLane;
        await pass.RunAsync(new LaneCounts(isMuch ? BatchLanes : 1, isMuch ? SingleLanes : 1), isMuch || waiting < WorthABatch, waiting >= WorthABatch, cancellationToken);
    }

    private sealed record Link(ConnectionId Connection, bool MayWrite);
}
