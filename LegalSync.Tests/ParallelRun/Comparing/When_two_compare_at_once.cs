using LegalSync.Domain.ParallelRun;
using LegalSync.Tests.Autonomy.Switch;
using LegalSync.Tests.ParallelRun.Judging;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>Two nodes compare the same run on one database. The first save of a comparison keeps the records, the second the pairs.</summary>
public class When_two_compare_at_once
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task one_that_is_overtaken_finds_nothing_twice(int save)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        ComparisonFigures? first = null;

        var second = await firm.Compare(Moments.BeforeSaving(firm.Store, save, async () => first = await CompareAsync(firm))).RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None);

        Assert.Equal((5, 0), (first!.Changed, second.Changed));
        await AssertWholeAsync(firm, 4, 4);
        Assert.All(await RevisionsAsync(firm), revision => Assert.Equal(1, revision));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task one_that_is_overtaken_by_newer_records_pairs_those(int save)
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);

        await firm.Compare(Moments.BeforeSaving(firm.Store, save, async () =>
        {
            await firm.ReadAsync([.. ComparedFirm.Typed, ComparedFirm.Document("916", 300m, 16)]);
            await CompareAsync(firm);
        })).RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None);

        await AssertWholeAsync(firm, 4, 5);
        Assert.Equal(PairState.Equal, (await StandingAsync(firm)).Single(pair => pair.TheirKeys.Contains("Deposit 916")).State);
    }

    [Fact]
    public async Task side_by_side_they_find_what_one_finds()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => CompareAsync(firm))));

        await AssertWholeAsync(firm, 4, 4);
        Assert.Equal((0, 0), await CompareAsync(firm) is var again ? (again.Changed, again.Fallen) : default);
    }

    private static Task<ComparisonFigures> CompareAsync(ComparedFirm firm) => firm.Compare().RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None);

    /// <summary>Every record of both sides stands in exactly one pair.</summary>
    private static async Task AssertWholeAsync(ComparedFirm firm, int ours, int theirs)
    {
        var pairs = await StandingAsync(firm);
        var (left, right) = (pairs.SelectMany(pair => pair.OurKeys).ToList(), pairs.SelectMany(pair => pair.TheirKeys).ToList());
        Assert.Equal((ours, ours), (left.Count, left.Distinct().Count()));
        Assert.Equal((theirs, theirs), (right.Count, right.Distinct().Count()));
        await using var db = firm.World.File.Create();
        Assert.Equal((ours, theirs), (await db.ShadowPostings.CountAsync(posting => posting.IsLatest), await db.ManualRecords.CountAsync(record => record.IsLatest)));
    }

    private static async Task<IReadOnlyList<ComparedPair>> StandingAsync(ComparedFirm firm) => [.. (await firm.PairsAsync()).Where(pair => pair.RetiredAt is null)];

    private static async Task<IReadOnlyList<int>> RevisionsAsync(ComparedFirm firm)
    {
        await using var db = firm.World.File.Create();
        return [.. await db.ShadowPostings.Select(posting => posting.Revision).ToListAsync(), .. await db.ManualRecords.Select(record => record.Revision).ToListAsync()];
    }
}
