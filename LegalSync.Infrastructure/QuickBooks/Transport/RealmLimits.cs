using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Keeps each company below QuickBooks' limits: so many requests a minute, few at once.</summary>
public sealed class RealmLimits(IOptions<QuickBooksOptions> options) : IDisposable
{
    /// <summary>Requests to one company at the same time; QuickBooks objects to more than ten.</summary>
    public const int AtOnce = 8;

    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<string, Lazy<Gate>> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for a turn. The turn is given back when the answer of this is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string realm, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(realm, _ => new Lazy<Gate>(() => new Gate(Pace(options.Value.RequestsPerMinute)))).Value;
        await gate.Slots.WaitAsync(cancellationToken);
        var turn = new Turn(gate.Slots);
        try
        {
            using var lease = await gate.Pace.AcquireAsync(1, cancellationToken);
            return turn;
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var gate in _gates.Values.Where(gate => gate.IsValueCreated))
        {
            gate.Value.Slots.Dispose();
            gate.Value.Pace.Dispose();
        }
    }

    /// <summary>A bucket that refills evenly, so that a minute's worth is never spent in its first seconds.</summary>
    public static TokenBucketRateLimiterOptions Pace(int requestsPerMinute)
    {
        var period = TimeSpan.FromMinutes(1) / requestsPerMinute;
        var tokens = 1;
        if (period < ShortestPeriod)
        {
            (period, tokens) = (ShortestPeriod, (int)Math.Ceiling(requestsPerMinute * ShortestPeriod.TotalMilliseconds / TimeSpan.MillisecondsPerMinute));
        }

        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, Math.Min(requestsPerMinute, Math.Max(10, requestsPerMinute / 60))),
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = period,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            AutoReplenishment = true,
        };
    }

    private sealed class Gate(TokenBucketRateLimiterOptions pace)
    {
        public SemaphoreSlim Slots { get; } = new(AtOnce, AtOnce);

        public TokenBucketRateLimiter Pace { get; } = new(pace);
    }

    private sealed class Turn(SemaphoreSlim slots) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                slots.Release();
            }
        }
    }
}
