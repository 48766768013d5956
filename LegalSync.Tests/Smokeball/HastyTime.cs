namespace LegalSync.Tests.Smokeball;

/// <summary>A clock on which waiting takes no time: a timer that is not too long fires at once and moves the clock by what it would have taken.</summary>
/// <param name="longest">Longer timers never fire; a time limit stands behind them.</param>
internal sealed class HastyTime(TimeSpan longest) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 31, 15, 0, 0, TimeSpan.Zero);
    private long _passed;

    public TimeSpan Passed => TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Passed;

    public override long GetTimestamp() => Passed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(HastyTime time, Action ring) : ITimer
    {
        private int _round;

        private TimeSpan Longest => time.Limit;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var round = Interlocked.Increment(ref _round);
            if (dueTime != Timeout.InfiniteTimeSpan && dueTime <= Longest)
            {
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    if (Volatile.Read(ref _round) == round)
                    {
                        Interlocked.Add(ref time._passed, dueTime.Ticks);
                        ring();
                    }
                });
            }

            return true;
        }

        public void Dispose() => Interlocked.Increment(ref _round);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Limit { get; } = longest;
}
