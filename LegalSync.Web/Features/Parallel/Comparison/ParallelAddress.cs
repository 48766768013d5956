using System.Globalization;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>The comparison's view as its address says it.</summary>
public sealed record ParallelAddress
{
    private const string Path = "parallel";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Which pairs are shown.</summary>
    public ParallelFilter Filter { get; init; } = new();

    /// <summary>True when a column of the strip is a week.</summary>
    public bool IsWeekly { get; init; }

    /// <summary>The pair that the detail shows.</summary>
    public PairId? Pair { get; init; }

    /// <summary>True when the detail is open over the list (on a phone).</summary>
    public bool IsOpen { get; init; }

    /// <summary>The address without the pair and the strip's scale: two views with the same list are equal in it.</summary>
    public string List => (this with { Pair = null, IsOpen = false, IsWeekly = false }).ToString();

    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static ParallelAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? One(string key) => query.TryGetValue(key, out var value) ? value.ToString() : null;
        var week = DayOf(One("week"));
        return new ParallelAddress
        {
            Filter = new ParallelFilter
            {
                Tab = Named<ParallelTab>(One("tab")) ?? ParallelTab.Unexplained,
                Stream = Named<WorkKind>(One("stream")),
                State = Named<PairState>(One("state")),
                Field = Named<ComparedField>(One("field")),
                Day = DayOf(One("day")),
                Week = week is { } day ? ComparedPair.WeekOf(day) : null,
                Text = One("q") is { Length: <= 80 } text ? text.Trim() : "",
            },
            IsWeekly = One("by") == "week",
            Pair = Guid.TryParse(One("pair"), CultureInfo.InvariantCulture, out var pair) ? new PairId(pair) : null,
            IsOpen = One("open") == "1",
        };
    }

    /// <summary>Another list: the open pair is left behind.</summary>
    public ParallelAddress Showing(ParallelFilter filter) => this with { Filter = filter, Pair = null, IsOpen = false };

    /// <summary>One cell of the strip: its open differences where it has some, else all of its pairs.</summary>
    public ParallelAddress ShowingCell(WorkKind stream, DateOnly first, bool hasOpen) => Showing(new ParallelFilter
    {
        Tab = hasOpen ? ParallelTab.Unexplained : ParallelTab.All,
        Stream = stream,
        Day = IsWeekly ? null : first,
        Week = IsWeekly ? first : null,
    });

    /// <summary>The relative address.</summary>
    public override string ToString()
    {
        var parts = new List<KeyValuePair<string, string?>>();
        void Add(string key, string? value)
        {
            if (value is not null)
            {
                parts.Add(new(key, value));
            }
        }

        Add("tab", Filter.Tab == ParallelTab.Unexplained ? null : Lower(Filter.Tab));
        Add("stream", Filter.Stream is { } stream ? Lower(stream) : null);
        Add("state", Filter.State is { } state ? Lower(state) : null);
        Add("field", Filter.Field is { } field ? Lower(field) : null);
        Add("day", Filter.Day?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Add("week", Filter.Week?.ToString(DayFormat, CultureInfo.InvariantCulture));
        Add("q", Filter.Text.Length == 0 ? null : Filter.Text);
        Add("by", IsWeekly ? "week" : null);
        Add("pair", Pair?.Value.ToString());
        Add("open", IsOpen ? "1" : null);
        return QueryHelpers.AddQueryString(Path, parts);
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Named<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
