using System.Text.Json;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Makes captured records of what Smokeball sent. The payload is the text as received, byte for byte in its own order.</summary>
internal static class SmokeballRecord
{
    /// <summary>Smokeball writes this where a link leads nowhere.</summary>
    private const string NoLink = "00000000-0000-0000-0000-000000000000";

    /// <summary>A record of the firm's own, or of the matter that it names, or of the matter it was asked for.</summary>
    public static CapturedRecord? Of(SourceKind kind, JsonElement element, MatterId asked = default)
    {
        if (Text(element, "id") is not { } id)
        {
            return null;
        }

        var matter = kind switch
        {
            SourceKind.Matter => new MatterId(id),
            SourceKind.TimeEntry or SourceKind.Expense or SourceKind.Invoice => MatterOf(element) ?? asked,
            _ => MatterId.None,
        };
        var payload = element.GetRawText();
        return new CapturedRecord(kind, new SourceId(id), matter, VersionOf(element, payload), payload);
    }

    /// <summary>
    /// A bank line, wrapped as <c>{"account":{"id","type"},"transaction":…}</c>: which way money moved depends on the kind of its account,
    /// which the line itself does not say.
    /// </summary>
    public static CapturedRecord? OfTransaction(JsonElement element, JsonElement account)
    {
        if (Text(element, "id") is not { } id || Text(account, "id") is not { } accountId)
        {
            return null;
        }

        var payload = $$"""{"account":{"id":{{JsonSerializer.Serialize(accountId)}},"type":{{AccountType(account)}}},"transaction":{{element.GetRawText()}}}""";
        return new CapturedRecord(
            SourceKind.BankTransaction, new SourceId(id), MatterOf(element) ?? MatterId.None, VersionOf(element, payload), payload);
    }

    /// <summary>Ids of the contacts that a matter names as its clients and other sides.</summary>
    public static IEnumerable<string> ContactsOf(JsonElement matter) =>
        Links(matter, "clients").Concat(DeprecatedClients(matter)).Concat(Links(matter, "otherSides"));

    /// <summary>Ids of the links in a list.</summary>
    public static IEnumerable<string> Links(JsonElement element, string name) =>
        element.TryGetProperty(name, out var links) && links.ValueKind == JsonValueKind.Array
            ? links.EnumerateArray().Select(link => Text(link, "id")).OfType<string>()
            : [];

    /// <summary>Ids in the older list that newer answers leave out.</summary>
    public static IEnumerable<string> DeprecatedClients(JsonElement matter) =>
        matter.TryGetProperty("clientIds", out var ids) && ids.ValueKind == JsonValueKind.Array
            ? ids.EnumerateArray().Where(id => id.ValueKind == JsonValueKind.String).Select(id => id.GetString()!).Where(id => id is not ("" or NoLink))
            : [];

    /// <summary>The matter that a record names, by link or by the deprecated field.</summary>
    public static MatterId? MatterOf(JsonElement element) =>
        (LinkOf(element, "matter") ?? Text(element, "matterId")) is { } id ? new MatterId(id) : null;

    /// <summary>The id behind a link, if it leads anywhere.</summary>
    public static string? LinkOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var link) ? Text(link, "id") : null;

    /// <summary>A text; null when it is absent, empty or the key that means nothing.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } text && text != NoLink ? text : null;

    private static string AccountType(JsonElement account) =>
        account.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? type.GetRawText()
            : account.TryGetProperty("accountType", out var number) ? number.GetRawText() : "null";

    /// <summary>The version that Smokeball keeps; where it keeps none (bank accounts and lines), the content itself.</summary>
    private static string VersionOf(JsonElement element, string payload) =>
        Text(element, "versionId") is { Length: <= SourceRecord.MaxVersionLength } version ? version : SourceRecord.Hash(payload);
}
