namespace LegalSync.Domain.Trust.Matching;

/// <summary>Whether every line can have an entry of its own.</summary>
internal static class Assignment
{
    /// <summary>Beyond this a search is not worth its steps: what is then not evident is left to a person.</summary>
    private const int MostSearched = 500;

    public static bool IsComplete(List<MatchLine> lines, List<MatchEntry> entries, IEnumerable<(MatchLine Line, MatchEntry Entry)> pairs)
    {
        var allowed = pairs.ToLookup(pair => pair.Line, pair => pair.Entry);
        if (!lines.Where((line, index) => !allowed[line].Contains(entries[index])).Any())
        {
            return true; // In order of days each line has its entry.
        }

        if (lines.Count > MostSearched)
        {
            return false;
        }

        var holder = new Dictionary<MatchEntry, MatchLine>(entries.Count);
        return lines.TrueForAll(line => Place(line, allowed, holder, []));
    }

    private static bool Place(MatchLine line, ILookup<MatchLine, MatchEntry> allowed, Dictionary<MatchEntry, MatchLine> holder, HashSet<MatchEntry> tried)
    {
        foreach (var entry in allowed[line])
        {
            if (tried.Add(entry) && (!holder.TryGetValue(entry, out var other) || Place(other, allowed, holder, tried)))
            {
                holder[entry] = line;
                return true;
            }
        }

        return false;
    }
}
