using System.Diagnostics;
using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Trust.Ledgers;

/// <summary>Eight that work at once on one database, each beside an oracle that shares no code with the product.</summary>
public class When_many_work_on_trust_ledgers(ITestOutputHelper output)
{
    private const int Workers = 8;
    private const int MattersEach = 10;
    private const int RoundsAFirm = 5;

    /// <summary>So many operations, that the rare refusals are among them for certain.</summary>
    private const int OftenEnough = 20_000;

    private static int Wanted => int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_TRUST_OPERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 1_500;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_TRUST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 20_261_020;

    [Fact]
    public async Task no_release_overdraws_every_overdraft_is_a_card_and_the_oracle_agrees_on_each_refusal()
    {
        var watch = Stopwatch.StartNew();
        var (operations, decided, accepted, seed) = (0, 0, 0, Seed);
        var refusals = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (; operations < Wanted; seed += Workers)
        {
            foreach (var worker in await FirmAsync(seed))
            {
                (operations, decided, accepted) = (operations + worker.Operations, decided + worker.Decided, accepted + worker.Accepted);
                foreach (var (why, count) in worker.Refusals)
                {
                    refusals[why] = refusals.GetValueOrDefault(why) + count;
                }
            }
        }

        var share = 100 * accepted / decided;
        output.WriteLine($"{operations} operations from seed {Seed} in {watch.Elapsed.TotalSeconds:F1} s, {operations / watch.Elapsed.TotalSeconds:F0} a second; {share} % of {decided} decisions accepted; refused: {string.Join(", ", refusals)}");
        Assert.InRange(share, 40, 80);
        Assert.All(new[] { "T01", "T02", "T06", "rests" }.Concat(operations >= OftenEnough ? ["T07", "T08"] : []), why => Assert.Contains(why, refusals.Keys));
    }

    private static async Task<IReadOnlyList<TrustWorker>> FirmAsync(int seed)
    {
        var dice = new Random(seed);
        var matters = Enumerable.Range(0, Workers * MattersEach).Select(i => (Matter: $"m-{i:D3}", Opening: (long)dice.Next(0, 3) * 5_000)).ToList();
        await using var world = await TrustWorld.OpenAsync(matters);
        var workers = matters.Chunk(MattersEach).Select((own, i) => new TrustWorker(world, seed + i, own)).ToList();
        for (var round = 0; round < RoundsAFirm; round++)
        {
            await Task.WhenAll(workers.Select(worker => Task.Run(worker.RoundAsync)));
            await AddsUpAsync(world, workers, $"Seed {seed}, round {round}");
        }

        return workers;
    }

    /// <summary>While nobody works: the oracle's ledgers, the heads, the entries, and the account's journal are one sum.</summary>
    private static async Task AddsUpAsync(TrustWorld world, List<TrustWorker> workers, string place)
    {
        await using var db = world.File.Create();
        var heads = db.LedgerHeads.AsNoTracking().Where(head => head.Books == world.Books);
        var openings = await heads.SumAsync(head => head.OpeningMinor);
        var observed = await heads.SumAsync(head => head.ObservedMinor);
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == world.Books).SumAsync(entry => entry.ChangeMinor);
        var journal = await LinesAsync(db);
        var expected = workers.Sum(worker => worker.Total);
        Assert.True(
            (observed, openings + entries, openings + journal) == (expected, expected, expected),
            $"{place}: the ledgers are {observed}, their entries {openings + entries}, the journal {openings + journal}; the oracle says {expected}.");
    }

    /// <summary>What took place on the trust account, as it was captured.</summary>
    private static async Task<long> LinesAsync(LegalSyncDb db)
    {
        var lines = await db.SourceRecords.AsNoTracking().Where(record => record.IsLatest && record.Kind == SourceKind.BankTransaction).Select(record => record.Payload).ToListAsync();
        return lines.Select(line => line.Split('|')).Where(parts => int.Parse(parts[2], CultureInfo.InvariantCulture) <= TrustWorld.Today.DayNumber)
            .Sum(parts => (parts[0] == "1" ? 1 : -1) * long.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
