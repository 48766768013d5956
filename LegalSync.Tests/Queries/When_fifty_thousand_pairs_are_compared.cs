using System.Diagnostics;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Persistence;
using LegalSync.Web.Components.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Xunit.Abstractions;

namespace LegalSync.Tests.Queries;

public class When_fifty_thousand_pairs_are_compared(ITestOutputHelper output)
{
    private const int Many = 50_000;
    private const int EveryOpen = 20;
    private const int Looks = 20;

    [Fact]
    public async Task figures_strip_and_first_page_stay_flat()
    {
        var month = new Month();
        await month.InitializeAsync();
        var sample = await SampleParallel.FillAsync(month.Store, Month.Now);
        await CopyAsync(month.Store, sample);
        var (verdicts, pairs) = (new ParallelVerdictQuery(month.Store, month.Clock), new ParallelPairsQuery(month.Store, month.Reader));
        var asked = 0;
        async Task<(ParallelVerdict Verdict, KeyedRows<ParallelRow> Rows)> LookAsync(ParallelFilter filter)
        {
            asked = 0;
            var verdict = (await verdicts.FindAsync(SampleBooks.Id, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;
            Assert.NotEmpty(ParallelStrip.Of(verdict, false).Rows);
            var keys = (await pairs.KeysAsync(SampleBooks.Id, verdict.Run.Id, filter, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;
            var rows = new KeyedRows<ParallelRow>(
                async (wanted, cancellationToken) =>
                {
                    asked += wanted.Count;
                    return (await pairs.RowsAsync(SampleBooks.Id, wanted, SampleBooks.Bookkeeper, cancellationToken)).Value!;
                },
                row => row.Sequence);
            rows.Show(keys);
            await rows.ReadAsync(0, 30, CancellationToken.None);
            return (verdict, rows);
        }

        var monday = sample.Monday;
        ParallelFilter[] filters =
        [
            new(), new() { Tab = ParallelTab.All }, new() { Tab = ParallelTab.Equal, Stream = WorkKind.Invoice }, new() { Tab = ParallelTab.All, Stream = WorkKind.Payment }, new() { Stream = WorkKind.Invoice },
            new() { Tab = ParallelTab.All, State = PairState.Differs }, new() { Field = ComparedField.Items }, new() { Tab = ParallelTab.All, Day = monday.AddDays(3) }, new() { Week = monday },
            new() { Tab = ParallelTab.All, Text = "no such" }, new() { Tab = ParallelTab.All, Text = "a" }, new() { Tab = ParallelTab.Explained }, new() { Tab = ParallelTab.OursWrong },
        ];
        foreach (var filter in filters)
        {
            var times = new List<double>();
            for (var i = 0; i < Looks; i++)
            {
                var watch = Stopwatch.StartNew();
                await LookAsync(filter);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            output.WriteLine($"{filter.Tab} {filter.Stream} {filter.State} {filter.Field} {filter.Day} {filter.Week} {filter.Text}: median {times[Looks / 2]:0} ms, p95 {times[Looks - 2]:0} ms");
        }

        var (shown, all) = await LookAsync(new ParallelFilter { Tab = ParallelTab.All });
        Assert.Equal(Many + SampleParallel.Records, shown.Records);
        Assert.Equal(shown.Records, all.Count);
        Assert.Equal(shown.Unexplained, (await LookAsync(new ParallelFilter())).Rows.Count);
        Assert.Equal(60, asked);
        await month.DisposeAsync();
    }

    // Copies in the database: of every twenty, one open difference, the rest agree; spread over the days of the run.
    private static async Task CopyAsync(TestStore store, SampleParallel sample)
    {
        await using var db = store.Create();
        var equal = await db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id && pair.State == PairState.Equal).Select(pair => pair.Sequence).FirstAsync();
        var open = await db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id && pair.FirstDifference == ComparedField.Items).Select(pair => pair.Sequence).FirstAsync();
        var columns = db.Model.FindEntityType(typeof(ComparedPair))!.GetProperties().Select(property => property.GetColumnName()).Distinct().ToList();
        var last = await db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id).MaxAsync(pair => pair.Sequence);
        string Value(string column) => column switch
        {
            "Sequence" => "{0} + numbers.n",
            "Id" => "lower(hex(randomblob(16)))",
            "KeyHash" => "lower(hex(randomblob(32)))",
            "Day" => $"date('{sample.Monday:O}', '+' || (numbers.n % 12) || ' days')",
            "Stream" => "CASE WHEN source.State = 1 THEN 3 + numbers.n % 5 ELSE source.Stream END",
            _ => $"source.\"{column}\"",
        };
        var insert = $"INSERT INTO ComparedPairs ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
            + "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {3}) "
            + $"SELECT {string.Join(", ", columns.Select(Value))} FROM numbers, ComparedPairs AS source WHERE source.Sequence = CASE WHEN numbers.n % {EveryOpen} = 0 THEN {{1}} ELSE {{2}} END";
        await db.Database.ExecuteSqlRawAsync(insert, last, open, equal, Many);
    }
}
