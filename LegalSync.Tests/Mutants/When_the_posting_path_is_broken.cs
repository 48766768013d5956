using System.Collections.Concurrent;
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
    private const int Histories = 400;
    private const int Fewest = 30;

    [Fact]
    public void the_unbroken_one_stands() => Assert.Null(Played.On(() => new Ground(new Dictionary<string, byte[]>()).FirstBroken(1, 40)));

    [Fact]
    public void every_planted_bug_shows_in_the_books()
    {
        var workshop = new Workshop();
        var (waiting, told) = (new ConcurrentQueue<Mutant>(PlantedBugs.All), new ConcurrentDictionary<string, string>());
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
        Assert.True(told.Count >= Fewest);
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
