using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Queries;

public sealed class When_the_comparison_is_asked_for : IAsyncLifetime
{
    private readonly Month _month = new();
    private SampleParallel _sample = null!;

    public async Task InitializeAsync()
    {
        await _month.InitializeAsync();
        _sample = await SampleParallel.FillAsync(_month.Store, Month.Now);
    }

    public Task DisposeAsync() => _month.DisposeAsync();

    [Fact]
    public async Task the_verdict_counts_every_pair_once()
    {
        var verdict = await VerdictAsync();

        Assert.Equal((SampleParallel.Records, SampleParallel.Agreeing, 1, SampleParallel.Unexplained), (verdict.Records, verdict.Agreeing, verdict.Explained, verdict.Unexplained));
        Assert.Equal(Money.Usd(750m), verdict.TrustDifference);
        Assert.Equal((12, 30), (verdict.DayNumber, verdict.DaysTotal));
        Assert.False(verdict.IsRight);
        Assert.True(verdict.Ours.HasRecords && verdict.Theirs.HasRecords);
        Assert.False(verdict.Theirs.IsStale);
        Assert.Equal([(49, 8), (7, 1)], verdict.Weeks.Select(week => (week.Records, week.Unexplained)));
    }

    [Fact]
    public async Task an_error_of_ours_speaks_against_switching_and_one_of_theirs_does_not()
    {
        await DecideAsync(PairVerdict.TheirsWrong, _ => true);
        Assert.True((await VerdictAsync()).IsRight);

        await DecideAsync(PairVerdict.OursWrong, pair => pair.Stream == WorkKind.TrustDeposit);
        var verdict = await VerdictAsync();

        Assert.False(verdict.IsRight);
        Assert.Equal((0, 1, Money.Usd(750m)), (verdict.Unexplained, verdict.AgainstUs, verdict.TrustDifference));
    }

    [Fact]
    public async Task the_strip_has_a_column_a_day_and_the_worst_pair_tells_a_cell()
    {
        var verdict = await VerdictAsync();

        var daily = ParallelStrip.Of(verdict, false);
        var weekly = ParallelStrip.Of(verdict, true);

        Assert.Equal(12, daily.Columns.Count);
        Assert.Equal([WorkKind.Invoice, WorkKind.Payment, WorkKind.TrustDeposit], daily.Rows.Select(row => row.Stream));
        var invoices = daily.Rows[0].Cells;
        Assert.Equal((StripState.Open, StripState.Agrees, StripState.None), (invoices[0].State, invoices[3].State, invoices[5].State));
        Assert.Equal(StripState.Open, daily.Rows[1].Cells[4].State);
        Assert.Equal(verdict.Records, daily.Rows.Sum(row => row.Cells.Sum(cell => cell.Records)));
        Assert.Equal(2, weekly.Columns.Count);
        Assert.Equal(verdict.Unexplained, weekly.Rows.Sum(row => row.Cells.Sum(cell => cell.Unexplained)));
    }

    [Theory]
    [InlineData(ParallelTab.Unexplained, 9)]
    [InlineData(ParallelTab.All, 56)]
    [InlineData(ParallelTab.Equal, 46)]
    [InlineData(ParallelTab.Explained, 1)]
    [InlineData(ParallelTab.OursWrong, 0)]
    [InlineData(ParallelTab.TheirsWrong, 0)]
    public async Task a_tab_shows_as_many_pairs_as_it_says(ParallelTab tab, int count)
    {
        var filter = new ParallelFilter { Tab = tab };

        Assert.Equal(count, (await KeysAsync(filter)).Count);
        Assert.Equal(count, filter.CountOf(tab, await VerdictAsync()));
    }

    [Fact]
    public async Task filters_narrow_and_their_counts_agree()
    {
        var verdict = await VerdictAsync();
        foreach (var filter in new ParallelFilter[]
        {
            new() { Stream = WorkKind.Invoice }, new() { State = PairState.OnlyTheirs }, new() { Day = _sample.Monday }, new() { Week = _sample.Monday, Stream = WorkKind.Payment },
            new() { Tab = ParallelTab.All, Week = _sample.Monday.AddDays(7) },
        })
        {
            var keys = await KeysAsync(filter);
            Assert.NotEmpty(keys);
            Assert.Equal(filter.CountOf(filter.Tab, verdict), keys.Count);
            Assert.True(filter.IsNarrow);
        }

        Assert.Equal(3, (await KeysAsync(new ParallelFilter { Field = ComparedField.Items })).Count);
        Assert.Single(await KeysAsync(new ParallelFilter { Text = "750.00" }));
        Assert.NotEmpty(await KeysAsync(new ParallelFilter { Text = "estate" }));
        Assert.Null(new ParallelFilter { Text = "x" }.CountOf(ParallelTab.All, verdict));
    }

