using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Queries;
using LegalSync.Web.Features.Parallel.Comparison;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_the_comparison_is_drawn
{
    private const string Base = "http://localhost/";
    private static readonly DateOnly _monday = new(2026, 11, 9);

    [Fact]
    public void its_address_comes_back_as_it_was()
    {
        var address = new ParallelAddress
        {
            Filter = new ParallelFilter
            {
                Tab = ParallelTab.TheirsWrong, Stream = WorkKind.TrustDeposit, State = PairState.Differs, Field = ComparedField.Customer, Day = _monday.AddDays(2), Week = _monday, Text = "O'Dell & Co",
            },
            IsWeekly = true,
            Pair = new PairId(Guid.NewGuid()),
            IsOpen = true,
        };

        Assert.Equal(address, ParallelAddress.Read(Base + address));
        Assert.Equal(address.List, (address with { Pair = null, IsOpen = false, IsWeekly = false }).List);
    }

    [Theory]
    [InlineData("parallel")]
    [InlineData("parallel?tab=nonsense&stream=77&state=x&field=y&day=today&week=1&pair=no&open=2&by=month")]
    public void what_it_does_not_understand_is_left_out(string address) => Assert.Equal("parallel", ParallelAddress.Read(Base + address).ToString());

    [Fact]
    public void a_day_of_a_week_names_its_monday() => Assert.Equal(_monday, ParallelAddress.Read(Base + "parallel?week=2026-11-12").Filter.Week);

    [Fact]
    public void a_cell_with_open_differences_opens_those_and_another_all_of_its_records()
    {
        Assert.Equal("parallel?stream=invoice&day=2026-11-09", new ParallelAddress().ShowingCell(WorkKind.Invoice, _monday, true).ToString());
        Assert.Equal("parallel?tab=all&stream=invoice&week=2026-11-09&by=week", new ParallelAddress { IsWeekly = true }.ShowingCell(WorkKind.Invoice, _monday, false).ToString());
    }

    [Fact]
    public void the_verdict_is_one_line_and_a_share_is_never_rounded_up_to_the_whole()
    {
        var verdict = Verdict(
            new ParallelCell(_monday, WorkKind.Invoice, PairState.Equal, null, 1_846, 0),
            new ParallelCell(_monday, WorkKind.Invoice, PairState.Differs, PairVerdict.Timing, 19, 0),
            new ParallelCell(_monday, WorkKind.Invoice, PairState.OnlyOurs, null, 6, 1_200));

        Assert.Equal("Day 12 of 30 · 1,846 of 1,871 records agree (98.7 %) · 19 explained · 6 unexplained · $0.00 trust difference", ParallelText.Figures(verdict));
        Assert.Equal("Not yet: 6 differences are unexplained.", ParallelText.Answer(verdict));
        Assert.Equal("99.9 %", ParallelText.Percent(99_999, 100_000));
        Assert.Equal("Not known yet.", ParallelText.Answer(Verdict()));
        Assert.Equal("No: 2 records of LegalSync would be wrong.", ParallelText.Answer(Verdict(new ParallelCell(_monday, WorkKind.Payment, PairState.Differs, PairVerdict.BothWrong, 2, 5))));
        Assert.StartsWith("Yes", ParallelText.Answer(Verdict(new ParallelCell(_monday, WorkKind.Payment, PairState.Equal, null, 2, 0))), StringComparison.Ordinal);
    }

    [Fact]
    public void a_week_says_every_reason_against_its_signature()
    {
        var open = new ParallelCell(_monday, WorkKind.Invoice, PairState.Differs, null, 1, 5);
        var verdict = Verdict(open, open with { Stream = WorkKind.TrustDeposit, Pairs = 2 }, open with { Day = _monday.AddDays(7) });

        Assert.Equal(["Invoices: 1 difference is unexplained.", "Trust deposits: 2 differences are unexplained."], ParallelText.WeekObjections(verdict, _monday));
        Assert.Contains("The week ends on Nov 22, 2026 and is not over.", ParallelText.WeekObjections(verdict, _monday.AddDays(7)));
        Assert.Empty(ParallelText.WeekObjections(Verdict(open with { Verdict = PairVerdict.Timing }), _monday));
    }

    [Fact]
    public async Task a_signature_that_stands_no_more_is_not_shown_as_standing()
    {
        var signed = new ParallelWeek(_monday, 3, 0, "Bea Bookend", Month.Now);
        var verdict = Verdict(new ParallelCell(_monday, WorkKind.Invoice, PairState.Equal, null, 3, 0)) with { Weeks = [signed with { HasChanged = true }, signed with { Monday = _monday.AddDays(7) }] };
        await using var bench = Bench.With();

        await bench.RenderAsync<StripTable>((nameof(StripTable.Strip), ParallelStrip.Of(verdict, true)), (nameof(StripTable.Verdict), verdict), (nameof(StripTable.Address), new ParallelAddress { IsWeekly = true }));

        Assert.Equal((1, 1), (await bench.CountAsync(element => element["class"] == "changed"), await bench.CountAsync(element => element["class"] == "signed")));
        Assert.Equal("Invoices, Nov 9 – Nov 15, signed, changed since: 3 records agree", (await bench.FindAsync(element => element["data-cell"] == "0,0"))["aria-label"]);
        Assert.Equal("1 / 2 signed, 1 changed since", ParallelText.WeeksSigned(verdict.Weeks));
        Assert.Empty(ParallelText.WeekObjections(verdict, _monday));
        Assert.Equal("The week is signed as it stands.", ParallelText.WeekObjections(verdict, _monday.AddDays(7))[0]);
    }

    [Fact]
    public void a_side_that_is_missing_or_old_is_named()
    {
        var verdict = Verdict();
        verdict.Run.Paired(Month.Now);

        Assert.Equal(
            "QuickBooks not read since Nov 18, 2026, 4:00 PM: what was recorded there later is missing here.",
            ParallelText.Side(new ParallelSide("QuickBooks", true, Month.Now.AddDays(-2), true), verdict, TimeZoneInfo.Utc));
        Assert.Equal("QuickBooks not read yet.", ParallelText.Side(new ParallelSide("QuickBooks", true, null, true), verdict, TimeZoneInfo.Utc));
        Assert.Equal("The spreadsheet has no record dated Nov 9, 2026 to Nov 20, 2026.", ParallelText.Side(new ParallelSide("The spreadsheet", false, null, false), verdict, TimeZoneInfo.Utc));
        Assert.Null(ParallelText.Side(new ParallelSide("QuickBooks", true, Month.Now, false), verdict, TimeZoneInfo.Utc));
    }

    [Fact]
    public void many_at_once_leaves_out_what_agrees_what_is_decided_and_what_has_to_be_chosen()
    {
        ParallelRow Row(PairState state, PairVerdict? verdict = null, long ours = 0) => new(1, new PairId(Guid.NewGuid()), WorkKind.Invoice, state, _monday) { Title = "Alder (sample)", Verdict = verdict, Ours = Money.FromMinor(ours, Currency.Usd) };

        var plan = ManyPlan.Of([Row(PairState.OnlyOurs, null, 500), Row(PairState.OnlyOurs, null, 250), Row(PairState.Equal), Row(PairState.Ambiguous), Row(PairState.Differs, PairVerdict.Timing), Row(PairState.Differs, PairVerdict.Excluded)]);

        Assert.Equal((2, 750L), (plan.Ready.Count, plan.Sum));
        Assert.Equal([1, 1, 2], plan.Refused.Select(one => one.Count));
    }

    [Fact]
    public async Task a_state_of_the_strip_is_a_shape_of_its_own()
    {
        var html = new List<string>();
        foreach (var state in Enum.GetValues<StripState>().Where(state => state != StripState.None))
        {
            await using var bench = Bench.With();
            await bench.RenderAsync<StripMark>((nameof(StripMark.State), state));
            html.Add((await bench.HtmlAsync()).Split("<path d=\"")[1].Split('"')[0]);
        }

        Assert.Equal(4, html.Distinct().Count());
    }

    [Fact]
    public async Task a_cell_says_day_stream_and_count_in_words()
    {
        var verdict = Verdict(new ParallelCell(_monday, WorkKind.Invoice, PairState.Equal, null, 9, 0), new ParallelCell(_monday, WorkKind.Invoice, PairState.Differs, null, 3, 0));
        await using var bench = Bench.With();

        await bench.RenderAsync<StripTable>((nameof(StripTable.Strip), ParallelStrip.Of(verdict, false)), (nameof(StripTable.Verdict), verdict), (nameof(StripTable.Address), new ParallelAddress()));

        var cell = await bench.FindAsync(element => element["data-cell"] == "0,0");
        Assert.Equal("Invoices, Nov 9, 2026: 3/12 records unexplained", cell["aria-label"]);
        Assert.Equal("Invoices, Nov 20, 2026, not finished: no record", (await bench.FindAsync(element => element["data-cell"] == "0,11"))["aria-label"]);
        Assert.Equal(1, await bench.CountAsync(element => element["data-cell"] is not null && element["tabindex"] == "0"));
    }

    [Fact]
    public async Task nothing_to_compare_says_what_was_looked_for_on_each_side()
    {
        var verdict = Verdict() with { Ours = new ParallelSide("Smokeball", true, Month.Now, false), Theirs = new ParallelSide("QuickBooks", false, Month.Now, false) };
        verdict.Run.Paired(Month.Now);
        await using var bench = Bench.With();

        await bench.RenderAsync<NothingPaired>((nameof(NothingPaired.Verdict), verdict));

        var html = await bench.HtmlAsync();
        Assert.Contains("records dated Nov 9, 2026 to Nov 20, 2026", html, StringComparison.Ordinal);
        Assert.Contains("Smokeball: would-be postings found", html, StringComparison.Ordinal);
        Assert.Contains("QuickBooks: no invoice, payment, deposit, purchase or journal entry made by hand", html, StringComparison.Ordinal);
    }

    private static ParallelVerdict Verdict(params ParallelCell[] cells) => new(
        FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), SampleBooks.Id, _monday, _monday.AddDays(29), ManualSource.Books, SampleBooks.Partner, Month.Now), new DateOnly(2026, 11, 20), Currency.Usd, cells);
}
