using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Judging;

public class When_the_books_are_corrected
{
    private static Task<string?> ProposeAsync(ComparedFirm firm, ComparedPair pair) => firm.Correct().RunAsync(firm.Books, pair.Id, "the bank says so", ComparedFirm.Bookkeeper, CancellationToken.None);

    private static async Task<JournalDraft> EntryAsync(ComparedFirm firm)
    {
        var item = Assert.Single(await firm.ItemsAsync(), item => item.Kind == WorkKind.Correction);
        Assert.Equal(Stage.Held, item.Stage);
        return Assert.IsType<JournalDraft>(Assert.Single(DraftText.Read(item.Draft!)));
    }

    [Fact]
    public async Task the_difference_is_held_as_an_entry_that_names_the_client()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.DecideAsync("d-9#", PairVerdict.TheirsWrong);
        Assert.Null(await ProposeAsync(firm, await firm.PairAsync("d-9#")));
        Assert.Equal("It is proposed already.", await ProposeAsync(firm, await firm.PairAsync("d-9#")));

        var entry = await EntryAsync(firm);
        Assert.Equal(new DateOnly(2026, 9, 9), entry.Date);
        Assert.Equal(
            [(true, SampleBooks.TrustLiability, Money.Usd(270m), (CustomerId?)SampleBooks.AlderMatter), (false, SampleBooks.Trust, Money.Usd(270m), null)],
            entry.Lines.Select(line => (line.IsDebit, line.Account, line.Amount, line.Customer)));
    }

    [Fact]
    public async Task a_document_too_many_is_taken_off_whole()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.DecideAsync("Deposit 905", PairVerdict.TheirsWrong);
        Assert.Null(await ProposeAsync(firm, await firm.PairAsync("Deposit 905")));

        Assert.Equal(Money.Usd(75m), (await EntryAsync(firm)).Moves);
    }

    [Fact]
    public async Task what_nobody_entered_is_released_and_no_entry_is_made()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.DecideAsync("d-16#", PairVerdict.TheirsWrong);
        Assert.Null(await ProposeAsync(firm, await firm.PairAsync("d-16#")));

        Assert.DoesNotContain(await firm.ItemsAsync(), item => item.Kind == WorkKind.Correction);
    }

    [Fact]
    public async Task without_the_verdict_or_without_money_there_is_nothing_to_correct()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        Assert.Equal("Decide first that the record made by hand is wrong and ours is right.", await ProposeAsync(firm, await firm.PairAsync("d-9#")));

        await firm.DecideAsync("d-23#", PairVerdict.TheirsWrong);
        Assert.StartsWith("Both move the same accounts for the same client", await ProposeAsync(firm, await firm.PairAsync("d-23#")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_the_verdict_the_correction_is_withdrawn()
    {
        await using var firm = await ComparedFirm.OpenAsync();
        await firm.DecideAsync("d-9#", PairVerdict.TheirsWrong);
        await ProposeAsync(firm, await firm.PairAsync("d-9#"));
        Assert.Null(await firm.DecideAsync("d-9#", PairVerdict.OursWrong));

        Assert.Equal(Stage.Superseded, Assert.Single(await firm.ItemsAsync(), item => item.Kind == WorkKind.Correction).Stage);
    }
}
