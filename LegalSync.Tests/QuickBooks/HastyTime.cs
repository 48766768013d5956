using System.Collections.Concurrent;

namespace LegalSync.Tests.QuickBooks;

/// <summary>A clock on which every wait is over at once and moves the time on. It remembers what was waited for.</summary>
public sealed class HastyTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;

    public HastyTime()
        : this(new DateTimeOffset(2026, 5, 31, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>The one wait that takes its real time, because the server it waits for is real.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(130);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The waits, in order.</summary>
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Patience)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        if (dueTime > TimeSpan.Zero)
        {
            Waits.Enqueue(dueTime);
            Advance(dueTime);
        }

        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Spent();
    }

    private sealed class Spent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
