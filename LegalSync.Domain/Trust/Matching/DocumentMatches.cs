namespace LegalSync.Domain.Trust.Matching;

/// <summary>Matches that a document proves: the number of a cheque, the slip of a deposit.</summary>
internal static class DocumentMatches
{
    private const int LeastReference = 3;

    /// <summary>The same cheque is the same event. With another amount it is a misposting, and never anything else.</summary>
    public static void ByCheckNumber(MatchDesk desk)
    {
        var entries = desk.OpenEntries.Where(entry => entry.Check.Length > 0).ToLookup(entry => (entry.Check, Math.Sign(entry.Minor)));
        foreach (var group in desk.OpenLines.Where(line => line.Check.Length > 0).GroupBy(line => (line.Check, Math.Sign(line.Minor))).ToList())
        {
            var lines = group.ToList();
            var written = entries[group.Key].Where(entry => !entry.IsUsed).ToList();
            MatchEqual(desk, lines, written);
            lines.RemoveAll(line => line.IsUsed);
            written.RemoveAll(entry => entry.IsUsed);
            if (lines.Count == 0 || written.Count == 0)
            {
                continue;
            }

            if (lines.Sum(line => line.Minor) == written.Sum(entry => entry.Minor))
            {
                desk.Match(lines, written, MatchStrength.Certain, [$"cheque {group.Key.Check}", $"{Count(lines.Count, "line")} and {Count(written.Count, "entry", "entries")} add up"]);
            }
            else if (lines.Count == 1)
            {
                desk.Mismatch(lines[0], written, MismatchCause.CheckNumber);
            }
        }
    }

    /// <summary>Receipts of one slip went to the bank together: the line that names the slip stands for all of them.</summary>
    public static void ByNamedSlip(MatchDesk desk)
    {
        foreach (var (slip, entries, near) in Slips(desk))
        {
            if (near.Where(line => line.References.Contains(slip)).ToList() is [var named])
            {
                desk.Match([named], entries, MatchStrength.Certain, SlipReasons(entries));
            }
        }
    }

    /// <summary>
    /// A line that names no document of the journal and has the sum of one slip alone is that slip's. Where a single receipt has the amount
    /// too, neither is chosen unless the bank's words speak for one.
    /// </summary>
    public static void ByUnnamedSlip(MatchDesk desk)
    {
        var documents = desk.OpenEntries.SelectMany(entry => entry.References.Append(entry.Reference)).Where(IsDocument).ToHashSet(StringComparer.Ordinal);
        var singles = desk.OpenEntries.ToLookup(entry => entry.Minor);
        foreach (var (_, entries, near) in Slips(desk))
        {
            var unnamed = near.Where(line => !line.References.Overlaps(documents)).ToList();
            if (unnamed.Exists(line => singles[line.Minor].Any(single => !single.IsUsed && LineEvidence.Of(line, single) is { IsPlausible: true })))
            {
                unnamed.ForEach(line => line.IsContested = true);
            }
            else if (unnamed.Count == 1)
            {
                desk.Match(unnamed, entries, MatchStrength.Strong, SlipReasons(entries));
            }
        }
    }

    /// <summary>A reference that names one line and one entry makes them one event, whatever else has the amount.</summary>
    public static void ByReference(MatchDesk desk)
    {
        var entries = desk.OpenEntries.Where(entry => IsDocument(entry.Reference))
            .GroupBy(entry => (entry.Reference, Math.Sign(entry.Minor))).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First());
        var named = desk.OpenLines.SelectMany(line => line.References.Append(line.Reference).Distinct(StringComparer.Ordinal)
            .Where(reference => entries.ContainsKey((reference, Math.Sign(line.Minor)))).Select(reference => (Line: line, Entry: entries[(reference, Math.Sign(line.Minor))]))).ToList();
        var ofLine = named.ToLookup(pair => pair.Line);
        var ofEntry = named.ToLookup(pair => pair.Entry);
        foreach (var (line, entry) in named.Where(pair => ofLine[pair.Line].Count() == 1 && ofEntry[pair.Entry].Count() == 1))
        {
            if (LineEvidence.Of(line, entry) is not { } evidence)
            {
                continue;
            }

            if (line.Minor == entry.Minor)
            {
                desk.Match(line, entry, evidence);
            }
            else
            {
                desk.Mismatch(line, [entry], MismatchCause.Reference);
            }
        }
    }

    /// <summary>"1 line", "2 lines".</summary>
    public static string Count(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    private static void MatchEqual(MatchDesk desk, List<MatchLine> lines, List<MatchEntry> entries)
    {
        foreach (var line in lines)
        {
            if (entries.Find(entry => !entry.IsUsed && entry.Minor == line.Minor) is { } same && LineEvidence.Of(line, same) is { } evidence)
            {
                desk.Match(line, same, evidence);
            }
        }
    }

    /// <summary>Slips of two and more receipts, with the open lines of their sum that are near in days.</summary>
    private static IEnumerable<(string Slip, List<MatchEntry> Entries, List<MatchLine> Near)> Slips(MatchDesk desk)
    {
        var lines = desk.OpenLines.Where(line => line.Minor > 0).ToLookup(line => line.Minor);
        var slips = desk.OpenEntries.Where(entry => entry.Reference.Length > 0 && entry.Minor > 0)
            .GroupBy(entry => entry.Reference).Where(slip => slip.Count() > 1).OrderBy(slip => slip.Key, StringComparer.Ordinal).ToList();
        foreach (var slip in slips)
        {
            var entries = slip.ToList();
            yield return (slip.Key, entries, lines[entries.Sum(entry => entry.Minor)].Where(line => !line.IsUsed && IsNear(line, entries)).ToList());
        }
    }

    private static string[] SlipReasons(List<MatchEntry> entries) => [$"slip {entries[0].Line.Reference}", $"{entries.Count} receipts add up"];

    private static bool IsDocument(string reference) => reference.Length >= LeastReference && reference.Any(char.IsDigit);

    private static bool IsNear(MatchLine line, List<MatchEntry> entries) =>
        entries.TrueForAll(entry => line.Day - entry.Day is >= -5 and <= 14);
}
