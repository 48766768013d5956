using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One value of a facet and how many cards it would show, counted under all other filters.</summary>
public sealed record FacetCount(string Value, int Count);

/// <summary>The facets of the queue.</summary>
public sealed record QueueFacets(
    IReadOnlyList<FacetCount> Codes, IReadOnlyList<FacetCount> Severities, IReadOnlyList<FacetCount> Ages, IReadOnlyList<FacetCount> Assignees);

/// <summary>The cards of one cause, summed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="BlockedItems">Items that wait behind them.</param>
/// <param name="BlockedMinor">Money that waits behind them.</param>
/// <param name="Oldest">The first of them.</param>
public sealed record CauseGroup(ExceptionCode Code, Severity Severity, int Cards, int BlockedItems, long BlockedMinor, DateTimeOffset Oldest);

/// <summary>The list under one filter: its ordered keys. Rows are fetched by key as they come into sight.</summary>
/// <param name="Keys">Sequence numbers of cards in order.</param>
/// <param name="Groups">The causes, in the order of the grouped list.</param>
/// <param name="Codes">The code of each key when grouped; else empty.</param>
/// <param name="Facets">Facet counts.</param>
public sealed record QueueKeys(
    IReadOnlyList<long> Keys, IReadOnlyList<CauseGroup> Groups, IReadOnlyList<ExceptionCode> Codes, QueueFacets Facets);

/// <summary>One cell of the count over all facets at once: summing cells gives every facet under any filter from one pass over the cards.</summary>
internal sealed record FacetCell(
    ExceptionCode Code, Severity Severity, AgeBand Age, string? Assignee, int Cards, int BlockedItems, long BlockedMinor, DateTimeOffset Oldest)
{
    public string AssigneeKey => Assignee ?? "";

    public bool Fits(QueueFilter filter, string? except) =>
        (except == nameof(QueueFilter.Codes) || filter.Codes.Count == 0 || filter.Codes.Contains(Code.Value))
        && (except == nameof(QueueFilter.Severities) || filter.Severities.Count == 0 || filter.Severities.Contains(Severity))
        && (except == nameof(QueueFilter.Ages) || filter.Ages.Count == 0 || filter.Ages.Contains(Age))
        && (except == nameof(QueueFilter.Assignees) || filter.Assignees.Count == 0 || filter.Assignees.Contains(AssigneeKey));

    public static QueueFacets Facets(IReadOnlyList<FacetCell> cells, QueueFilter filter) => new(
        Count(cells, filter, nameof(QueueFilter.Codes), cell => cell.Code.Value),
        Count(cells, filter, nameof(QueueFilter.Severities), cell => cell.Severity.ToString()),
        Count(cells, filter, nameof(QueueFilter.Ages), cell => cell.Age.ToString()),
        Count(cells, filter, nameof(QueueFilter.Assignees), cell => cell.AssigneeKey));

    public static IReadOnlyList<CauseGroup> Groups(IReadOnlyList<FacetCell> cells, QueueFilter filter) =>
        [.. cells.Where(cell => cell.Fits(filter, null))
            .GroupBy(cell => (cell.Severity, cell.Code))
            .OrderByDescending(group => group.Key.Severity)
            .ThenBy(group => group.Key.Code.Value, StringComparer.Ordinal)
            .Select(group => new CauseGroup(
                group.Key.Code,
                group.Key.Severity,
                group.Sum(cell => cell.Cards),
                group.Sum(cell => cell.BlockedItems),
                group.Sum(cell => cell.BlockedMinor),
                group.Min(cell => cell.Oldest)))];

    private static IReadOnlyList<FacetCount> Count(IReadOnlyList<FacetCell> cells, QueueFilter filter, string facet, Func<FacetCell, string> value) =>
        [.. cells.Where(cell => cell.Fits(filter, facet)).GroupBy(value).Select(group => new FacetCount(group.Key, group.Sum(cell => cell.Cards)))];
}
