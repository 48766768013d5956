using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>Counts requests against the limits, realm by realm, at the instants of the sandbox's clock. There is one app besides the one that is only imagined.</summary>
public sealed class Limits(SandboxClock clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Realm> _realms = new(StringComparer.Ordinal);
    private LimitSettings _settings = new();

    /// <summary>The limits; setting them forgets what was counted.</summary>
    public LimitSettings Settings
    {
        get
        {
            lock (_gate)
            {
                return _settings;
            }
        }

        set
        {
            lock (_gate)
            {
                _settings = value;
                _realms.Clear();
            }
        }
    }

    /// <summary>Takes in a request, or does not: then it does not count against the windows either.</summary>
    internal bool Admits(string realmId, bool isBatch)
    {
        lock (_gate)
        {
            if (!_settings.IsOn)
            {
                return true;
            }

            var now = clock.Now;
            var realm = _realms.TryGetValue(realmId, out var known) ? known : _realms[realmId] = new Realm();
            if (realm.PenaltyUntil > now)
            {
                return false;
            }

            realm.Forget(now);
            if (IsTooMany(realm, isBatch))
            {
                realm.PenaltyUntil = now + _settings.Penalty;
                return false;
            }

            realm.Count(now, isBatch);
            return true;
        }
    }

    private bool IsTooMany(Realm realm, bool isBatch) =>
        realm.OfMinute.Count + _settings.OtherAppPerMinute >= _settings.PerMinute
        || realm.OfSecond.Count >= _settings.PerSecond
        || (isBatch && (realm.Batches.Count >= _settings.BatchesPerMinute
            || realm.Batches.Count + _settings.OtherAppBatchesPerMinute >= _settings.BatchesPerMinuteOfRealm));

    private sealed class Realm
    {
        public Queue<DateTimeOffset> OfMinute { get; } = new();

        public Queue<DateTimeOffset> OfSecond { get; } = new();

        public Queue<DateTimeOffset> Batches { get; } = new();

        public DateTimeOffset PenaltyUntil { get; set; }

        public void Forget(DateTimeOffset now)
        {
            Forget(OfMinute, now - Minute);
            Forget(OfSecond, now - Second);
            Forget(Batches, now - Minute);
        }

        public void Count(DateTimeOffset now, bool isBatch)
        {
            OfMinute.Enqueue(now);
            OfSecond.Enqueue(now);
            if (isBatch)
            {
                Batches.Enqueue(now);
            }
        }

        private static void Forget(Queue<DateTimeOffset> window, DateTimeOffset until)
        {
            while (window.TryPeek(out var oldest) && oldest <= until)
            {
                window.Dequeue();
            }
        }
    }
}
