using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Posting;

/// <summary>Where and on whose behalf a run posts.</summary>
public sealed record PostingErrand(BooksId Books, ConnectionId Connection, Actor Actor);

/// <summary>One way through everything that is due, in order, over several lanes at once. A lane that met the end does not turn back.</summary>
internal sealed class PostingPass(PostingClaims claims, PostingRequests requests, PostingBreaker breaker, PostingErrand errand) : IDisposable
{
    private readonly SemaphoreSlim _claiming = new(1, 1);
    private int _posted;
    private int _settled;

    /// <summary>How many the books hold now.</summary>
    public int Posted => _posted;

    /// <summary>How many requests came to an end.</summary>
    public int Settled => _settled;

    /// <summary>Runs the lanes until each met the end, or the books want silence.</summary>
    /// <param name="batchLanes">Batches under way at once.</param>
    /// <param name="singleLanes">Single requests under way at once.</param>
    /// <param name="freshAlone">True when the single lanes take what could be part of a batch as well.</param>
    /// <param name="cancellationToken">Stops claiming; what is under way is carried to its end.</param>
    public Task RunAsync(int batchLanes, int singleLanes, bool freshAlone, CancellationToken cancellationToken)
    {
        var batch = new Cursor(PostingLane.Batch, true);
        var single = new Cursor(PostingLane.Alone, freshAlone);
        return Task.WhenAll(Enumerable.Repeat(batch, batchLanes).Concat(Enumerable.Repeat(single, singleLanes)).Select(cursor => RunLaneAsync(cursor, cancellationToken)));
    }

    /// <summary>Tries with one request.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!await StepAsync(new Cursor(PostingLane.Alone, true), cancellationToken))
        {
            await StepAsync(new Cursor(PostingLane.Batch, true), cancellationToken);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _claiming.Dispose();

    private async Task RunLaneAsync(Cursor cursor, CancellationToken cancellationToken)
    {
        while (!breaker.IsQuiet(errand.Books) && !breaker.IsProbing(errand.Books) && await StepAsync(cursor, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Claims once and sends it. False when nothing was left to claim.</summary>
    private async Task<bool> StepAsync(Cursor cursor, CancellationToken cancellationToken)
    {
        var page = await TakeAsync(cursor, cancellationToken);
        if (page.Tickets.Count == 0)
        {
            return false;
        }

        var outcomes = await requests.RunAsync(errand, cursor.Lane, page.Tickets, cancellationToken);
        Interlocked.Add(ref _posted, outcomes.Count(outcome => outcome.Status == SendStatus.Confirmed));
        Interlocked.Add(ref _settled, outcomes.Count);
        return true;
    }

    private async Task<ClaimPage> TakeAsync(Cursor cursor, CancellationToken cancellationToken)
    {
        await _claiming.WaitAsync(cancellationToken);
        try
        {
            var page = await claims.TakeAsync(errand.Books, cursor.Lane, cursor.FreshAlone, cursor.After, cancellationToken);
            cursor.After = page.Reached;
            return page;
        }
        finally
        {
            _claiming.Release();
        }
    }

    private sealed class Cursor(PostingLane lane, bool freshAlone)
    {
        public PostingLane Lane { get; } = lane;

        public bool FreshAlone { get; } = freshAlone;

        public long After { get; set; }
    }
}
