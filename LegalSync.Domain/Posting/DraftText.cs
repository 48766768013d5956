using System.Text.Json;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>The canonical text of posting legs: what is stored, shown and signed.</summary>
public static class DraftText
{
    /// <summary>Writes legs; equal legs give equal text.</summary>
    public static string Write(IReadOnlyList<PostingDraft> legs) => JsonSerializer.Serialize(legs, AmountsJson.Options);

    /// <summary>Reads legs back.</summary>
    /// <exception cref="JsonException">The text is not one that <see cref="Write"/> made.</exception>
    public static IReadOnlyList<PostingDraft> Read(string text) =>
        JsonSerializer.Deserialize<IReadOnlyList<PostingDraft>>(text, AmountsJson.Options) ?? throw new JsonException("A draft is empty.");
}
