using System.Text.Json;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.ParallelRun;

/// <summary>How compared records stand in columns: JSON that is equal for equal content.</summary>
public static class ComparisonText
{
    /// <summary>Writes.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, AmountsJson.Options);

    /// <summary>Reads back.</summary>
    /// <exception cref="JsonException">The text is not one that <see cref="Write"/> made.</exception>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, AmountsJson.Options) ?? throw new JsonException("A compared record is empty.");
}
