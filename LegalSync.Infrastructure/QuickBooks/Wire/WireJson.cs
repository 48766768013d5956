using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LegalSync.Infrastructure.QuickBooks.Wire;

/// <summary>Reads QuickBooks' answers: strict about types, indifferent to members it does not know, since answers grow without notice.</summary>
internal static class WireJson
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    /// <summary>Reads a value; false when the text has another shape.</summary>
    public static bool TryRead<T>(JsonElement element, [NotNullWhen(true)] out T? value)
        where T : class
    {
        try
        {
            value = element.Deserialize<T>(Options);
            return value is not null;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    /// <summary>Parses a body; null when it is not a JSON object.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member that is an object or a list; null when absent, null or something else.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            && member.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? member : null;

    /// <summary>A member's text, of a string or a number; null otherwise.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
            ? member.ValueKind switch
            {
                JsonValueKind.String => member.GetString(),
                JsonValueKind.Number => member.GetRawText(),
                _ => null,
            }
            : null;

    /// <summary>The server's own time on an answer; null when it gives none, or a number as the gateway does.</summary>
    public static DateTimeOffset? ServerTime(this JsonElement body) =>
        body.TryGetProperty("time", out var time) && time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out var instant) ? instant : null;
}
