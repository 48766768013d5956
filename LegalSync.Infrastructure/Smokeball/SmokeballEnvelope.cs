using System.Text.Json;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Finds the records in an answer: the usual envelope has them in <c>value</c>; a few resources may answer a bare array or one bare record.</summary>
internal static class SmokeballEnvelope
{
    /// <summary>The records; false when the answer is no list at all, which must never look like an empty one.</summary>
    public static bool TryOpen(JsonElement root, out IEnumerable<JsonElement> records)
    {
        records = [];
        if (root.ValueKind == JsonValueKind.Array)
        {
            records = root.EnumerateArray();
            return true;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (!root.TryGetProperty("value", out var value))
        {
            records = [root];
            return SmokeballRecord.Text(root, "id") is not null;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            records = value.EnumerateArray();
            return true;
        }

        return value.ValueKind == JsonValueKind.Null && !ClaimsMore(root);
    }

    private static bool ClaimsMore(JsonElement envelope) =>
        envelope.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var count) && count > 0;
}
