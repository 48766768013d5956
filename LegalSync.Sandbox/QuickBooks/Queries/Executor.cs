using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Schema;

namespace LegalSync.Sandbox.QuickBooks.Queries;

/// <summary>Answers a statement from the shelves.</summary>
internal sealed class Executor(Books books, IReadOnlyDictionary<string, EntityRules> rules)
{
    private static readonly string[] Always = ["Id", "MetaData.CreateTime", "MetaData.LastUpdatedTime"];

    /// <summary>The <c>QueryResponse</c> node.</summary>
    public JsonObject Run(string text)
    {
        var statement = Parser.Parse(text);
        var kind = rules.Values.FirstOrDefault(kind => string.Equals(kind.Kind, statement.Entity, StringComparison.OrdinalIgnoreCase))
            ?? throw Parser.Invalid($"invalid context declaration: {statement.Entity}");
        var rows = Sort(kind, statement, books[kind.Kind].All.Where(Filter(kind, statement)).ToList());
        return statement.IsCount
            ? new JsonObject { ["totalCount"] = rows.Count }
            : Page(kind.Kind, statement, rows.GetRange(Math.Min(statement.StartPosition - 1, rows.Count), Rows(statement, rows.Count)));
    }

    private static int Rows(Statement statement, int count) => Math.Clamp(count - statement.StartPosition + 1, 0, statement.MaxResults);

    private static JsonObject Page(string kind, Statement statement, List<JsonObject> rows) => rows.Count == 0
        ? []
        : new JsonObject
        {
            [kind] = new JsonArray([.. rows.Select(row => (JsonNode)Project(statement, row))]),
            ["startPosition"] = statement.StartPosition,
            ["maxResults"] = rows.Count,
        };

    private static JsonObject Project(Statement statement, JsonObject row)
    {
        var copy = row.DeepClone().AsObject();
        if (statement.Projection.Count == 0)
        {
            return copy;
        }

        var wanted = statement.Projection.Select(name => name.Split('.')[0]).Concat(["Id", "domain", "sparse"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in copy.Select(property => property.Key).Where(name => !wanted.Contains(name)).ToList())
        {
            copy.Remove(name);
        }

        copy["sparse"] = true;
        return copy;
    }

    private static Func<JsonObject, bool> Filter(EntityRules kind, Statement statement)
    {
        var tests = statement.Where.Select(condition => Test(kind, condition)).ToList();
        var asksForActive = statement.Where.Any(condition => condition.Property.Equals("Active", StringComparison.OrdinalIgnoreCase));
        var hidesInactive = !kind.IsTransaction && kind.Queryable.Contains("Active", StringComparer.Ordinal) && !asksForActive;
        return row => (!hidesInactive || row.Flag("Active")) && tests.TrueForAll(test => test(row));
    }

    private static Func<JsonObject, bool> Test(EntityRules kind, Condition condition)
    {
        var property = Queryable(kind, condition.Property);
        if (property == "Id" && condition.Operator is not ("=" or "IN"))
        {
            throw Parser.Invalid("property 'Id' takes = and IN only");
        }

        if (condition.Operator == "LIKE")
        {
            return Like(property, condition.Values[0]);
        }

        var wanted = condition.Values.Select(value => Sortable.Parse(property, value)).ToList();
        return condition.Operator switch
        {
            "IN" => row => Sortable.Of(row, property) is { } value && wanted.Exists(one => one.CompareTo(value) == 0),
            var comparison => row => Sortable.Of(row, property) is { } value && Holds(comparison, value.CompareTo(wanted[0])),
        };
    }

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "=" => order == 0,
        "<" => order < 0,
        ">" => order > 0,
        "<=" => order <= 0,
        ">=" => order >= 0,
        _ => throw Parser.Invalid($"operator {comparison}"),
    };

    private static Func<JsonObject, bool> Like(string property, string pattern)
    {
        var parts = pattern.Split('%');
        return row => Sortable.Of(row, property) is { } value && Matches(value.Text, parts);
    }

    private static bool Matches(string text, string[] parts)
    {
        if (parts.Length == 1)
        {
            return text.Equals(parts[0], StringComparison.OrdinalIgnoreCase);
        }

        if (!text.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = text.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return text.Length - at >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }

    private static string Queryable(EntityRules kind, string property)
    {
        var found = Always.Concat(kind.Queryable).FirstOrDefault(name => name.Equals(property, StringComparison.OrdinalIgnoreCase));
        return found ?? throw (EntitySchema.Knows(kind.Kind, property.Split('.')[0])
            ? Parser.Invalid($"property '{property}' is not queryable")
            : Parser.Invalid($"Property {property} not found for Entity {kind.Kind}"));
    }

    private static List<JsonObject> Sort(EntityRules kind, Statement statement, List<JsonObject> rows)
    {
        // Without ORDERBY lists come by name and transactions with the latest change first: so the recorded answers show it.
        IReadOnlyList<Ordering> order = statement.OrderBy.Count > 0 ? statement.OrderBy
            : kind.IsTransaction ? [new("MetaData.LastUpdatedTime", IsDescending: true)]
            : kind.Queryable.Contains("DisplayName", StringComparer.Ordinal) ? [new("DisplayName", IsDescending: false)]
            : kind.Queryable.Contains("Name", StringComparer.Ordinal) ? [new("Name", IsDescending: false)]
            : [];
        var byId = rows.OrderBy(_ => 0);
        foreach (var ordering in order)
        {
            var property = Queryable(kind, ordering.Property);
            byId = ordering.IsDescending
                ? byId.ThenByDescending(row => Sortable.Of(row, property))
                : byId.ThenBy(row => Sortable.Of(row, property));
        }

        return [.. byId.ThenBy(row => long.Parse(row.Text("Id")!, CultureInfo.InvariantCulture))];
    }
}
