using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using Xunit;

namespace LegalSync.Tests.Queries;

public class When_the_queue_is_asked_for(Month month) : IClassFixture<Month>
{
    [Fact]
    public async Task the_grouped_list_starts_with_what_is_worst_and_keeps_each_cause_together()
    {
        var keys = await month.KeysAsync();

        Assert.Equal(39, keys.Keys.Count);
        Assert.Equal(keys.Groups.Select(group => group.Code), Runs(keys.Codes));
        Assert.Equal(Severity.Critical, keys.Groups[0].Severity);
        Assert.Equal(keys.Groups.Select(group => group.Severity).OrderDescending(), keys.Groups.Select(group => group.Severity));
    }

    [Fact]
    public async Task a_group_sums_what_waits_behind_its_cards()
    {
        var keys = await month.KeysAsync();

        var group = keys.Groups.Single(one => one.Code == Codes.MapMatter);
        var rows = await month.RowsAsync([.. keys.Keys.Zip(keys.Codes).Where(pair => pair.Second == Codes.MapMatter).Select(pair => pair.First)]);
        Assert.Equal(12, group.Cards);
        Assert.Equal(rows.Sum(row => row.BlockedItems), group.BlockedItems);
        Assert.Equal(rows.Sum(row => row.BlockedMinor), group.BlockedMinor);
        Assert.Equal(rows.Min(row => row.RaisedAt), group.Oldest);
    }

    [Theory]
    [InlineData(QueueSort.Cause)]
    [InlineData(QueueSort.Severity)]
    [InlineData(QueueSort.Exception)]
    [InlineData(QueueSort.Matter)]
    [InlineData(QueueSort.Client)]
    [InlineData(QueueSort.Difference)]
    [InlineData(QueueSort.Waiting)]
    [InlineData(QueueSort.Age)]
    public async Task every_order_shows_the_same_cards_once_each_and_turns_round(QueueSort sort)
    {
        var all = await month.KeysAsync();

        var up = await month.KeysAsync(order: new QueueOrder(sort, false));
        var down = await month.KeysAsync(order: new QueueOrder(sort, true));

        Assert.Equal(all.Keys.Order(), up.Keys.Order());
        Assert.Equal(all.Keys.Order(), down.Keys.Order());
        Assert.True(sort == QueueSort.Cause || !up.Keys.SequenceEqual(down.Keys));
    }

    [Fact]
    public async Task a_sorted_list_is_in_that_order()
    {
        var keys = await month.KeysAsync(order: new QueueOrder(QueueSort.Waiting, true));

        var rows = (await month.RowsAsync(keys.Keys)).OrderBy(row => keys.Keys.ToList().IndexOf(row.Sequence)).ToList();
        Assert.Equal(rows.Select(row => row.BlockedMinor).OrderDescending(), rows.Select(row => row.BlockedMinor));
    }

    [Fact]
    public async Task a_facet_counts_under_the_other_filters_so_that_a_zero_is_no_surprise()
    {
        var keys = await month.KeysAsync(new QueueFilter { Codes = [Codes.MapMatter.Value], Ages = [AgeBand.Day] });

        Assert.Equal(Count(keys.Facets.Codes, Codes.MapMatter.Value), keys.Keys.Count);
        Assert.True(Count(keys.Facets.Codes, Codes.InvoiceAmount.Value) > 0);
        Assert.Equal(12, keys.Facets.Ages.Sum(age => age.Count));
    }

    [Theory]
    [InlineData(AgeBand.Day)]
    [InlineData(AgeBand.Week)]
    [InlineData(AgeBand.Month)]
    [InlineData(AgeBand.Older)]
    public async Task an_age_shows_as_many_as_its_count_says(AgeBand age)
    {
        var all = await month.KeysAsync();

        var some = await month.KeysAsync(new QueueFilter { Ages = [age] });

        Assert.Equal(Count(all.Facets.Ages, age.ToString()), some.Keys.Count);
    }

    [Fact]
    public async Task text_finds_matter_client_and_title()
    {
        Assert.NotEmpty((await month.KeysAsync(new QueueFilter { Text = "2026-1003" })).Keys);
        Assert.NotEmpty((await month.KeysAsync(new QueueFilter { Text = "cedarly" })).Keys);
        Assert.Single((await month.KeysAsync(new QueueFilter { Text = "Invoice 1104" })).Keys);
        Assert.Empty((await month.KeysAsync(new QueueFilter { Text = "%" + "nothing is called this" })).Keys);
    }

    [Fact]
    public async Task each_person_has_what_her_roles_may_resolve()
    {
        var mine = await month.KeysAsync(new QueueFilter { View = QueueView.Mine });
        var partners = await month.KeysAsync(new QueueFilter { View = QueueView.Mine }, actor: SampleBooks.Partner);

        Assert.DoesNotContain(Codes.TrustNegative, mine.Codes);
        Assert.Contains(Codes.MapMatter, mine.Codes);
        Assert.All(partners.Codes, code => Assert.True(Month.Catalogue.Find(code).IsTrust));
    }

    [Fact]
    public async Task trust_and_critical_have_their_tabs()
    {
        var trust = await month.KeysAsync(new QueueFilter { View = QueueView.Trust });
        var critical = await month.KeysAsync(new QueueFilter { View = QueueView.Critical });

        Assert.Equal(3, trust.Keys.Count);
        Assert.Subset(critical.Keys.ToHashSet(), trust.Keys.ToHashSet());
    }

    [Fact]
    public async Task a_person_without_a_role_and_a_job_see_nothing()
    {
        var query = new QueueKeysQuery(month.Store, Month.Catalogue, month.Clock);

        foreach (var actor in new[] { SampleBooks.Nobody, Domain.Audit.Actor.Job("capture", "r1") })
        {
            var answer = await query.FindAsync(SampleBooks.Id, new QueueFilter(), QueueOrder.Grouped, actor, CancellationToken.None);

            Assert.True(answer.IsForbidden);
            Assert.Null(answer.Value);
        }
    }

    [Fact]
    public async Task the_cards_of_other_books_are_not_there()
    {
        var answer = await new QueueKeysQuery(month.Store, Month.Catalogue, month.Clock)
            .FindAsync(SampleBooks.Others, new QueueFilter(), QueueOrder.Grouped, SampleBooks.Bookkeeper, CancellationToken.None);

        Assert.Empty(answer.Value!.Keys);
        Assert.Empty(answer.Value.Facets.Codes);
    }

    private static int Count(IReadOnlyList<FacetCount> facet, string value) => facet.FirstOrDefault(one => one.Value == value)?.Count ?? 0;

    private static List<ExceptionCode> Runs(IReadOnlyList<ExceptionCode> codes) =>
        [.. codes.Where((code, index) => index == 0 || codes[index - 1] != code)];
}
