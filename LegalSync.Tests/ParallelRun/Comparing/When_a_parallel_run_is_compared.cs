using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_a_parallel_run_is_compared
{
    [Fact]
    public async Task everything_typed_as_it_would_be_posted_is_equal_and_a_second_run_changes_nothing()
    {
        var (firm, typed) = await ShadowedFirm.TypedAsync(41);
        await using var disposing = firm;
        await Copyist.PostAsync(firm, typed);

        var figures = await ShadowedFirm.CompareAsync(firm);
        var rows = await ShadowedFirm.RowsAsync(firm);
        var again = await ShadowedFirm.CompareAsync(firm);

        Assert.True(typed.Count > 40, $"Only {typed.Count} records.");
        Assert.Equal(figures.Ours, figures.Theirs);
        Assert.Equal(typed.Count, (await ShadowedFirm.PairsAsync(firm)).Count);
        Assert.All(await ShadowedFirm.PairsAsync(firm), pair => Assert.True(pair.State == PairState.Equal, $"{pair.Title} {pair.State} {pair.FirstDifference}: {pair.Fields} {pair.Reasons}"));
        Assert.Equal((0, 0), (again.Changed, again.Fallen));
        Assert.Equal(rows, await ShadowedFirm.RowsAsync(firm));
    }

    [Fact]
    public async Task exactly_what_people_did_wrong_is_found()
    {
        var (firm, typed) = await ShadowedFirm.TypedAsync(42);
        await using var disposing = firm;
        var invoice = typed.First(document => document.Ref.Kind == BooksKind.Invoice);
        var deposit = typed.First(document => document.Ref.Kind == BooksKind.Deposit);
        var payment = typed.First(document => document.Ref.Kind == BooksKind.Payment);
        await Copyist.PostAsync(firm,
        [
            .. typed.Except([invoice, deposit, payment]),
            invoice with { Total = invoice.Total + Money.Usd(9m) },
            invoice with { Ref = new DocumentRef(BooksKind.Invoice, new DocumentId("99990")), Total = invoice.Total + Money.Usd(9m) },
            deposit with { Ref = new DocumentRef(BooksKind.Purchase, new DocumentId("99991")) },
        ]);

        await ShadowedFirm.CompareAsync(firm);

        var wrong = (await ShadowedFirm.PairsAsync(firm)).Where(pair => pair.State != PairState.Equal).ToList();
        Assert.Equal(
            [(PairState.Differs, ComparedField.Amount), (PairState.Differs, ComparedField.Side), (PairState.OnlyOurs, ComparedField.Amount), (PairState.OnlyTheirs, ComparedField.Amount)],
            wrong.Select(pair => (pair.State, pair.FirstDifference!.Value)).Order());
        Assert.StartsWith("second copy of", wrong.Single(pair => pair.State == PairState.OnlyTheirs).ReadReasons()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_verdict_falls_with_the_content_that_it_was_about_and_stands_otherwise()
    {
        var (firm, typed) = await ShadowedFirm.TypedAsync(43);
        await using var disposing = firm;
        var invoices = typed.Where(document => document.Ref.Kind == BooksKind.Invoice).Take(2).Select(invoice => invoice with { Total = invoice.Total + Money.Usd(9m) }).ToList();
        await Copyist.PostAsync(firm, [.. typed.Where(document => invoices.All(invoice => invoice.Ref != document.Ref)), .. invoices]);
        await ShadowedFirm.CompareAsync(firm);
        await DecideAsync(firm, PairVerdict.TheirsWrong);

        firm.Time.Advance(TimeSpan.FromHours(1));
        await Copyist.PostAsync(firm, invoices[0] with { Total = invoices[0].Total + Money.Usd(1m), Revision = "1" });
        var figures = await ShadowedFirm.CompareAsync(firm);

        Assert.Equal((1, 1), (figures.Changed, figures.Fallen));
        await using var db = firm.Db();
        Assert.Equal([null, PairVerdict.TheirsWrong], (await ShadowedFirm.PairsAsync(firm)).Where(pair => pair.State == PairState.Differs).Select(pair => pair.Verdict).Order());
        Assert.Equal((AdjudicationKind.Fallen, PairVerdict.TheirsWrong), await db.Adjudications.Select(one => new ValueTuple<AdjudicationKind, PairVerdict>(one.Kind, one.Verdict)).SingleAsync());
        Assert.Equal(2, await db.ManualRecords.MaxAsync(record => record.Revision));
    }

    [Fact]
    public async Task a_record_that_comes_late_finds_the_one_that_stood_alone_whatever_was_decided()
    {
        var (firm, typed) = await ShadowedFirm.TypedAsync(44);
        await using var disposing = firm;
        await Copyist.PostAsync(firm, [.. typed.Skip(1)]);
        await ShadowedFirm.CompareAsync(firm);
        await DecideAsync(firm, PairVerdict.Timing);

        firm.Time.Advance(TimeSpan.FromHours(1));
        await Copyist.PostAsync(firm, typed[0]);
        var figures = await ShadowedFirm.CompareAsync(firm);

        Assert.Equal(0, figures.OnlyOurs);
        Assert.Equal(1, figures.Fallen);
        await using var db = firm.Db();
        Assert.Equal(1, await db.ComparedPairs.CountAsync(pair => pair.RetiredAt != null && pair.Verdict == PairVerdict.Timing));
    }

    [Fact]
    public async Task without_an_open_run_nothing_is_compared()
    {
        await using var firm = await SyncedFirm.OpenAsync(45, planted: false, matters: 6);

        Assert.Equal("No parallel run is open.", (await ShadowedFirm.CompareAsync(firm)).Refusal);
    }

    private static async Task DecideAsync(SyncedFirm firm, PairVerdict verdict)
    {
        await using var session = firm.Get<IComparisonStore>().Open(firm.Books);
        var run = (await session.OpenRunAsync(CancellationToken.None))!;
        foreach (var pair in (await session.PairsAsync(run.Id, CancellationToken.None)).Where(pair => !pair.IsSettled))
        {
            pair.Decide(verdict, "as the bank says", null, firm.Bookkeeper, firm.Time.GetUtcNow());
        }

        Assert.True(await session.SaveAsync(CancellationToken.None));
    }
}
