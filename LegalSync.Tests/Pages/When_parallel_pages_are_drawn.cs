using LegalSync.Domain.Autonomy;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.ParallelRun;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Parallel.Showing;
using LegalSync.Web.Features.Parallel.Start;
using LegalSync.Web.Features.Streams;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_parallel_pages_are_drawn
{
    [Theory]
    [InlineData("2026-03-12", 31, "2026-01-01", "2026-03-01", "2026-03-31")]
    [InlineData("2026-03-31", 31, "2026-01-01", "2026-03-01", "2026-03-31")]
    [InlineData("2026-03-12", 15, "2026-01-01", "2026-02-16", "2026-03-15")]
    [InlineData("2026-03-20", 15, "2026-01-01", "2026-03-16", "2026-04-15")]
    [InlineData("2026-03-12", 31, "2026-03-10", "2026-03-10", "2026-04-30")]
    [InlineData("2026-02-10", 30, null, "2026-01-31", "2026-02-28")]
    public void a_run_is_offered_over_a_full_billing_cycle(string today, int closesOn, string? opensOn, string from, string through) => Assert.Equal(
        (Day(from), Day(through)), RunDates.Suggest(Day(today), closesOn, opensOn is null ? null : Day(opensOn)));

    [Fact]
    public void a_cut_over_names_each_condition_with_its_figure()
    {
        var sample = new RunSample(DateTimeOffset.UnixEpoch);
        var figures = new CutOverFigures(90, 4, 3, 2, 96, 3, 5);

        var lacking = CutOverConditions.Of(sample.Run, figures).Where(one => !one.IsMet).ToList();

        Assert.Equal(["2 open", "3 of 5 weeks", "not signed"], lacking.Select(one => one.Figure));
        Assert.All(lacking, one => Assert.NotEqual("", one.Remedy));
        sample.Cycle();
        Assert.All(CutOverConditions.Of(sample.Run, figures with { Open = 0, SignedWeeks = 5 }), one => Assert.True(one.IsMet));
    }

    [Fact]
    public async Task conditions_are_marks_with_words()
    {
        await using var bench = Bench.With();
        PromotionCondition[] conditions = [new("Days covered by signed weeks", false, "43 of 60 days", "Compare and sign further weeks."), new("The stream is on", true, "on", "")];
        await bench.RenderAsync<ConditionList>((nameof(ConditionList.Conditions), conditions));

        var html = await bench.HtmlAsync();

        Assert.Contains("not met.", html, StringComparison.Ordinal);
        Assert.Contains("43 of 60 days", html, StringComparison.Ordinal);
        Assert.Contains("Compare and sign further weeks.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_chart_has_its_figures_in_a_table_beneath()
    {
        await using var bench = Bench.With();
        await bench.RenderAsync<TrendChart>((nameof(TrendChart.Title), "Open differences"), (nameof(TrendChart.Points), new TrendPoint[] { new("Mar 2, 2026", 12, "12"), new("Mar 9, 2026", 3, "3"), new("Mar 16, 2026", 0, "0") }));

        var html = await bench.HtmlAsync();

        Assert.Empty(bench.Errors);
        Assert.Equal(3, html.Split("<circle").Length - 1);
        Assert.Contains("role=\"img\"", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("<table", StringComparison.Ordinal) > html.IndexOf("</svg>", StringComparison.Ordinal));
        Assert.Equal(3, html.Split(">Mar ").Length - 1);
    }

    [Fact]
    public async Task a_chart_without_figures_says_so()
    {
        await using var bench = Bench.With();
        await bench.RenderAsync<TrendChart>((nameof(TrendChart.Title), "Open differences"), (nameof(TrendChart.Points), Array.Empty<TrendPoint>()));

        Assert.Contains("No figures yet.", await bench.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", await bench.HtmlAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("600", 600)]
    [InlineData(" 0 ", 0)]
    [InlineData("-1", null)]
    [InlineData("many", null)]
    [InlineData("999999999", null)]
    public void a_figure_of_the_firm_is_a_whole_number(string typed, int? expected)
    {
        var field = new BaselineField("a", "A") { Text = typed };

        Assert.Equal(expected, field.Read());
        Assert.Equal(expected is null, field.Problem is not null);
    }

    [Fact]
    public void modes_causes_and_schedules_have_words()
    {
        Assert.All(Enum.GetValues<StreamMode>(), mode => Assert.NotEmpty(ModeWords.Changes(mode)));
        Assert.Equal(Enum.GetValues<StreamMode>().Length, Enum.GetValues<StreamMode>().Select(ModeWords.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enum.GetValues<ModeCause>().Length, Enum.GetValues<ModeCause>().Select(ModeWords.Of).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Enum.GetValues<PostingSchedule>().Length, Enum.GetValues<PostingSchedule>().Select(ModeWords.Of).Distinct(StringComparer.Ordinal).Count());
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
