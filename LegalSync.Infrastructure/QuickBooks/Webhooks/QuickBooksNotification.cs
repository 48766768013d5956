using System.Globalization;
using System.Text.Json;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Webhooks;

/// <summary>One event of a notification.</summary>
/// <param name="Realm">The company it is about.</param>
/// <param name="Entity">What changed, in small letters.</param>
/// <param name="Id">Its key.</param>
/// <param name="Operation">What was done: <c>created</c>, <c>updated</c>, <c>deleted</c>, <c>merged</c>, <c>voided</c>, <c>emailed</c>.</param>
/// <param name="DeletedId">The entry that was merged into it; else empty.</param>
/// <param name="UpdatedAt">When; null where it is not readable.</param>
public sealed record QuickBooksEvent(string Realm, string Entity, string Id, string Operation, string DeletedId, DateTimeOffset? UpdatedAt);

/// <summary>
/// Reads notifications of both formats: the older one, grouped by company, and CloudEvents, a list that may mix companies. Which one arrives
/// is a switch in Intuit's portal and not ours to choose, so both are read for ever, and nothing but who and what is read of either.
/// </summary>
public static class QuickBooksNotification
{
    private static readonly string[] _operations = ["created", "updated", "deleted", "merged", "voided", "emailed"];
    private static readonly string[] _times = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads the events; false when the body is neither format.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> body, out IReadOnlyList<QuickBooksEvent> events)
    {
        events = [];
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var read = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Cloud).OfType<QuickBooksEvent>()]
                : root.Member("eventNotifications") is { ValueKind: JsonValueKind.Array } older ? [.. older.EnumerateArray().SelectMany(Legacy)]
                : root.Text("specversion") is not null ? new[] { Cloud(root) }.OfType<QuickBooksEvent>().ToList()
                : (List<QuickBooksEvent>?)null;
            events = read ?? [];
            return read is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<QuickBooksEvent> Legacy(JsonElement notification)
    {
        var entities = notification.Member("dataChangeEvent")?.Member("entities");
        if (notification.Text("realmId") is not { Length: > 0 } realm || entities is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        return [.. list.EnumerateArray()
            .Select(entity => Event(realm, entity.Text("name"), entity.Text("id"), entity.Text("operation"), entity.Text("deletedId"), entity.Text("lastUpdated")))
            .OfType<QuickBooksEvent>()];
    }

    /// <summary><c>qbo.invoice.updated.v1</c>: the verbs differ between senders (void, voided), so only their beginning counts.</summary>
    private static QuickBooksEvent? Cloud(JsonElement cloud) =>
        cloud.Text("type")?.Split('.') is ["qbo" or "QBO", var entity, var verb, ..]
            ? Event(cloud.Text("intuitaccountid"), entity, cloud.Text("intuitentityid"), verb, cloud.Member("data")?.Text("deletedid") ?? cloud.Member("data")?.Text("deletedId"), cloud.Text("time"))
            : null;

    private static QuickBooksEvent? Event(string? realm, string? entity, string? id, string? verb, string? deleted, string? time) =>
        realm is { Length: > 0 and <= 32 } && entity is { Length: > 0 and <= 32 } && id is { Length: > 0 and <= 32 } && Operation(verb) is { } operation
            ? new QuickBooksEvent(realm, entity.ToLowerInvariant(), id, operation, deleted is { Length: > 0 and <= 32 } ? deleted : "", Time(time))
            : null;

    private static string? Operation(string? verb) => verb is { Length: >= 4 }
        ? _operations.FirstOrDefault(operation => operation.StartsWith(verb[..4], StringComparison.OrdinalIgnoreCase))
        : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, _times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
