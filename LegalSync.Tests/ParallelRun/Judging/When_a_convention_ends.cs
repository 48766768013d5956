using LegalSync.Domain.ParallelRun;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

public class When_a_convention_ends
{
    /// <summary>The firm banks a day late by habit: one pair was settled by the convention, another one agreed by it from the first.</summary>
    private static async Task<(ComparedFirm Firm, long Convention)> KeptAsync()
    {
        var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await CompareAsync(firm);
        Assert.Null(await firm.Keep().RunAsync(firm.Books, (await firm.PairAsync("d-23#")).Id, ComparedField.Date, true, "banked the day after", ComparedFirm.Bookkeeper, CancellationToken.None));
        await firm.ReadAsync([.. ComparedFirm.Typed.Skip(1), ComparedFirm.Document("902", 100m, 3) with { Revision = "1" }]);
        await CompareAsync(firm);
        var agreed = await firm.PairAsync("d-2#");
        Assert.Equal((PairState.Equal, null), (agreed.State, agreed.Verdict));
        return (firm, agreed.ReadFields().Single(field => field.Convention is not null).Convention!.Value);
    }

    private static async Task<ComparisonFigures> CompareAsync(ComparedFirm firm)
    {
        var figures = await firm.Compare().RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None);
        Assert.Null(figures.Refusal);
        return figures;
    }

    [Theory]
    [InlineData("d-2#")]
    [InlineData("d-23#")]
    public async Task what_it_explained_differs_at_once_and_waits_for_a_decision(string key)
    {
        var (firm, convention) = await KeptAsync();
        await using var disposing = firm;

        Assert.Null(await firm.EndKept().RunAsync(firm.Books, convention, ComparedFirm.Bookkeeper, CancellationToken.None));

        var pair = await firm.PairAsync(key);
        Assert.Equal((PairState.Differs, ComparedField.Date, null, false), (pair.State, pair.FirstDifference, pair.Verdict, pair.IsSettled));
        Assert.Contains("of the week", await firm.Week().RunAsync(firm.Books, pair.Week, ComparedFirm.Bookkeeper, CancellationToken.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d-2#")]
    [InlineData("d-23#")]
    public async Task what_is_decided_about_it_then_stands_in_the_next_comparison(string key)
    {
        var (firm, convention) = await KeptAsync();
        await using var disposing = firm;
        Assert.Null(await firm.EndKept().RunAsync(firm.Books, convention, ComparedFirm.Bookkeeper, CancellationToken.None));
        Assert.Null(await firm.DecideAsync(key, PairVerdict.Timing, "the bank was closed"));
        var decided = await firm.PairAsync(key);

        var figures = await CompareAsync(firm);

        var pair = await firm.PairAsync(key);
        Assert.Equal((0, 0), (figures.Changed, figures.Fallen));
        Assert.Equal((PairState.Differs, PairVerdict.Timing, decided.Fingerprint), (pair.State, pair.Verdict, pair.Fingerprint));
    }
}
