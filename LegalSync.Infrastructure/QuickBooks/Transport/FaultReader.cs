using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Finds faults in any body that QuickBooks or its gateway sends: the service's JSON, the gateway's JSON, XML; also inside a success.</summary>
public static class FaultReader
{
    /// <summary>The parts of a batch's answer: each has its own fate, none speaks for the whole.</summary>
    private const string BatchParts = "BatchItemResponse";

    /// <summary>The faults of a JSON body; none when it is not a fault.</summary>
    public static IReadOnlyList<Fault> Read(JsonElement body)
    {
        var own = Own(body);
        return own.Count > 0 ? own : [.. body.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Array && member.Name != BatchParts)
            .SelectMany(member => member.Value.EnumerateArray())
            .SelectMany(Own)];
    }

    /// <summary>The faults of an XML body; none when it is not XML or not a fault. The gateway sends it even when JSON was asked for.</summary>
    public static IReadOnlyList<Fault> ReadXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return [.. XDocument.Load(reader).Descendants().Where(element => element.Name.LocalName == "Fault").SelectMany(InXml)];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static List<Fault> Own(JsonElement body)
    {
        var fault = body.Member("Fault") ?? body.Member("fault");
        if (fault is not { ValueKind: JsonValueKind.Object } found)
        {
            return [];
        }

        var type = found.Text("type") ?? "";
        var errors = found.Member("Error") ?? found.Member("error");
        return errors is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Select(error => Make(
                error.Text("code"), error.Text("Message") ?? error.Text("message"), error.Text("Detail") ?? error.Text("detail"), type) with
            {
                Element = error.Text("element") ?? "",
            })]
            : [Make(null, null, null, type)];
    }

    private static IEnumerable<Fault> InXml(XElement fault) =>
        fault.Elements().Where(element => element.Name.LocalName == "Error").Select(error => Make(
            error.Attribute("code")?.Value, ChildOf(error, "Message"), ChildOf(error, "Detail"), fault.Attribute("type")?.Value ?? "") with
        {
            Element = error.Attribute("element")?.Value ?? "",
        });

    private static string? ChildOf(XElement error, string name) => error.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static Fault Make(string? code, string? message, string? detail, string type) =>
        new((code ?? "").Trim().TrimStart('0'), (message ?? "").Trim(), (detail ?? "").Trim(), type);
}
