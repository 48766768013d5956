using System.Globalization;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>What a person asked for: the entries that make the books say what is right.</summary>
/// <param name="Pair">The pair that showed the error; names the item.</param>
/// <param name="Title">What the screens call what is corrected.</param>
/// <param name="Journals">The entries, one for each day on which something is corrected: ours minus theirs, by account and customer.</param>
public sealed record CorrectionOrder(PairId Pair, string Title, IReadOnlyList<JournalDraft> Journals)
{
    /// <summary>Its item.</summary>
    public ItemKey Key => new(WorkKind.Correction, new Capture.SourceId(NameOf(Pair)));

    /// <summary>The name under which orders of a matter are kept; of what belongs to no matter, the same for all.</summary>
    public static string EventOf(Capture.MatterId matter) => $"Corrections:{matter.Value}";

    /// <summary>What names a pair in a directive.</summary>
    public static string NameOf(PairId pair) => pair.Value.ToString("N", CultureInfo.InvariantCulture);

    /// <summary>The operand of a directive.</summary>
    public string Write() => $"{NameOf(Pair)}\n{Title.ReplaceLineEndings(" ")}\n{DraftText.Write([.. Journals])}";

    /// <summary>Reads <see cref="Write"/> back.</summary>
    /// <exception cref="FormatException">The text is not one that <see cref="Write"/> made.</exception>
    public static CorrectionOrder Read(string text) => text.Split('\n', 3) is [var pair, var title, var legs] && DraftText.Read(legs).OfType<JournalDraft>().ToList() is { Count: > 0 } journals
        ? new CorrectionOrder(new PairId(Guid.ParseExact(pair, "N")), title, journals)
        : throw new FormatException("A correction does not read.");

    /// <summary>The directives that rest on a pair's verdict: its correction, or the release of what nobody entered.</summary>
    public static async Task<IReadOnlyList<Directive>> StandingAsync(ISession session, ComparedPair pair, CancellationToken cancellationToken)
    {
        var standing = new List<Directive>();
        var events = pair.OurKeys.Select(EventOfLeg).Distinct(StringComparer.Ordinal).Prepend(EventOf(pair.Matter));
        foreach (var name in events)
        {
            standing.AddRange((await session.DirectivesAsync(name, cancellationToken)).Where(directive =>
                directive.RevokedAt is null && directive.Kind is DirectiveKind.CorrectBooks or DirectiveKind.ReleaseAfterRun
                && directive.Value.StartsWith(NameOf(pair.Id), StringComparison.Ordinal)));
        }

        return standing;
    }

    /// <summary>The economic event of a leg's key.</summary>
    public static string EventOfLeg(string key) => key[..key.LastIndexOf('#')];
}
