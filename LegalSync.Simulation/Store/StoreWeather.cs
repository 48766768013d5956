using System.Data.Common;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Store;

/// <summary>What becomes of one attempt to store.</summary>
public enum SaveFate
{
    /// <summary>It is stored, unless somebody else came first.</summary>
    Stored = 0,

    /// <summary>The database chose it as the victim of a deadlock: nothing is stored, and the caller is told so.</summary>
    Deadlock = 1,

    /// <summary>The connection broke before the commit: nothing is stored, and the caller does not know.</summary>
    LostBefore = 2,

    /// <summary>The connection broke at the commit: it is stored, and the caller does not know.</summary>
    LostAfter = 3,
}

/// <summary>The connection to the database broke.</summary>
public sealed class DatabaseLostException : DbException
{
    /// <summary>Makes one.</summary>
    public DatabaseLostException()
        : base("The connection to the database was reset.")
    {
    }
}

/// <summary>How the database behaves towards one firm's nodes. The same for all of them; changed by the course of a history.</summary>
/// <param name="pump">The pump, or null where nothing is simulated and every call is done at once.</param>
public sealed class StoreWeather(Pump? pump)
{
    /// <summary>Deadlocks in a thousand attempts.</summary>
    public int Deadlocks { get; set; }

    /// <summary>Attempts in a thousand whose connection breaks before the commit.</summary>
    public int LossesBefore { get; set; }

    /// <summary>Attempts in a thousand whose connection breaks at the commit.</summary>
    public int LossesAfter { get; set; }

    /// <summary>Reads in a thousand that fail.</summary>
    public int ReadLosses { get; set; }

    /// <summary>The longest that one call takes.</summary>
    public int SlowestMilliseconds { get; set; } = 4;

    /// <summary>Told of every attempt that did not go well.</summary>
    public Action<SaveFate>? Happened { get; set; }

    /// <summary>Fates for the next attempts, in order, before chance decides again.</summary>
    public Queue<SaveFate> Next { get; } = new();

    /// <summary>Waits as long as a call takes; a point at which everything else may run.</summary>
    public Task PassAsync(Life? life) => pump is null ? Task.CompletedTask : pump.WaitAsync(life, TimeSpan.FromTicks(pump.Dice.Below(SlowestMilliseconds * 10_000)));

    /// <summary>Waits for a read, which may fail.</summary>
    public async Task ReadAsync(Life? life)
    {
        await PassAsync(life);
        if (pump is not null && pump.Dice.Chance(ReadLosses))
        {
            throw new DatabaseLostException();
        }
    }

    /// <summary>The fate of the next attempt.</summary>
    public SaveFate Draw()
    {
        var fate = Next.Count > 0 ? Next.Dequeue() : pump is null ? SaveFate.Stored : Throw(pump.Dice.Below(1_000));
        if (fate != SaveFate.Stored)
        {
            Happened?.Invoke(fate);
        }

        return fate;
    }

    private SaveFate Throw(int lot) =>
        lot < Deadlocks ? SaveFate.Deadlock
        : lot < Deadlocks + LossesBefore ? SaveFate.LostBefore
        : lot < Deadlocks + LossesBefore + LossesAfter ? SaveFate.LostAfter
        : SaveFate.Stored;
}
