using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>The answer for a caller that did not ask for JSON: QuickBooks then speaks XML.</summary>
internal static class XmlAnswer
{
    private static readonly XNamespace Finance = "http://schema.intuit.com/finance/v3";

    /// <summary>Whether the caller asked for JSON.</summary>
    public static bool IsWanted(WireRequest request) => request.Header("Accept")?.Contains("json", StringComparison.OrdinalIgnoreCase) is not true;

    /// <summary>A body as XML text.</summary>
    public static string Of(JsonObject body)
    {
        var root = new XElement(Finance + "IntuitResponse");
        foreach (var (name, value) in body)
        {
            if (name == "time")
            {
                root.SetAttributeValue("time", value?.ToString());
            }
            else
            {
                root.Add(Elements(name, value));
            }
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + root.ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<XElement> Elements(string name, JsonNode? value) => value switch
    {
        null => [],
        JsonArray list => list.SelectMany(element => Elements(name, element)),
        JsonObject holder => [new XElement(Finance + name, holder.SelectMany(property => Elements(property.Key, property.Value)))],
        _ => [new XElement(Finance + name, value.ToString())],
    };
}
