using System.Text;
using System.Text.RegularExpressions;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>Takes what was drawn by lot out of a written PDF: document keys and names of font subsets become digests of what the report is. Lengths stay, so every offset in the file still holds.</summary>
internal static partial class FixedPdf
{
    /// <summary>The same document with fixed keys.</summary>
    /// <param name="pdf">The document as written.</param>
    /// <param name="seed">What the report is: keys follow from it.</param>
    public static byte[] Of(byte[] pdf, string seed)
    {
        // Latin 1 maps every byte to one character and back.
        var text = Encoding.Latin1.GetString(pdf);
        var digest = MonthSeal.Hash(Encoding.UTF8.GetBytes(seed));
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        text = Subset().Replace(text, match => $"/{Tag(tags, match.Groups[1].Value)}+");
        var first = digest[..32].ToUpperInvariant();
        text = Keys().Replace(text, $"/ID[<{first}><{first}>]");
        var uuid = $"uuid:{digest[..8]}-{digest[8..12]}-{digest[12..16]}-{digest[16..20]}-{digest[20..32]}";
        return Encoding.Latin1.GetBytes(Uuid().Replace(text, uuid));
    }

    private static string Tag(Dictionary<string, string> tags, string drawn)
    {
        if (!tags.TryGetValue(drawn, out var tag))
        {
            tags[drawn] = tag = "LEGAL" + (char)('A' + tags.Count);
        }

        return tag;
    }

    [GeneratedRegex(@"/([A-Z]{6})\+")]
    private static partial Regex Subset();

    [GeneratedRegex("/ID\\[<[0-9A-F]{32}><[0-9A-F]{32}>\\]")]
    private static partial Regex Keys();

    [GeneratedRegex("uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