    [Fact]
    public async Task a_row_says_both_amounts_and_the_first_field_that_differs()
    {
        var keys = await KeysAsync(new ParallelFilter { Field = ComparedField.Amount });

        var row = Assert.Single((await Pairs.RowsAsync(SampleBooks.Id, keys, SampleBooks.Bookkeeper, CancellationToken.None)).Value!);

        Assert.Equal((Money.Usd(540m), Money.Usd(450m), Money.Usd(-90m)), (row.Ours!.Value, row.Theirs!.Value, row.Difference!.Value));
        Assert.Contains("2026-", row.Matter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_opened_pair_shows_both_records_the_fault_it_points_to_and_how_many_look_like_it()
    {
        var detail = await OpenAsync(new ParallelFilter { Field = ComparedField.Items });

        Assert.Equal("Legal services: court", Assert.Single(detail.Ours).Side.Lines[0].Item);
        Assert.Equal("Legal services: drafting", Assert.Single(detail.Theirs).Side.Lines[0].Item);
        Assert.Equal(["map:Code:A106"], detail.Causes.Select(cause => cause.Cluster));
        Assert.Equal(2, detail.LookAlikes);
        Assert.NotEmpty(detail.Ours[0].Entry.Lines);
        Assert.NotNull(detail.Theirs[0].Document);
        Assert.NotEmpty(detail.Reasons);
    }

    [Theory]
    [InlineData(PairState.OnlyOurs, 1, 0)]
    [InlineData(PairState.OnlyTheirs, 0, 1)]
    [InlineData(PairState.Ambiguous, 1, 2)]
    public async Task a_record_that_stands_alone_or_fits_several_opens_with_what_there_is(PairState state, int ours, int theirs)
    {
        var detail = await OpenAsync(new ParallelFilter { State = state });

        Assert.Equal((ours, theirs), (detail.Ours.Count, detail.Theirs.Count));
    }

    [Fact]
    public async Task a_decided_pair_tells_its_history()
    {
        var detail = await OpenAsync(new ParallelFilter { Tab = ParallelTab.Explained });

        var line = Assert.Single(detail.History);
        Assert.Equal(("Timing", "banked after the weekend"), (line.What, line.Detail));
    }

    [Fact]
    public async Task the_frame_says_which_day_of_the_run_it_is()
    {
        var frame = (await new FrameQuery(_month.Store, _month.Clock).FindAsync(SampleBooks.Id, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

        Assert.Equal("Parallel run day 12 of 30", frame.Mode);
        Assert.Equal(SampleParallel.Unexplained, frame.OpenDifferences);
    }

    [Fact]
    public void the_frame_does_not_say_Draft_once_a_stream_has_earned_more()
    {
        var frame = new Frame(Books.Open(SampleBooks.Id, "Sample & Specimen LLP", new ConnectionId(Guid.Empty), new ConnectionId(Guid.Empty), "America/New_York"), 0, 0, 0, [], true);

        Assert.Equal(("Draft", "1 stream beyond Draft", "2 streams beyond Draft"), (frame.Mode, (frame with { BeyondDraft = 1 }).Mode, (frame with { BeyondDraft = 2 }).Mode));
    }

    [Fact]
    public async Task the_frame_counts_no_difference_of_a_run_that_is_over()
    {
        await using (var db = _month.Store.Create())
        {
            (await db.ParallelRuns.SingleAsync(run => run.Id == _sample.Run.Id)).Abandon("tried enough", SampleBooks.Partner, Month.Now);
            await db.SaveChangesAsync();
        }

        var frame = (await new FrameQuery(_month.Store, _month.Clock).FindAsync(SampleBooks.Id, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

        Assert.Equal(0, frame.OpenDifferences);
    }

    [Fact]
    public async Task a_week_whose_records_changed_after_it_was_signed_is_signed_no_more()
    {
        await DecideAsync(PairVerdict.TheirsWrong, pair => pair.Verdict is null);
        await SignAsync();
        var signed = (await VerdictAsync()).Weeks[0];
        Assert.Equal((true, false, SampleBooks.Bookkeeper.Display), (signed.IsSigned, signed.IsSignedNoMore, signed.SignedBy));

        await DecideAsync(PairVerdict.Timing, pair => pair.Stream == WorkKind.TrustDeposit);
        var changed = (await VerdictAsync()).Weeks[0];
        Assert.Equal((0, true, false, true), (changed.Unexplained, changed.HasChanged, changed.IsSigned, changed.IsSignedNoMore));

        await SignAsync();
        Assert.True((await VerdictAsync()).Weeks[0].IsSigned);
    }

    [Fact]
    public async Task a_week_in_which_a_difference_came_open_after_it_was_signed_is_signed_no_more()
    {
        await DecideAsync(PairVerdict.TheirsWrong, pair => pair.Verdict is null);
        await SignAsync();
        await using (var db = _month.Store.Create())
        {
            (await db.ComparedPairs.FirstAsync(pair => pair.Books == SampleBooks.Id && pair.Week == _sample.Monday && pair.Stream == WorkKind.TrustDeposit && pair.State != PairState.Equal)).Undecide();
            await db.SaveChangesAsync();
        }

        var week = (await VerdictAsync()).Weeks[0];

        Assert.Equal((1, false, true), (week.Unexplained, week.IsSigned, week.IsSignedNoMore));
    }

    [Fact]
    public async Task nobody_without_a_role_sees_it_and_other_books_have_none()
    {
        Assert.True((await Verdicts.FindAsync(SampleBooks.Id, SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await Pairs.KeysAsync(SampleBooks.Id, _sample.Run.Id, new ParallelFilter(), SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await Pairs.RowsAsync(SampleBooks.Id, [1], SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new ParallelPairQuery(_month.Store, _month.Reader).FindAsync(SampleBooks.Id, 1, SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
        Assert.Null((await Verdicts.FindAsync(SampleBooks.Others, SampleBooks.Bookkeeper, CancellationToken.None)).Value);
    }

    private ParallelVerdictQuery Verdicts => new(_month.Store, _month.Clock);

    private ParallelPairsQuery Pairs => new(_month.Store, _month.Reader);

    private async Task<ParallelVerdict> VerdictAsync() => (await Verdicts.FindAsync(SampleBooks.Id, SampleBooks.Auditor, CancellationToken.None)).Value!;

    private async Task<IReadOnlyList<long>> KeysAsync(ParallelFilter filter) =>
        (await Pairs.KeysAsync(SampleBooks.Id, _sample.Run.Id, filter, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

    private async Task<ParallelDetail> OpenAsync(ParallelFilter filter) => (await new ParallelPairQuery(_month.Store, _month.Reader)
        .FindAsync(SampleBooks.Id, (await KeysAsync(filter))[0], SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

    /// <summary>Signs the first week as it stands.</summary>
    private async Task SignAsync()
    {
        await using var db = _month.Store.Create();
        var pairs = await db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id && pair.RetiredAt == null).ToListAsync();
        var week = RunWeek.All(_sample.Run)[0];
        var figures = EvidenceCounter.CountForSignature(new EvidenceGround(pairs, [], 31, Currency.Usd), week);
        db.Add(PeriodSignature.Sign(SampleBooks.Id, _sample.Run.Id, PeriodSignatureKind.Week, (week.From, week.Through), ComparisonText.Write(figures), SampleBooks.Bookkeeper, Month.Now));
        await db.SaveChangesAsync();
    }

    private async Task DecideAsync(PairVerdict verdict, Func<ComparedPair, bool> which)
    {
        await using var db = _month.Store.Create();
        foreach (var pair in db.ComparedPairs.Where(pair => pair.Books == SampleBooks.Id && pair.State != PairState.Equal).AsEnumerable().Where(which))
        {
            pair.Decide(verdict, "as the documents say", null, SampleBooks.Bookkeeper, Month.Now);
        }

        await db.SaveChangesAsync();
    }
}
