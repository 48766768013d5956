namespace LegalSync.Sandbox.Firm;

/// <summary>Chance that repeats itself: the same seed throws the same dice on every machine and every runtime.</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A separate stream for one purpose, so that planting a discrepancy does not change the firm around it.</summary>
    public static Dice For(int seed, string purpose)
    {
        var state = unchecked((ulong)(long)seed * 0x9E3779B97F4A7C15UL);
        foreach (var letter in purpose)
        {
            state = unchecked((state ^ letter) * 0x100000001B3UL);
        }

        return new Dice(state);
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + (int)(Next() % (ulong)(most - least + 1));

    /// <summary>True in so many of a hundred throws.</summary>
    public bool Chance(int percent) => Between(1, 100) <= percent;

    /// <summary>One of the choices.</summary>
    public T Pick<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    /// <summary>A day between two days, both included.</summary>
    public DateOnly Day(DateOnly first, DateOnly last) =>
        last <= first ? first : first.AddDays(Between(0, last.DayNumber - first.DayNumber));

    /// <summary>An id in the shape both outside systems use.</summary>
    public string Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>The same members in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> members)
    {
        var list = members.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Between(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private ulong Next()
    {
        // SplitMix64: the mixing constants are the algorithm's own.
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
