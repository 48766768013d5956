namespace LegalSync.Sandbox.Smokeball;

/// <summary>The token bucket of the real system: five requests a second, five at once, for each client.</summary>
public sealed class RequestBucket
{
    private const int Burst = 5;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(1) / Burst;

    private readonly Lock _gate = new();
    private long _last = TimeProvider.System.GetTimestamp();
    private TimeSpan _saved = Refill * Burst;

    /// <summary>Whether requests are counted at all.</summary>
    public bool IsOn { get; set; }

    /// <summary>Takes one request out of the bucket; false when there is none left.</summary>
    public bool TryTake()
    {
        if (!IsOn)
        {
            return true;
        }

        lock (_gate)
        {
            var now = TimeProvider.System.GetTimestamp();
            _saved += TimeProvider.System.GetElapsedTime(_last, now);
            _last = now;
            _saved = _saved > Refill * Burst ? Refill * Burst : _saved;
            if (_saved < Refill)
            {
                return false;
            }

            _saved -= Refill;
            return true;
        }
    }
}
