namespace LegalSync.Infrastructure.Smokeball;

/// <summary>
/// A token bucket with one queue: whoever asks first goes first, whichever firm it is for. Smokeball counts requests by client id,
/// so one limiter stands before all firms of the process.
/// </summary>
public sealed class RequestLimiter : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TimeSpan _interval;
    private readonly int _burst;
    private readonly ITimer _timer;
    private TimeSpan _counted;
    private int _permits;

    /// <summary>A full bucket.</summary>
    /// <param name="perSecond">Permits that grow in a second.</param>
    /// <param name="burst">Permits that the bucket holds.</param>
    /// <param name="time">The clock.</param>
    public RequestLimiter(int perSecond, int burst, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(burst);
        (_time, _burst, _permits) = (time, burst, burst);
        _interval = TimeSpan.FromTicks(Math.Max(1, TimeSpan.TicksPerSecond / perSecond));
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Ends when the caller may send one request.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            Grow();
            if (_waiting.Count == 0 && _permits > 0)
            {
                _permits--;
                return;
            }

            // A permit may have grown since the timer was set: it is for whoever stands first, not for whoever came just now.
            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            ServeInOrder();
        }

        await using var leaving = cancellationToken.Register(() => Leave(place, cancellationToken));
        await place.Value.Task;
    }

    /// <summary>Nobody goes before this much time has passed: the other side said it had enough.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate)
        {
            var until = Now + length;
            (_permits, _counted) = (0, until - _interval > _counted ? until - _interval : _counted);
            WakeAtNextPermit();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private TimeSpan Now => _time.GetElapsedTime(_start);

    private void Serve()
    {
        lock (_gate)
        {
            Grow();
            ServeInOrder();
        }
    }

    private void ServeInOrder()
    {
        while (_permits > 0 && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _permits--;
            first.Value.SetResult();
        }

        WakeAtNextPermit();
    }

    private void Grow()
    {
        var grown = (Now - _counted).Ticks / _interval.Ticks;
        if (grown <= 0)
        {
            return;
        }

        _permits = (int)Math.Min(_burst, _permits + grown);
        _counted = _permits == _burst ? Now : _counted + (grown * _interval);
    }

    private void WakeAtNextPermit()
    {
        if (_waiting.Count > 0)
        {
            var wait = _counted + _interval - Now;
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (place.List is not null)
            {
                _waiting.Remove(place);
                place.Value.SetCanceled(cancellationToken);
            }
        }
    }
}
