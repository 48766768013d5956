using FsCheck;
using FsCheck.Fluent;

namespace LegalSync.Tests.Amounts;

/// <summary>Says what holds for every example. An example is grown from one seed, so that a failure is told by one number.</summary>
internal static class Always
{
    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? runs : 200;

    public static void Holds(Func<Random, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(new Random(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));

    /// <summary>A whole number of the size that amounts in cents have, often small, sometimes below zero.</summary>
    public static long Cents(this Random random) => random.Next(4) switch
    {
        0 => random.Next(-20, 21),
        1 => random.Next(-100_000, 100_001),
        2 => random.NextInt64(-10_000_000_000, 10_000_000_001),
        _ => random.Next(0, 5_000),
    };

    public static IReadOnlyList<T> Shuffled<T>(this IEnumerable<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
