using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>What a waiter asked for; waiters of one kind are served in the order they came.</summary>
internal enum Wanted
{
    Read,
    Write,
    Batch,

    /// <summary>A batch where one may go now, else a single write, else whichever may go first.</summary>
    BatchOrWrite,
}

/// <summary>Somebody waiting for a turn.</summary>
internal sealed class Waiter(Wanted wanted, long number)
{
    // Continuations must not run under the governor's lock.
    private readonly TaskCompletionSource<ITurn> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LinkedListNode<Waiter>? _place;

    public Wanted Wanted => wanted;

    /// <summary>Grows with every arrival.</summary>
    public long Number => number;

    public Task<ITurn> Turn => _turn.Task;

    public void Join(LinkedList<Waiter> line) => _place = line.AddLast(this);

    /// <summary>False when it had left before.</summary>
    public bool Leave()
    {
        if (_place is not { List: { } line } place)
        {
            return false;
        }

        line.Remove(place);
        _place = null;
        return true;
    }

    public void Give(ITurn turn) => _turn.SetResult(turn);

    public void GiveUp(CancellationToken cancellationToken) => _turn.TrySetCanceled(cancellationToken);
}
