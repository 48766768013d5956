using System.Diagnostics;
using System.Text.Json;

namespace LegalSync.Bench.Drain;

/// <summary>Posts the same mix twice in virtual time, by the product and by a naive poster, and prints what the sandbox counted.</summary>
internal static class DrainBench
{
    private const double Least = 0.97;
    private const long Seed = 20261120;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs it; 1 when the goal is missed.</summary>
    public static int Run()
    {
        var product = Timed(books => new DrainNode(books, new DrainFirm(books)).RunAsync());
        var naive = Timed(books => new NaivePoster(books).RunAsync());
        var isReached = product is { TooManyRequests: 0, Twice: 0, Unpaid: 0, Operations: DrainMix.Items } && product.ShareOfBatchCeiling >= Least;
        Console.WriteLine(JsonSerializer.Serialize(new { DrainMix.Items, Reached = isReached, LegalSync = product, Naive = naive }, Json));
        return isReached ? 0 : 1;
    }

    private static DrainFigures Timed(Func<DrainBooks, Task> post)
    {
        var watch = Stopwatch.StartNew();
        using var books = new DrainBooks(Seed);
        books.RunUntil(post(books));
        return books.Figures() with { WallSeconds = Math.Round(watch.Elapsed.TotalSeconds, 1) };
    }
}
