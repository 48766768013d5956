using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Work;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_small_components_are_drawn
{
    [Theory]
    [InlineData(Severity.Critical)]
    [InlineData(Severity.High)]
    [InlineData(Severity.Medium)]
    [InlineData(Severity.Low)]
    public async Task severity_is_a_word_and_a_shape_of_its_own(Severity severity)
    {
        var html = new List<string>();
        foreach (var one in Enum.GetValues<Severity>())
        {
            await using var bench = Bench.With();
            await bench.RenderAsync<SeverityMark>((nameof(SeverityMark.Severity), one));
            html.Add(await bench.HtmlAsync());
        }

        Assert.Contains(html, text => text.Contains($">{severity}<", StringComparison.Ordinal) || text.Contains($"{severity}</span>", StringComparison.Ordinal));
        Assert.Equal(4, html.Select(text => text.Split("<path d=\"")[1].Split('"')[0]).Distinct().Count());
    }

    [Fact]
    public async Task fields_that_agree_are_folded_until_somebody_asks()
    {
        await using var bench = Bench.With();
        FieldPair[] pairs = [new("Number", "1042", "1042"), new("Total", "$10.00", "$9.00"), new("Note", null, "x")];
        await bench.RenderAsync<DiffTable>((nameof(DiffTable.Pairs), pairs));

        var folded = await bench.HtmlAsync();
        await bench.ClickAsync(await bench.FindAsync(element => element.Tag == "button"));
        var unfolded = await bench.HtmlAsync();

        Assert.DoesNotContain("1042", folded, StringComparison.Ordinal);
        Assert.Contains("1 field agrees", folded, StringComparison.Ordinal);
        Assert.Equal(2, folded.Split("class=\"differs\"").Length - 1);
        Assert.Contains("1042", unfolded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_list_says_that_it_loads_that_it_is_empty_and_what_went_wrong()
    {
        RenderFragment<string> filled = text => builder => builder.AddContent(0, text);

        Assert.Contains("aria-busy", await LoadableAsync((nameof(Loadable<string>.ChildContent), filled)), StringComparison.Ordinal);
        Assert.Contains("Nothing here.", await LoadableAsync((nameof(Loadable<string>.ChildContent), filled), (nameof(Loadable<string>.Value), "x"), (nameof(Loadable<string>.IsEmpty), true)), StringComparison.Ordinal);
        var stale = await LoadableAsync((nameof(Loadable<string>.ChildContent), filled), (nameof(Loadable<string>.Value), "rows"), (nameof(Loadable<string>.Problem), "No answer."));
        Assert.Contains("No answer.", stale, StringComparison.Ordinal);
        Assert.Contains("rows", stale, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_facet_raises_what_was_ticked_and_is_drawn_again_only_with_new_counts()
    {
        await using var bench = Bench.With();
        (string, string, bool)? ticked = null;
        IReadOnlyList<Facet> facets = [new("Severities", "Severity", [new("High", "High", 1_234, false)])];
        await bench.RenderAsync<FacetPanel>(
            (nameof(FacetPanel.Facets), facets),
            (nameof(FacetPanel.Toggled), EventCallback.Factory.Create<(string, string, bool)>(this, on => ticked = on)));

        await bench.ChangeAsync(await bench.FindAsync(element => element.Tag == "input"), true);

        Assert.Contains("1,234", await bench.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(("Severities", "High", true), ticked);
    }

    [Fact]
    public async Task an_entry_is_a_table_of_debits_and_credits()
    {
        await using var bench = Bench.With();
        var entry = new DraftEntry("Invoice 1042", "Alder", [new("Accounts receivable", "Alder", Money.Usd(10m), null), new("Legal services", "Draft", null, Money.Usd(10m))]);

        await bench.RenderAsync<EntryTable>((nameof(EntryTable.Entry), entry));

        var html = await bench.HtmlAsync();
        Assert.Equal(2, html.Split("$10.00").Length - 1);
        Assert.Contains("Invoice 1042", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_rule_is_read_out_as_the_sentence_that_it_is()
    {
        await using var bench = Bench.With();

        await bench.RenderAsync<FactList>((nameof(FactList.Outcome), RuleOutcome.Broken(RuleCode.MatterIsMapped, "Map it.", new Fact("matter", "2026-1001"))));

        var html = await bench.HtmlAsync();
        Assert.Contains("Matter is mapped", html, StringComparison.Ordinal);
        Assert.Contains("2026-1001", html, StringComparison.Ordinal);
        Assert.Contains("Map it.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(124050, "$1,240.50")]
    [InlineData(-8781, "-$87.81")]
    [InlineData(0, "$0.00")]
    public void amounts_have_a_sign_and_no_parentheses(long minor, string text) => Assert.Equal(text, AmountText.Of(minor, Currency.Usd));

    [Theory]
    [InlineData(40, "40 s")]
    [InlineData(200, "3 min")]
    [InlineData(7_300, "2 h")]
    [InlineData(200_000, "2 d")]
    [InlineData(-5, "0 s")]
    public void a_span_is_told_in_its_largest_unit(int seconds, string text) => Assert.Equal(text, TimeText.Span(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void an_instant_is_told_in_the_firms_zone() =>
        Assert.Equal("Nov 20, 2026, 9:30 PM", TimeText.Exact(new DateTimeOffset(2026, 11, 21, 2, 30, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")));

    private static async Task<string> LoadableAsync(params (string, object?)[] parameters)
    {
        await using var bench = Bench.With();
        await bench.RenderAsync<Loadable<string>>(parameters);
        return await bench.HtmlAsync();
    }
}
