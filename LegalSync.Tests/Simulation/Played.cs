using LegalSync.Simulation.Running;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>Plays on a thread of its own, as a history needs one without a context.</summary>
internal static class Played
{
    /// <summary>One history, with its text.</summary>
    public static HistoryEnd Seed(long seed) => On(() => History.Play(seed, keepsText: true));

    /// <summary>Whatever a history is made of.</summary>
    public static T On<T>(Func<T> play)
    {
        T? end = default;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                end = play();
            }
            catch (Exception problem) when (Keep(problem, out failure))
            {
            }
        });
        thread.Start();
        thread.Join();
        Assert.True(failure is null, failure?.ToString());
        return end!;
    }

    /// <summary>What a reader of a failed history needs: its seed, what is broken, and its text.</summary>
    public static string Tell(HistoryEnd end) =>
        $"Seed {end.Seed} (play it again with LEGALSYNC_SIM_SEED={end.Seed}):\n{string.Join('\n', end.Broken)}\n\n{Seed(end.Seed).Text}";

    private static bool Keep(Exception problem, out Exception failure)
    {
        failure = problem;
        return true;
    }
}
