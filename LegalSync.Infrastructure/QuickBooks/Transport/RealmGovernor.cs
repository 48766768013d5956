using LegalSync.Infrastructure.QuickBooks.Pacing;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>
/// Gives out turns to send, so that no company ever counts more requests than QuickBooks allows, whatever the network's delay. Within a kind
/// whoever came first goes first; reads and writes each keep a share the other cannot take; companies take turns where the process itself is busy.
/// </summary>
public sealed class RealmGovernor(TimeProvider time, GovernorOptions options) : IDisposable
{
    /// <summary>How long after it was stored a request of an earlier process may still have reached QuickBooks.</summary>
    private static readonly TimeSpan Transit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, RealmPace> _paces = new(StringComparer.Ordinal);
    private readonly Queue<RealmPace> _line = new();
    private long _arrivals;
    private int _underWay;
    private bool _closed;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits for a turn.</summary>
    public ValueTask<ITurn> EnterAsync(string realm, TurnKind kind, CancellationToken cancellationToken) =>
        EnterAsync(realm, WantedFor(kind), cancellationToken);

    /// <summary>Waits for a batch or a single write, whichever may go first, a batch where both may. This is how the ceiling of both is reached.</summary>
    public ValueTask<ITurn> EnterEitherAsync(string realm, CancellationToken cancellationToken) =>
        EnterAsync(realm, Wanted.BatchOrWrite, cancellationToken);

    /// <summary>A turn when one is free at once and nobody waits before; otherwise null.</summary>
    public ITurn? TryEnter(string realm, TurnKind kind)
    {
        var waiter = Join(realm, WantedFor(kind), isPatient: false);
        return waiter.Turn.IsCompletedSuccessfully ? waiter.Turn.Result : null;
    }

    /// <summary>Until when nothing may be sent to the company; null when something may.</summary>
    public DateTimeOffset? QuietUntil(string realm)
    {
        lock (_gate)
        {
            var left = Pace(realm).Refusals.QuietUntil is var until && until > Now ? until - Now : TimeSpan.Zero;
            return left > TimeSpan.Zero ? time.GetUtcNow() + left : null;
        }
    }

    /// <summary>
    /// Takes into account what an earlier process sent, from the instants stored before each request. Its reads are not stored: half a minute's
    /// share of them counts as used.
    /// </summary>
    public void Remember(string realm, TurnKind kind, IEnumerable<DateTimeOffset> sentAt)
    {
        lock (_gate)
        {
            var (now, utc) = (Now, time.GetUtcNow());
            var pace = Pace(realm);
            foreach (var sent in sentAt)
            {
                var age = sent < utc ? utc - sent : TimeSpan.Zero;
                var answered = now - (age > Transit ? age - Transit : TimeSpan.Zero);
                Note(pace, kind, answered);
                if (!pace.Remembered && age < TimeSpan.FromMinutes(1) + Transit)
                {
                    pace.Remembered = true;
                    pace.Refusals.Rest(now + TimeSpan.FromSeconds(1));
                    for (var read = options.RequestsPerMinute * 350 / 1000; read > 0; read--)
                    {
                        Note(pace, TurnKind.Read, now);
                    }
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var pace in _paces.Values)
            {
                pace.Alarm?.Dispose();
            }
        }
    }

    internal void End(RealmPace pace, Turn turn, TurnEnd end, TimeSpan? retryAfter)
    {
        var given = new List<Waiter>();
        lock (_gate)
        {
            var now = Now;
            _underWay--;
            foreach (var window in pace.Windows(turn.Kind))
            {
                window.Close(now);
            }

            pace.Refusals.Ended(turn, end, retryAfter, now);
            ServeLine(given);
            Serve(pace, given);
        }

        Tell(given);
    }

    private static void Note(RealmPace pace, TurnKind kind, TimeSpan answered)
    {
        foreach (var window in pace.Windows(kind))
        {
            window.Remember(answered);
        }
    }

    private static Wanted WantedFor(TurnKind kind) => kind switch
    {
        TurnKind.Read => Wanted.Read,
        TurnKind.Write => Wanted.Write,
        TurnKind.Batch => Wanted.Batch,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such turn."),
    };

    private async ValueTask<ITurn> EnterAsync(string realm, Wanted wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = Join(realm, wanted, isPatient: true);
        if (waiter.Turn.IsCompleted)
        {
            return await waiter.Turn;
        }

        using var leaving = cancellationToken.Register(() => GiveUp(waiter, cancellationToken));
        return await waiter.Turn;
    }

    private Waiter Join(string realm, Wanted wanted, bool isPatient)
    {
        var given = new List<Waiter>();
        Waiter waiter;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            waiter = new Waiter(wanted, _arrivals++);
            var pace = Pace(realm);
            pace.Enqueue(waiter);
            Serve(pace, given);
            if (!isPatient)
            {
                waiter.Leave();
            }
        }

        Tell(given);
        return waiter;
    }

    private static void Tell(List<Waiter> given)
    {
        foreach (var waiter in given)
        {
            waiter.Tell();
        }
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!waiter.Leave())
            {
                return;
            }
        }

        waiter.GiveUp(cancellationToken);
    }

    private RealmPace Pace(string realm)
    {
        if (!_paces.TryGetValue(realm, out var pace))
        {
            pace = new RealmPace(realm, options);
            _paces.Add(realm, pace);
        }

        return pace;
    }

    /// <summary>Serves as many of a company as may go now, and sets its alarm for the others.</summary>
    private void Serve(RealmPace pace, List<Waiter> given)
    {
        while (!pace.InLine)
        {
            var next = pace.Next(Now);
            if (next.Waiter is not { } waiter)
            {
                SetAlarm(pace, next.LookAgain);
                return;
            }

            if (_underWay >= options.AtOnce)
            {
                pace.InLine = true;
                _line.Enqueue(pace);
                return;
            }

            given.Add(Give(pace, waiter, next.Kind));
        }
    }

    /// <summary>Gives what the process has free to the companies in line, one turn each in rotation.</summary>
    private void ServeLine(List<Waiter> given)
    {
        while (_underWay < options.AtOnce && _line.TryDequeue(out var pace))
        {
            pace.InLine = false;
            var next = pace.Next(Now);
            if (next.Waiter is { } waiter)
            {
                given.Add(Give(pace, waiter, next.Kind));
                pace.InLine = true;
                _line.Enqueue(pace);
            }
            else
            {
                SetAlarm(pace, next.LookAgain);
            }
        }
    }

    private Waiter Give(RealmPace pace, Waiter waiter, TurnKind kind)
    {
        waiter.Leave();
        var turn = new Turn(this, pace, kind);
        _underWay++;
        pace.Open(turn);
        waiter.Give(turn);
        return waiter;
    }

    private void SetAlarm(RealmPace pace, TimeSpan? at)
    {
        var due = at ?? TimeSpan.MaxValue;
        if (due == pace.AlarmAt || _closed)
        {
            return;
        }

        pace.Alarm?.Dispose();
        pace.Alarm = null;
        pace.AlarmAt = due;
        if (at is { } instant)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling((instant - Now).TotalMilliseconds));
            pace.Alarm = time.CreateTimer(_ => Wake(pace), null, wait > ShortestWait ? wait : ShortestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Wake(RealmPace pace)
    {
        var given = new List<Waiter>();
        lock (_gate)
        {
            pace.AlarmAt = TimeSpan.MaxValue;
            Serve(pace, given);
        }

        Tell(given);
    }
}
