namespace LegalSync.Simulation.Clockwork;

/// <summary>All chance of one history. The same seed gives the same throws, on every machine and version.</summary>
/// <param name="seed">The seed.</param>
public sealed class Dice(long seed)
{
    private ulong _state = unchecked(((ulong)seed * 0x9E3779B97F4A7C15UL) + 0x632BE59BD9B4E019UL);

    /// <summary>How often it was thrown: two histories that agree here agree so far.</summary>
    public long Throws { get; private set; }

    /// <summary>A number from 0 to one below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>A number between two bounds, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many of a thousand throws.</summary>
    public bool Chance(int ofAThousand) => ofAThousand > 0 && Below(1_000) < ofAThousand;

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>A span between two, in milliseconds.</summary>
    public TimeSpan Span(int least, int most) => TimeSpan.FromMilliseconds(Between(least, most));

    /// <summary>Thirty-two bits.</summary>
    public uint Lot() => (uint)(Next() >> 32);

    private ulong Next()
    {
        unchecked
        {
            Throws++;
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
