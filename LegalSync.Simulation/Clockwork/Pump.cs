namespace LegalSync.Simulation.Clockwork;

/// <summary>
/// The one thread of a history. Everything that waits, waits for a step here; steps run one after the other, in the order of virtual
/// time, and at the same instant in an order that the seed draws. A step completes what was waited for and thereby runs what follows on
/// this thread: no context is set, so every continuation runs inline, of the product as well as of the libraries below it.
/// </summary>
public sealed class Pump
{
    private readonly PriorityQueue<Step, Place> _steps = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Diary _diary;
    private long _placed;

    /// <summary>A pump on the calling thread.</summary>
    public Pump(Dice dice, DateTimeOffset start, Diary diary)
    {
        if (SynchronizationContext.Current is not null)
        {
            throw new InvalidOperationException("A history is played on a thread without a context.");
        }

        (Dice, Now, _diary) = (dice, start, diary);
    }

    /// <summary>All chance.</summary>
    public Dice Dice { get; }

    /// <summary>Virtual time, as it is in truth.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Steps run so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Told of the number of each step before it runs.</summary>
    public Action<long>? Stepping { get; set; }

    /// <summary>What was noted of this history.</summary>
    public Diary Diary => _diary;

    /// <summary>True when something ran on another thread: the history is worth nothing.</summary>
    public bool HasStrayed { get; private set; }

    /// <summary>Notes a line with its instant.</summary>
    public void Note(string who, string what) => _diary.Note(Now, who, what);

    /// <summary>Runs an action later, unless its life is over by then; a frozen life runs it when it thaws.</summary>
    public void Later(Life? life, TimeSpan wait, Action action)
    {
        StayHere();
        _steps.Enqueue(new Step(life, action), new Place((Now + wait).UtcTicks, Dice.Lot(), ++_placed));
    }

    /// <summary>Waits. Of a life that is over it never ends.</summary>
    public Task WaitAsync(Life? life, TimeSpan wait)
    {
        var waiting = new TaskCompletionSource();
        Later(life, wait, waiting.SetResult);
        return waiting.Task;
    }

    /// <summary>Runs steps until an instant, or until nothing waits.</summary>
    public void RunUntil(DateTimeOffset end)
    {
        while (_steps.TryPeek(out _, out var place) && place.At <= end.UtcTicks)
        {
            var step = _steps.Dequeue();
            Now = new DateTimeOffset(Math.Max(place.At, Now.UtcTicks), TimeSpan.Zero);
            if (step.Life is { IsOver: true })
            {
                continue;
            }

            if (step.Life is { } life && life.FrozenUntil > Now)
            {
                _steps.Enqueue(step, new Place(life.FrozenUntil.UtcTicks, Dice.Lot(), ++_placed));
                continue;
            }

            Steps++;
            Stepping?.Invoke(Steps);
            if (step.Life is { IsOver: true })
            {
                continue;
            }

            step.Action();
            StayHere();
        }

        Now = end > Now ? end : Now;
    }

    /// <summary>Refuses to go on when a step left this thread.</summary>
    public void StayHere()
    {
        if (Environment.CurrentManagedThreadId != _thread || SynchronizationContext.Current is not null)
        {
            HasStrayed = true;
            throw new InvalidOperationException("A step of a history ran outside its pump: something completes on the thread pool.");
        }
    }

    private readonly record struct Step(Life? Life, Action Action);

    private readonly record struct Place(long At, uint Lot, long Order) : IComparable<Place>
    {
        public int CompareTo(Place other) =>
            At != other.At ? At.CompareTo(other.At) : Lot != other.Lot ? Lot.CompareTo(other.Lot) : Order.CompareTo(other.Order);
    }
}
