namespace LegalSync.Sandbox.Time;

/// <summary>The sandbox's own clock: it runs with its time source until it is set or moved, so that months can pass in a test.</summary>
/// <param name="source">What it runs with and what every wait of the sandbox is measured by; the real time unless a simulation brings its own.</param>
public sealed class SandboxClock(TimeProvider? source = null)
{
    private readonly Lock _gate = new();
    private TimeSpan _offset = TimeSpan.Zero;
    private DateTimeOffset? _frozenAt;

    /// <summary>The time source. Waits run with it even while the clock is frozen.</summary>
    public TimeProvider Source { get; } = source ?? TimeProvider.System;

    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _frozenAt ?? (Source.GetUtcNow() + _offset);
            }
        }
    }

    /// <summary>Whether the clock stands still.</summary>
    public bool IsFrozen
    {
        get
        {
            lock (_gate)
            {
                return _frozenAt is not null;
            }
        }
    }

    /// <summary>The ledger date at the firm (the sandbox firm keeps UTC dates).</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Sets the clock to an instant; it goes on running from there unless it is frozen.</summary>
    public void Set(DateTimeOffset instant, bool frozen)
    {
        lock (_gate)
        {
            _offset = instant - Source.GetUtcNow();
            _frozenAt = frozen ? instant : null;
        }
    }

    /// <summary>Moves the clock forward (or back).</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _offset += by;
            _frozenAt += by;
        }
    }
}
