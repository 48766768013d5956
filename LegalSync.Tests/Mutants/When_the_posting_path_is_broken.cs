using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using LegalSync.Tests.Simulation;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Mutants;

/// <summary>
/// Every planted bug must show in the books of some simulated history, held against what people decided; no test knows of any of them. A
/// mutant that survives, or whose source moved on, fails.
/// </summary>
[Collection("Alone")]
public class When_the_posting_path_is_broken(ITestOutputHelper output)
{
    private const int Fewest = 30;

    /// <summary>LEGALSYNC_MUTANTS plants each of them when it says <c>all</c>, or one eighth of them, <c>0</c> to <c>7</c>: compiling the product anew for each takes minutes.</summary>
    private static readonly string _chosen = Environment.GetEnvironmentVariable("LEGALSYNC_MUTANTS") ?? "5";

    /// <summary>A few bugs need rare weather: only whoever asks for them waits for it.</summary>
    private static int Histories => _chosen == "5" ? 400 : 1_200;

    private static IReadOnlyList<Mutant> Chosen => _chosen == "all" ? PlantedBugs.All : [.. PlantedBugs.All.Where((_, at) => at % 8 == int.Parse(_chosen, CultureInfo.InvariantCulture))];

    [Fact]
    public void the_unbroken_one_stands() => Assert.Null(Played.On(() => new Ground(new Dictionary<string, byte[]>()).FirstBroken(1, 40)));

    [Fact]
    public void every_planted_bug_shows_in_the_books()
    {
        var workshop = new Workshop();
        var (waiting, told) = (new ConcurrentQueue<Mutant>(Chosen), new ConcurrentDictionary<string, string>());
        var survivors = new ConcurrentBag<string>();
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(() =>
        {
            while (waiting.TryDequeue(out var mutant))
            {
                if (Try(workshop, mutant) is { } how)
                {
                    told[mutant.Name] = how;
                }
                else
                {
                    survivors.Add(mutant.Name);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        foreach (var (name, how) in told.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{name}: {how}");
        }

        Assert.Empty(survivors);
        Assert.DoesNotContain(told.Values, how => how.StartsWith("cannot be planted", StringComparison.Ordinal));
        Assert.True(PlantedBugs.All.Count >= Fewest);
        Assert.Equal(Chosen.Count, told.Count);
    }

    private static string? Try(Workshop workshop, Mutant mutant)
    {
        try
        {
            var ground = new Ground(workshop.Build(mutant));
            var broken = ground.FirstBroken(1, Histories);
            ground.Unload();
            return broken;
        }
        catch (Exception problem) when (problem is InvalidOperationException or TargetInvocationException)
        {
            return $"cannot be planted: {problem}";
        }
    }
}
