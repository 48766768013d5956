namespace LegalSync.Simulation.Clockwork;

/// <summary>A node's clock: virtual, off by as much as the node's clock is wrong, with timers that are steps of the pump.</summary>
/// <param name="pump">The pump.</param>
/// <param name="life">Whose clock it is; null for a clock that nobody can kill.</param>
/// <param name="wrongBy">How far it is off. Spans are measured rightly all the same.</param>
public sealed class VirtualTime(Pump pump, Life? life, TimeSpan wrongBy) : TimeProvider
{
    /// <summary>How many waits are under way on this clock.</summary>
    public int Waits { get; private set; }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => pump.Now + wrongBy;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override long GetTimestamp() => pump.Now.UtcTicks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Bell(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Later(TimeSpan wait, Action action) => pump.Later(life, wait, action);

    private sealed class Bell(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private int _setting;
        private bool _isSet;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var setting = ++_setting;
            Set(dueTime != Timeout.InfiniteTimeSpan);
            if (_isSet)
            {
                time.Later(dueTime, () => Ring(setting, period));
            }

            return true;
        }

        public void Dispose()
        {
            _setting++;
            Set(false);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Ring(int setting, TimeSpan period)
        {
            if (setting != _setting)
            {
                return;
            }

            Set(false);
            if (period > TimeSpan.Zero)
            {
                Change(period, period);
            }

            callback(state);
        }

        private void Set(bool isSet)
        {
            time.Waits += isSet == _isSet ? 0 : isSet ? 1 : -1;
            _isSet = isSet;
        }
    }
}
