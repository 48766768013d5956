namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>
/// So many requests in any stretch of a length, counted so that the server can never count more: it may have seen a request as late as its
/// answer was seen here, so a place is free only one whole length after the answer.
/// </summary>
internal sealed class SlidingWindow(int limit, TimeSpan length)
{
    /// <summary>Two clocks do not run equally fast, and timers are not exact.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMilliseconds(10);

    private readonly List<TimeSpan> _ends = [];
    private int _open;

    /// <summary>Places when only a part of the allowance is ours.</summary>
    public int Places(int permille, int nodes) => Math.Max(1, (int)((long)limit * permille / (1000L * nodes)));

    /// <summary>When a place is or becomes free; null when that hangs on an answer.</summary>
    public TimeSpan? FreeAt(TimeSpan now, int places)
    {
        Forget(now);
        var tooMany = _open + _ends.Count - places;
        return tooMany < 0 ? now : tooMany < _ends.Count ? _ends[tooMany] : null;
    }

    /// <summary>A request is about to go.</summary>
    public void Open() => _open++;

    /// <summary>Its answer came.</summary>
    public void Close(TimeSpan answeredAt)
    {
        _open--;
        Remember(answeredAt);
    }

    /// <summary>A request of which only the end is known.</summary>
    public void Remember(TimeSpan answeredAt)
    {
        var end = answeredAt + length + Guard;
        var place = _ends.Count;
        while (place > 0 && _ends[place - 1] > end)
        {
            place--;
        }

        _ends.Insert(place, end);
    }

    private void Forget(TimeSpan now)
    {
        var past = 0;
        while (past < _ends.Count && _ends[past] <= now)
        {
            past++;
        }

        _ends.RemoveRange(0, past);
    }
}
