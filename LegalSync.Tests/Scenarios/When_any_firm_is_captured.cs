using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>Firms that no code names: their seeds are drawn anew in every run and printed when they fail.</summary>
public class When_any_firm_is_captured
{
    /// <summary>Firms asked one after the other for something that could be changed.</summary>
    private const int MostFirms = 8;

    /// <summary>Firms of the usual run; LEGALSYNC_FIRMS draws as many as it says.</summary>
    private static readonly int _firms = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_FIRMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var firms) ? firms : 4;

    [Fact]
    public async Task every_planted_discrepancy_is_in_the_queue_under_its_code_and_nothing_else_is()
    {
        var failures = await EachSeedAsync(_firms, async seed =>
        {
            await using var firm = await SyncedFirm.OpenAsync(seed, planted: true);
            await firm.CaptureAsync();
            return PlantedCards.Differences(await firm.PlantedAsync(), await firm.OpenCardsAsync(), "capture");
        });

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("date")]
    [InlineData("customer")]
    [InlineData("deleted")]
    [InlineData("copy")]
    public async Task one_change_by_a_person_in_a_clean_firm_raises_exactly_its_card(string kind)
    {
        var failures = await EachSeedAsync(2, async seed =>
        {
            var (firm, mutation) = await ChangedAsync(kind, seed);
            await using var owned = firm;
            await firm.CaptureAsync();
            var expected = new PlantedCard(mutation["code"]!.GetValue<string>(), "capture", mutation["subject"]!["kind"]!.GetValue<string>(), mutation["subject"]!["id"]!.GetValue<string>(), mutation);
            return [.. PlantedCards.Differences([expected], await firm.OpenCardsAsync(), "capture").Select(difference => $"{mutation["what"]}: {difference}")];
        });

        Assert.True(failures.IsEmpty, string.Join('\n', failures));
    }

    /// <summary>A clean firm in which a person made one change. Some small firms hold nothing that could be changed in this way: the next is asked.</summary>
    private static async Task<(SyncedFirm Firm, JsonNode Mutation)> ChangedAsync(string kind, int seed)
    {
        for (var next = seed; ; next++)
        {
            var firm = await SyncedFirm.OpenAsync(next, planted: false, matters: 150);
            using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
            using var answer = await http.PostAsync(new Uri($"control/mutate?kind={kind}&seed={next.ToString(CultureInfo.InvariantCulture)}", UriKind.Relative), null);
            var mutation = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            if (answer.IsSuccessStatusCode)
            {
                return (firm, mutation);
            }

            await firm.DisposeAsync();
            Assert.True(next - seed < MostFirms, $"seed {seed.ToString(CultureInfo.InvariantCulture)}, {kind}: {mutation.ToJsonString()}");
        }
    }

    private static async Task<ConcurrentBag<string>> EachSeedAsync(int count, Func<int, Task<IReadOnlyList<string>>> judge)
    {
        var failures = new ConcurrentBag<string>();
        var seeds = Enumerable.Range(0, count).Select(_ => Random.Shared.Next(1, 1_000_000)).ToList();
        await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (seed, _) =>
        {
            foreach (var difference in await judge(seed))
            {
                failures.Add($"seed {seed.ToString(CultureInfo.InvariantCulture)}: {difference}");
            }
        });
        return failures;
    }
}
