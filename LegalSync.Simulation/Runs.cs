using LegalSync.Simulation.Judging;
using LegalSync.Simulation.Running;

namespace LegalSync.Simulation;

/// <summary>Plays many histories, on every processor.</summary>
public static class Runs
{
    /// <summary>Plays seeds from one on.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="coverage">Where what was seen is added up.</param>
    /// <param name="stopsAtFirst">Whether the first broken history ends the run.</param>
    /// <returns>The histories that are broken, by seed.</returns>
    public static IReadOnlyList<HistoryEnd> Play(long first, int count, CoverageSum coverage, bool stopsAtFirst = false)
    {
        var broken = new List<HistoryEnd>();
        var next = first - 1;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (Interlocked.Increment(ref next) is var seed && seed < first + count)
            {
                var end = History.Play(seed);
                coverage.Add(end.Coverage);
                lock (broken)
                {
                    if (end.Broken.Count > 0)
                    {
                        broken.Add(end);
                    }

                    if (stopsAtFirst && broken.Count > 0)
                    {
                        return;
                    }
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return [.. broken.OrderBy(end => end.Seed)];
    }

    /// <summary>
    /// For callers that share no types with this assembly: the first harsh history that breaks in the books, with what it broke; null when none
    /// does. What a node threw does not count.
    /// </summary>
    public static string? FirstBroken(long first, int count)
    {
        for (var seed = first; seed < first + count; seed++)
        {
            if (History.Play(seed, isHarsh: true) is { InBooks: { Count: > 0 } broken })
            {
                return $"seed {seed}: {broken[0]}";
            }
        }

        return null;
    }
}
