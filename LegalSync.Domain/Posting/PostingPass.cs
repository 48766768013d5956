using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Posting;

/// <summary>Where and on whose behalf a run posts.</summary>
public sealed record PostingErrand(BooksId Books, ConnectionId Connection, Actor Actor);

/// <summary>Requests under way at once.</summary>
/// <param name="Batch">Batches.</param>
/// <param name="Single">Single documents.</param>
internal readonly record struct LaneCounts(int Batch, int Single);

/// <summary>One way through everything that is due, in order, over several lanes at once. A lane that met the end does not turn back.</summary>
internal sealed class PostingPass(PostingClaims claims, PostingRequests requests, PostingBreaker breaker, PostingErrand errand)
{
    private Task _claiming = Task.CompletedTask;
    private int _posted;
    private int _settled;

    /// <summary>How many the books hold now.</summary>
    public int Posted => _posted;

    /// <summary>How many requests came to an end.</summary>
    public int Settled => _settled;

    /// <summary>Runs the lanes until each met the end, or the books want silence.</summary>
    /// <param name="lanes">Requests under way at once.</param>
    /// <param name="freshAlone">True when the single lanes take what could be part of a batch as well.</param>
    /// <param name="freshTogether">True when new batches are made; parts of earlier ones always go as such.</param>
    /// <param name="cancellationToken">Stops claiming; what is under way is carried to its end.</param>
    public Task RunAsync(LaneCounts lanes, bool freshAlone, bool freshTogether, CancellationToken cancellationToken)
    {
        var batch = new Cursor(PostingLane.Batch, freshTogether);
        var single = new Cursor(PostingLane.Alone, freshAlone);
        return Task.WhenAll(Enumerable.Repeat(batch, lanes.Batch).Concat(Enumerable.Repeat(single, lanes.Single)).Select(cursor => RunLaneAsync(cursor, cancellationToken)));
    }

    /// <summary>Tries with one request.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!await StepAsync(new Cursor(PostingLane.Alone, true), cancellationToken))
        {
            await StepAsync(new Cursor(PostingLane.Batch, true), cancellationToken);
        }
    }

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

    /// <summary>One lane claims at a time, in the order they came; whoever waits goes on where the one before ends, on no other thread.</summary>
    private async Task<ClaimPage> TakeAsync(Cursor cursor, CancellationToken cancellationToken)
    {
        var end = new TaskCompletionSource();
        await Interlocked.Exchange(ref _claiming, end.Task);
        try
        {
            var page = await claims.TakeAsync(errand.Books, cursor.Lane, cursor.WithFresh, cursor.After, cancellationToken);
            cursor.After = page.Reached;
            return page;
        }
        finally
        {
            end.SetResult();
        }
    }

    private sealed class Cursor(PostingLane lane, bool withFresh)
    {
        public PostingLane Lane { get; } = lane;

        public bool WithFresh { get; } = withFresh;

        public long After { get; set; }
    }
}
