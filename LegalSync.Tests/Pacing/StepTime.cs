namespace LegalSync.Tests.Pacing;

/// <summary>A clock that jumps from one thing to be done to the next; everything runs on the calling thread.</summary>
internal sealed class StepTime : TimeProvider
{
    private readonly PriorityQueue<Action, (long At, long Number)> _steps = new();
    private long _ticks = new DateTimeOffset(2026, 5, 29, 21, 0, 0, TimeSpan.Zero).UtcTicks;
    private long _number;

    /// <summary>Continuations run inline only on a thread without a context.</summary>
    public StepTime() => SynchronizationContext.SetSynchronizationContext(null);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(_ticks, TimeSpan.Zero);

    public override long GetTimestamp() => _ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void In(TimeSpan wait, Action step) => _steps.Enqueue(step, (_ticks + wait.Ticks, ++_number));

    public Task WaitAsync(TimeSpan wait)
    {
        var over = new TaskCompletionSource();
        In(wait, over.SetResult);
        return over.Task;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        var until = _ticks + time.Ticks;
        while (_steps.TryPeek(out _, out var next) && next.At <= until)
        {
            _ticks = next.At;
            _steps.Dequeue()();
        }

        _ticks = until;
    }

    private sealed class Alarm(StepTime time, Action ring) : ITimer
    {
        private int _setting;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                time.In(dueTime, () =>
                {
                    if (setting == _setting)
                    {
                        ring();
                    }
                });
            }

            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
