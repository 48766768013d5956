using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Tests.ParallelRun.Judging;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>A deposit of the 16th of September that nobody posted within the run: somebody typed another month or year.</summary>
public class When_a_document_is_dated_wrongly
{
    private static readonly BooksDocument _lastYears = ComparedFirm.Document("816", 300m, 16) with { Date = new DateOnly(2025, 9, 16), Number = "DEP-16" };

    [Fact]
    public async Task its_like_outside_the_run_is_said_and_not_chosen()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await firm.ReadAsync([.. ComparedFirm.Typed, _lastYears]);
        await CompareAsync(firm);

        var pair = await firm.PairAsync("d-16#");
        Assert.Equal((PairState.OnlyOurs, 0, null), (pair.State, pair.TheirKeys.Count, pair.Verdict));
        Assert.Equal(
            ["nobody posted it by hand", "perhaps dated wrongly by hand: Deposit DEP-16 of 2025-09-16, 300.00 USD, has the same amount and client, 365 days apart"],
            pair.ReadReasons());
        Assert.Equal(0, (await CompareAsync(firm)).Changed);
    }

    [Fact]
    public async Task what_is_read_later_is_said_in_the_next_comparison()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await CompareAsync(firm);
        Assert.Single((await firm.PairAsync("d-16#")).ReadReasons());
        await firm.ReadAsync([.. ComparedFirm.Typed, _lastYears]);
        await CompareAsync(firm);

        Assert.Equal(2, (await firm.PairAsync("d-16#")).ReadReasons().Count);
    }

    public static TheoryData<string, BooksDocument> Others => new()
    {
        { "another amount", _lastYears with { Total = Money.Usd(301m) } },
        { "too long ago", _lastYears with { Date = new DateOnly(2025, 8, 1) } },
        { "another client", _lastYears with { Lines = [_lastYears.Lines[0] with { Customer = SampleBooks.Birch }] } },
        { "another kind", _lastYears with { Ref = new DocumentRef(BooksKind.Payment, new DocumentId("816")), Customer = SampleBooks.AlderMatter } },
        { "void", _lastYears with { IsVoid = true } },
        { "ours", _lastYears with { Note = $"{PostingIntent.MarkPrefix}1" } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task what_is_no_like_of_it_is_not_said(string what, BooksDocument other)
    {
        Assert.NotEmpty(what);
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await firm.ReadAsync([.. ComparedFirm.Typed, other]);
        await CompareAsync(firm);

        Assert.Single((await firm.PairAsync("d-16#")).ReadReasons());
    }

    [Fact]
    public async Task what_stands_in_a_pair_of_its_own_is_no_like()
    {
        await using var firm = await ComparedFirm.OpenAsync(isCompared: false);
        await firm.ReadAsync([.. ComparedFirm.Typed, ComparedFirm.Document("816", 400m, 23)]);
        await CompareAsync(firm);

        await using var db = firm.World.File.Create();
        Assert.DoesNotContain(await db.ComparedPairs.AsNoTracking().ToListAsync(), pair => pair.Reasons.Contains("perhaps dated wrongly", StringComparison.Ordinal));
    }

    private static Task<ComparisonFigures> CompareAsync(ComparedFirm firm) => firm.Compare().RunAsync(firm.Books, ComparedFirm.Bookkeeper, CancellationToken.None);
}
