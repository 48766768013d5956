using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Work;
using LegalSync.Web.Features.Exceptions;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_a_list_is_worked_through
{
    private static readonly ExceptionCode A = new("MAP-MATTER");
    private static readonly ExceptionCode B = new("MAP-CODE");

    [Fact]
    public async Task rows_are_fetched_by_key_once_with_the_next_window_ahead()
    {
        var asked = new List<long>();
        var rows = new KeyedRows<string>((keys, _) => Fetch(keys, asked), text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        rows.Show(Enumerable.Range(1, 100).Select(key => (long)key));

        await rows.ReadAsync(0, 10, CancellationToken.None);
        var again = await rows.ReadAsync(5, 10, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 20).Select(key => (long)key), asked);
        Assert.Equal((5, 6L, "6"), (again[0].Index, again[0].Key, again[0].Row));
    }

    [Fact]
    public async Task headings_are_not_fetched_and_a_window_past_the_end_is_short()
    {
        var asked = new List<long>();
        var rows = new KeyedRows<string>((keys, _) => Fetch(keys, asked), text => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        rows.Show([-1, 7, 8]);

        var window = await rows.ReadAsync(0, 50, CancellationToken.None);

        Assert.Equal([7L, 8L], asked);
        Assert.True(window[0].IsHeading);
        Assert.Equal(3, window.Count);
        Assert.Empty(await rows.ReadAsync(90, 10, CancellationToken.None));
    }

    [Fact]
    public void a_grouped_list_has_a_heading_over_each_cause()
    {
        var shown = new QueueShown();
        shown.Show(Keys([1, 2, 3], [A, A, B]));

        Assert.Equal([-1L, 1L, 2L, -2L, 3L], shown.Lines());
        Assert.Equal(B, shown.GroupOf(-2).Code);
    }

    [Fact]
    public void a_folded_group_keeps_its_heading_and_its_cards_count()
    {
        var shown = new QueueShown();
        shown.Show(Keys([1, 2, 3], [A, A, B]));

        shown.Fold(-1);

        Assert.Equal([-1L, -2L, 3L], shown.Lines());
        Assert.Equal(3, shown.Count);
        Assert.Equal([1L, 2L, 3L], shown.Keys);
        shown.Fold(-1);
        Assert.Equal(5, shown.Lines().Count());
    }

    [Fact]
    public void the_last_card_of_a_cause_takes_its_heading_along()
    {
        var shown = new QueueShown();
        shown.Show(Keys([1, 3], [A, B]));

        shown.Remove(1);

        Assert.Equal([-2L, 3L], shown.Lines());
    }

    [Fact]
    public void what_comes_in_is_counted_and_moves_no_row_until_it_is_wanted()
    {
        var shown = new QueueShown();
        shown.Show(Keys([2], [A]));

        var isAtOnce = shown.Note(Keys([1, 2, 3], [A, A, B]));

        Assert.False(isAtOnce);
        Assert.Equal(2, shown.NewCount);
        Assert.Equal([-1L, 2L], shown.Lines());
        shown.Adopt();
        Assert.Equal([-1L, 1L, 2L, -2L, 3L], shown.Lines());
        Assert.Equal(0, shown.NewCount);
    }

    [Fact]
    public void an_empty_list_takes_what_comes_at_once()
    {
        var shown = new QueueShown();
        shown.Show(Keys([], []));

        Assert.True(shown.Note(Keys([1], [A])));
    }

    private static Task<IReadOnlyList<string>> Fetch(IReadOnlyList<long> keys, List<long> asked)
    {
        asked.AddRange(keys);
        return Task.FromResult<IReadOnlyList<string>>([.. keys.Select(key => key.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static QueueKeys Keys(IReadOnlyList<long> keys, IReadOnlyList<ExceptionCode> codes) => new(
        keys,
        [.. codes.Distinct().Select(code => new CauseGroup(code, Severity.High, codes.Count(one => one == code), 0, 0, DateTimeOffset.UnixEpoch))],
        codes,
        new QueueFacets([], [], [], []));
}
