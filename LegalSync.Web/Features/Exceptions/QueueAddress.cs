using System.Globalization;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>The queue's view as its address says it: the address is the view, so a link shows a colleague the same list.</summary>
public sealed record QueueAddress
{
    private const string Path = "exceptions";

    /// <summary>What is shown.</summary>
    public QueueFilter Filter { get; init; } = new();

    /// <summary>In which order.</summary>
    public QueueOrder Order { get; init; } = QueueOrder.Grouped;

    /// <summary>The card that the detail shows.</summary>
    public ExceptionItemId? Card { get; init; }

    /// <summary>True when the detail is open over the list (on a phone).</summary>
    public bool IsOpen { get; init; }

    /// <summary>The address without the card: two views with the same list are equal in it.</summary>
    public string List => (this with { Card = null, IsOpen = false }).ToString();

    /// <summary>Reads an address; what it does not understand it leaves out.</summary>
    public static QueueAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? One(string key) => query.TryGetValue(key, out var value) ? value.ToString() : null;
        IReadOnlyList<string> Many(string key) => One(key) is { } text ? text.Split(',') : [];
        return new QueueAddress
        {
            Filter = new QueueFilter
            {
                View = Enum.TryParse<QueueView>(One("view"), true, out var view) ? view : QueueView.Open,
                Codes = [.. Many("code").Where(code => code.Length is > 0 and <= ExceptionCode.MaxLength)],
                Severities = Enums<Severity>(Many("severity")),
                Ages = Enums<AgeBand>(Many("age")),
                Assignees = Many("who"),
                Text = One("q") is { Length: <= 80 } text ? text.Trim() : "",
            },
            Order = Enum.TryParse<QueueSort>(One("sort"), true, out var sort) ? new QueueOrder(sort, One("down") == "1") : QueueOrder.Grouped,
            Card = Guid.TryParse(One("card"), CultureInfo.InvariantCulture, out var card) ? new ExceptionItemId(card) : null,
            IsOpen = One("open") == "1",
        };
    }

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

        Add("view", Filter.View == QueueView.Open ? null : Lower(Filter.View));
        Add("code", Joined(Filter.Codes));
        Add("severity", Joined(Filter.Severities.Select(Lower)));
        Add("age", Joined(Filter.Ages.Select(Lower)));
        Add("who", Filter.Assignees.Count == 0 ? null : string.Join(',', Filter.Assignees));
        Add("q", Filter.Text.Length == 0 ? null : Filter.Text);
        Add("sort", Order.By == QueueSort.Cause ? null : Lower(Order.By));
        Add("down", Order.IsDescending ? "1" : null);
        Add("card", Card?.Value.ToString());
        Add("open", IsOpen ? "1" : null);
        return QueryHelpers.AddQueryString(Path, parts);
    }

    /// <summary>With a value of a facet on or off.</summary>
    public QueueAddress Toggle(string facet, string value, bool isOn)
    {
        var filter = facet switch
        {
            nameof(QueueFilter.Codes) => Filter with { Codes = Set(Filter.Codes, value, isOn) },
            nameof(QueueFilter.Severities) => Filter with { Severities = Set(Filter.Severities, Enum.Parse<Severity>(value), isOn) },
            nameof(QueueFilter.Ages) => Filter with { Ages = Set(Filter.Ages, Enum.Parse<AgeBand>(value), isOn) },
            nameof(QueueFilter.Assignees) => Filter with { Assignees = Set(Filter.Assignees, value, isOn) },
            _ => throw new ArgumentOutOfRangeException(nameof(facet), facet, "No such facet."),
        };
        return this with { Filter = filter, Card = null, IsOpen = false };
    }

    /// <summary>In the order of a column; a second time turns it round.</summary>
    public QueueAddress SortBy(string column)
    {
        var sort = Enum.Parse<QueueSort>(column);
        var startsDown = sort is QueueSort.Severity or QueueSort.Difference or QueueSort.Waiting;
        return this with { Order = Order.By == sort ? Order with { IsDescending = !Order.IsDescending } : new QueueOrder(sort, startsDown) };
    }

    /// <summary>Grouped by cause, or flat.</summary>
    public QueueAddress Regrouped() =>
        this with { Order = Order.By == QueueSort.Cause ? new QueueOrder(QueueSort.Severity, true) : QueueOrder.Grouped };

    private static List<T> Set<T>(IReadOnlyList<T> values, T value, bool isOn) =>
        isOn ? [.. values.Append(value).Distinct()] : [.. values.Where(one => !Equals(one, value))];

    private static List<T> Enums<T>(IEnumerable<string> texts)
        where T : struct, Enum =>
        [.. texts.Select(text => Enum.TryParse<T>(text, true, out var value) && Enum.IsDefined(value) ? value : (T?)null).OfType<T>()];

    private static string? Joined(IEnumerable<string> values)
    {
        var text = string.Join(',', values);
        return text.Length == 0 ? null : text;
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
