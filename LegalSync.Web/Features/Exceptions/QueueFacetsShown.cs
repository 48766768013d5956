using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Work;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>The facets of the queue in words.</summary>
public static class QueueFacetsShown
{
    /// <summary>Names the values; a value that is ticked stays visible at zero.</summary>
    public static IReadOnlyList<Facet> Of(QueueFacets facets, QueueFilter filter, IExceptionCatalogue catalogue, IReadOnlyList<PersonRow> people) =>
    [
        Named(nameof(QueueFilter.Codes), "Kind", facets.Codes, filter.Codes, code => catalogue.Find(new ExceptionCode(code)).Title),
        Ordered<Severity>(nameof(QueueFilter.Severities), "Severity", facets.Severities, filter.Severities, severity => severity.ToString(), true),
        Ordered<AgeBand>(nameof(QueueFilter.Ages), "Age", facets.Ages, filter.Ages, Age, false),
        Named(nameof(QueueFilter.Assignees), "Assigned to", facets.Assignees, filter.Assignees, who => Person(who, people)),
    ];

    private static Facet Named(string key, string title, IReadOnlyList<FacetCount> counts, IReadOnlyList<string> on, Func<string, string> name) => new(
        key,
        title,
        [.. counts.Concat(on.Where(value => counts.All(count => count.Value != value)).Select(value => new FacetCount(value, 0)))
            .Select(count => new FacetValue(count.Value, name(count.Value), count.Count, on.Contains(count.Value)))
            .OrderByDescending(value => value.Count)
            .ThenBy(value => value.Title, StringComparer.Ordinal)]);

    private static Facet Ordered<T>(
        string key, string title, IReadOnlyList<FacetCount> counts, IReadOnlyList<T> on, Func<T, string> name, bool isDescending)
        where T : struct, Enum
    {
        var values = isDescending ? Enum.GetValues<T>().OrderDescending() : Enum.GetValues<T>().Order();
        return new Facet(key, title, [.. values.Select(value => new FacetValue(
            value.ToString(), name(value), counts.FirstOrDefault(count => count.Value == value.ToString())?.Count ?? 0, on.Contains(value)))]);
    }

    private static string Age(AgeBand age) => age switch
    {
        AgeBand.Day => "Last 24 hours",
        AgeBand.Week => "This week",
        AgeBand.Month => "This month",
        AgeBand.Older => "Older",
        _ => throw new ArgumentOutOfRangeException(nameof(age), age, "No such age."),
    };

    private static string Person(string who, IReadOnlyList<PersonRow> people) =>
        who.Length == 0 ? "Nobody" : people.FirstOrDefault(person => person.Id == who)?.Name ?? who;
}
