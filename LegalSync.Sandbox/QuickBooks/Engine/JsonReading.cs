using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Reading the loosely shaped bodies of the books.</summary>
internal static class JsonReading
{
    /// <summary>The text at a path of property names, or null.</summary>
    public static string? Text(this JsonObject node, params ReadOnlySpan<string> path)
    {
        JsonNode? at = node;
        foreach (var name in path)
        {
            at = (at as JsonObject)?[name];
        }

        return at is JsonValue value ? value.ToString() : null;
    }

    /// <summary>The number under a name, or null when it is absent.</summary>
    public static decimal? Number(this JsonObject node, string name) =>
        node[name] is JsonValue value && value.GetValueKind() is JsonValueKind.Number
            ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Whether a flag is set; absent is not set.</summary>
    public static bool Flag(this JsonObject node, string name) =>
        node[name] is JsonValue value && value.GetValueKind() is JsonValueKind.True;

    /// <summary>The date under a name, or null.</summary>
    public static DateOnly? Date(this JsonObject node, string name) =>
        node.Text(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    /// <summary>The objects of a list, or none.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonObject node, string name) =>
        (node[name] as JsonArray)?.OfType<JsonObject>() ?? [];

    /// <summary>The id a reference names, or null.</summary>
    public static string? Ref(this JsonObject node, string name) => node.Text(name, "value");

    /// <summary>A reference as the books write it.</summary>
    public static JsonObject Reference(string id, string name) => new() { ["value"] = id, ["name"] = name };

    /// <summary>A date as the books write it.</summary>
    public static string Iso(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Sets a value, if there is one, only where the body has none.</summary>
    public static void Default(this JsonObject node, string name, JsonNode? value)
    {
        if (node[name] is null && value is not null)
        {
            node[name] = value;
        }
    }

    /// <summary>An amount, in whole cents.</summary>
    public static JsonValue Money(decimal amount) => JsonValue.Create(decimal.Round(amount, 2));

    /// <summary>A number as plain invariant text.</summary>
    public static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
