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

    /// <summary>Receipts of one slip went to the bank together: one line stands for all of them. A line that names another slip is that one's.</summary>
    public static void BySlip(MatchDesk desk)
    {
        var lines = desk.OpenLines.Where(line => line.Minor > 0).ToLookup(line => line.Minor);
        var slips = desk.OpenEntries.Where(entry => entry.Reference.Length > 0 && entry.Minor > 0)
            .GroupBy(entry => entry.Reference).Where(slip => slip.Count() > 1).OrderBy(slip => slip.Key, StringComparer.Ordinal).ToList();
        var keys = slips.Select(slip => slip.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var slip in slips)
        {
            var entries = slip.ToList();
            var near = lines[entries.Sum(entry => entry.Minor)].Where(line => !line.IsUsed && IsNear(line, entries))
                .Where(line => line.References.Contains(slip.Key) || !line.References.Overlaps(keys)).ToList();
            var named = near.Where(line => line.References.Contains(slip.Key)).ToList();
            var chosen = named.Count == 1 ? named : near;
            if (chosen.Count == 1)
            {
                desk.Match(chosen, entries, named.Count == 1 ? MatchStrength.Certain : MatchStrength.Strong,
                    [$"slip {entries[0].Line.Reference}", $"{entries.Count} receipts add up"]);
            }
        }
    }

    /// <summary>A reference that names one line and one entry makes them one event, whatever else has the amount.</summary>
    public static void ByReference(MatchDesk desk)
    {
        var entries = desk.OpenEntries.Where(entry => entry.Reference.Length >= LeastReference && entry.Reference.Any(char.IsDigit))
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

    private static bool IsNear(MatchLine line, List<MatchEntry> entries) =>
        entries.TrueForAll(entry => line.Day - entry.Day is >= -5 and <= 14);
}
