using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Http;

namespace LegalSync.Sandbox.Faults;

/// <summary>A request as far as the fault board looks at it.</summary>
public sealed class FaultRequest
{
    private static readonly string[] CustomerProperties = ["CustomerRef", "EntityRef", "Entity"];
    private static readonly string[] AmountProperties = ["Amount", "TotalAmt"];

    private readonly string _system;
    private readonly string _method;
    private readonly string _path;
    private readonly IReadOnlyCollection<string> _entities;
    private readonly string _text;
    private readonly Lazy<JsonNode?> _body;

    private FaultRequest(string system, string method, string path, IReadOnlyCollection<string> entities, string text) =>
        (_system, _method, _path, _entities, _text, _body) = (system, method, path, entities, text, new Lazy<JsonNode?>(() => Parse(text)));

    /// <summary>A request of the server, with its body as text.</summary>
    public static FaultRequest Of(string system, HttpRequest request, string body) =>
        Of(system, request.Method, request.Path.Value ?? "", request.QueryString.Value ?? "", body);

    /// <summary>A request to QuickBooks.</summary>
    public static FaultRequest Of(WireRequest request) => Of("quickbooks", request.Method, request.Path, request.Query, request.Text);

    private static FaultRequest Of(string system, string method, string path, string query, string body)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments.Count > 0 && segments[^1] == "batch" && Parse(body)?["BatchItemRequest"] is JsonArray items)
        {
            segments.AddRange(items.OfType<JsonObject>().SelectMany(item => item.Select(property => property.Key)));
        }

        return new FaultRequest(system, method, path + Uri.UnescapeDataString(query), segments, body);
    }

    /// <summary>One item of a QuickBooks batch.</summary>
    public static FaultRequest ForBatchItem(string realmId, string entity, JsonObject body) =>
        new("quickbooks", "POST", $"/v3/company/{realmId}/{entity}", [entity], body.ToJsonString());

    /// <summary>Whether a rule means this request.</summary>
    public bool IsMeantBy(FaultRule rule) =>
        rule.System == _system
        && (rule.Match.Method is not { } method || method.Equals(_method, StringComparison.OrdinalIgnoreCase))
        && (rule.Match.Path is not { } path || _path.Contains(path, StringComparison.OrdinalIgnoreCase))
        && (rule.Match.Entity is not { } entity || _entities.Contains(entity, StringComparer.OrdinalIgnoreCase))
        && (rule.Match.BodyContains is not { } text || _text.Contains(text, StringComparison.Ordinal))
        && (rule.Match.CustomerId is not { } customer || Names(_body.Value, customer))
        && (rule.Match.Amount is not { } amount || Amounts(_body.Value).Contains(amount));

    private static bool Names(JsonNode? node, string customer) => node switch
    {
        JsonArray list => list.Any(element => Names(element, customer)),
        JsonObject holder => holder.Any(property =>
            (CustomerProperties.Contains(property.Key, StringComparer.Ordinal) && (property.Value as JsonObject)?["value"]?.ToString() == customer)
            || Names(property.Value, customer)),
        _ => false,
    };

    private static IEnumerable<decimal> Amounts(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                return list.SelectMany(Amounts);
            case JsonObject holder:
                var own = holder.Where(property => AmountProperties.Contains(property.Key, StringComparer.OrdinalIgnoreCase)).Select(property => AsNumber(property.Value));
                var lines = (holder["Line"] as JsonArray)?.OfType<JsonObject>().Select(line => AsNumber(line["Amount"])).OfType<decimal>().ToList() ?? [];
                return own.OfType<decimal>().Concat(lines.Count > 0 ? [lines.Sum()] : []).Concat(holder.SelectMany(property => Amounts(property.Value)));
            default:
                return [];
        }
    }

    private static decimal? AsNumber(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is JsonValueKind.Number ? value.GetValue<decimal>() : null;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
