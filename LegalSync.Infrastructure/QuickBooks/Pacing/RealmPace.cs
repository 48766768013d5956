using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>One company's windows and those who wait for a place in them. Guarded by the governor's lock.</summary>
internal sealed class RealmPace
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan NodesAreAskedEvery = TimeSpan.FromSeconds(5);
    private readonly GovernorOptions _options;
    private readonly SlidingWindow[] _read;
    private readonly SlidingWindow[] _write;
    private readonly SlidingWindow[] _batch;
    private readonly LinkedList<Waiter>[] _waiting = [new(), new(), new(), new()];
    private bool _lastWasRead;

    public RealmPace(string realm, GovernorOptions options)
    {
        (Realm, _options, Refusals) = (realm, options, new Refusals(options));
        var (second, minute) = (options.RequestsPerSecond, options.RequestsPerMinute);
        SlidingWindow[] all = [new(second, Second), new(minute, Minute)];
        // Each side leaves the other a share that it can never take: reads three tenths of it all, writes a tenth of a second and a twentieth of a minute.
        _read = [.. all, new(Share(second, 700), Second), new(Share(minute, 700), Minute)];
        _write = [.. all, new(Share(second, 900), Second), new(Share(minute, 950), Minute)];
        _batch = [.. _write, new(options.BatchesPerMinute, Minute)];
    }

    public string Realm { get; }

    public Refusals Refusals { get; }

    /// <summary>The timer that wakes those who wait.</summary>
    public ITimer? Alarm { get; set; }

    /// <summary>When the timer goes off.</summary>
    public TimeSpan AlarmAt { get; set; } = TimeSpan.MaxValue;

    /// <summary>True while it stands in the line for the process's own limit.</summary>
    public bool InLine { get; set; }

    /// <summary>True once what an earlier process sent was taken into account.</summary>
    public bool Remembered { get; set; }

    public IReadOnlyList<SlidingWindow> Windows(TurnKind kind) => kind switch
    {
        TurnKind.Read => _read,
        TurnKind.Write => _write,
        TurnKind.Batch => _batch,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such turn."),
    };

    public void Enqueue(Waiter waiter) => waiter.Join(_waiting[(int)waiter.Wanted]);

    /// <summary>The next to be served now, and as what; else when to look again, null when only an answer can help.</summary>
    public (Waiter? Waiter, TurnKind Kind, TimeSpan? LookAgain) Next(TimeSpan now)
    {
        if (!Refusals.MayGo(now))
        {
            return (null, default, now < Refusals.QuietUntil && AnyWaits ? Refusals.QuietUntil : null);
        }

        if (_options.Nodes.Live < 1)
        {
            return (null, default, AnyWaits ? now + NodesAreAskedEvery : null);
        }

        var read = First(now, Wanted.Read);
        var write = First(now, Wanted.Write, Wanted.Batch, Wanted.BatchOrWrite);
        var chosen = (read.Waiter, write.Waiter) switch
        {
            (not null, not null) => _lastWasRead ? write : read,
            (not null, null) => read,
            _ => write,
        };
        return chosen.Waiter is not null ? chosen : (null, default, Sooner(Sooner(read.LookAgain, write.LookAgain), AnyWaits ? Changes(now) : null));
    }

    /// <summary>Takes a place in every window that the kind counts in.</summary>
    public void Open(Turn turn)
    {
        _lastWasRead = turn.Kind == TurnKind.Read;
        foreach (var window in Windows(turn.Kind))
        {
            window.Open();
        }

        Refusals.Left(turn);
    }

    /// <summary>The instant from which a request of this kind would find room; null when that hangs on an answer.</summary>
    public TimeSpan? FreeAt(TurnKind kind, TimeSpan now)
    {
        var permille = Refusals.Permille(now);
        var nodes = Math.Max(1, _options.Nodes.Live);
        var latest = now;
        foreach (var window in Windows(kind))
        {
            if (window.FreeAt(now, window.Places(permille, nodes)) is not { } free)
            {
                return null;
            }

            latest = free > latest ? free : latest;
        }

        return latest;
    }

    private bool AnyWaits => Array.Exists(_waiting, line => line.Count > 0);

    private static int Share(int limit, int permille) => Math.Max(1, (int)((long)limit * permille / 1000));

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other : one;

    private TimeSpan? Changes(TimeSpan now) => Sooner(Refusals.MoreAt(now), _options.Nodes.Live > 1 ? now + NodesAreAskedEvery : null);

    private (Waiter? Waiter, TurnKind Kind, TimeSpan? LookAgain) First(TimeSpan now, params ReadOnlySpan<Wanted> kinds)
    {
        Waiter? first = null;
        var kind = default(TurnKind);
        TimeSpan? again = null;
        foreach (var wanted in kinds)
        {
            if (_waiting[(int)wanted].First?.Value is not { } head)
            {
                continue;
            }

            var (free, asKind) = Room(wanted, now);
            if (free != now)
            {
                again = Sooner(again, free);
            }
            else if (first is null || head.Number < first.Number)
            {
                (first, kind) = (head, asKind);
            }
        }

        return (first, kind, again);
    }

    private (TimeSpan? Free, TurnKind Kind) Room(Wanted wanted, TimeSpan now)
    {
        if (wanted != Wanted.BatchOrWrite)
        {
            var kind = wanted switch { Wanted.Read => TurnKind.Read, Wanted.Write => TurnKind.Write, _ => TurnKind.Batch };
            return (FreeAt(kind, now), kind);
        }

        var batch = FreeAt(TurnKind.Batch, now);
        return batch == now ? (batch, TurnKind.Batch) : (Sooner(batch, FreeAt(TurnKind.Write, now)), TurnKind.Write);
    }
}
