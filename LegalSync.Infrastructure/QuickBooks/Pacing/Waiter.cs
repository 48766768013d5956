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
    // What waits goes on where the turn is told, outside the lock: nothing here may hang on the thread pool.
    private readonly TaskCompletionSource<ITurn> _told = new();
    private LinkedListNode<Waiter>? _place;
    private ITurn? _given;

    public Wanted Wanted => wanted;

    /// <summary>Grows with every arrival.</summary>
    public long Number => number;

    public Task<ITurn> Turn => _told.Task;

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

    /// <summary>Gives it a turn; under the lock.</summary>
    public void Give(ITurn turn) => _given = turn;

    /// <summary>Tells of the turn that was given; outside the lock.</summary>
    public void Tell() => _told.SetResult(_given!);

    public void GiveUp(CancellationToken cancellationToken) => _told.SetCanceled(cancellationToken);
}
