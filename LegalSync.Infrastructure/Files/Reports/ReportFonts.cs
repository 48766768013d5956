using PdfSharp.Fonts;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>The one typeface of printed reports, carried inside the program: a server need not have any font.</summary>
internal sealed class ReportFonts : IFontResolver
{
    /// <summary>What the typeface is called in the reports' code.</summary>
    public const string Family = "Report";

    private const string Regular = "DejaVuSansCondensed.ttf";
    private const string Bold = "DejaVuSansCondensed-Bold.ttf";

    private static readonly Lazy<bool> _installed = new(() =>
    {
        GlobalFontSettings.FontResolver ??= new ReportFonts();
        return true;
    });

    /// <summary>Makes the typeface known; once a process.</summary>
    public static bool Install() => _installed.Value;

    /// <inheritdoc />
    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Regular);

    /// <inheritdoc />
    public byte[]? GetFont(string faceName)
    {
        using var font = typeof(ReportFonts).Assembly.GetManifestResourceStream(faceName) ?? throw new InvalidOperationException($"The font {faceName} is not in the program.");
        using var bytes = new MemoryStream();
        font.CopyTo(bytes);
        return bytes.ToArray();
    }
}
