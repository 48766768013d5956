using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>
/// What follows a refusal for too many requests: silence, then one request to see whether the company answers again, then half the allowance,
/// which climbs to the whole.
/// </summary>
internal sealed class Refusals(GovernorOptions options)
{
    /// <summary>From half to the whole. One more minute, and the windows are as full as ever: two minutes in all.</summary>
    private static readonly TimeSpan Climb = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);
    private TimeSpan? _climbsFrom;
    private bool _doubtful;
    private ITurn? _probe;

    /// <summary>Nothing may leave before.</summary>
    public TimeSpan QuietUntil { get; private set; } = TimeSpan.MinValue;

    /// <summary>True when a request may leave, as far as refusals go.</summary>
    public bool MayGo(TimeSpan now) => now >= QuietUntil && (!_doubtful || _probe is null);

    /// <summary>The part of the allowance that may be used.</summary>
    public int Permille(TimeSpan now)
    {
        if (_climbsFrom is not { } start)
        {
            return 1000;
        }

        var climbed = now - start;
        if (climbed >= Climb)
        {
            _climbsFrom = null;
            return 1000;
        }

        return 500 + (int)(500 * climbed.Ticks / Climb.Ticks);
    }

    /// <summary>When more may be allowed by the passing of time alone; null when time changes nothing.</summary>
    public TimeSpan? MoreAt(TimeSpan now) => now < QuietUntil ? QuietUntil : _climbsFrom is null ? null : now + Step;

    /// <summary>A request leaves.</summary>
    public void Left(ITurn turn)
    {
        if (_doubtful)
        {
            _probe = turn;
        }
    }

    /// <summary>A request ended.</summary>
    public void Ended(ITurn turn, TurnEnd end, TimeSpan? retryAfter, TimeSpan now)
    {
        var wasProbe = ReferenceEquals(turn, _probe);
        _probe = wasProbe ? null : _probe;
        if (end == TurnEnd.Throttled)
        {
            Refused(retryAfter, wasProbe, now);
        }
        else if (end == TurnEnd.Answered && wasProbe && now >= QuietUntil)
        {
            _doubtful = false;
            _climbsFrom = now;
        }
    }

    /// <summary>Nothing may leave for a while, for another reason than a refusal.</summary>
    public void Rest(TimeSpan until) => QuietUntil = until > QuietUntil ? until : QuietUntil;

    /// <summary>A time that was told is believed once: refused again right after it, the company is left alone for the whole quiet.</summary>
    private void Refused(TimeSpan? retryAfter, bool again, TimeSpan now)
    {
        var quiet = options.Quiet + options.Jitter();
        var wait = retryAfter is { } told && told > TimeSpan.Zero ? again && told < quiet ? quiet : told : quiet;
        Rest(now + wait);
        _doubtful = true;
        _climbsFrom = null;
    }
}
