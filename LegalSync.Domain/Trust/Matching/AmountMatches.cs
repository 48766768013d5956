namespace LegalSync.Domain.Trust.Matching;

/// <summary>One line and one entry of the same amount, by what else agrees. Near ties are set aside; where everything in a tie clears either way, it is a match.</summary>
internal static class AmountMatches
{
    /// <summary>Entries compared with one line. More of one amount within days are not told apart by a person either.</summary>
    private const int MostNeighbours = 64;

    public static void Run(MatchDesk desk)
    {
        var entries = desk.OpenEntries.GroupBy(entry => entry.Minor).ToDictionary(group => group.Key, group => group.ToList());
        var named = desk.OpenEntries.SelectMany(entry => entry.References.Append(entry.Reference), (entry, reference) => (entry, reference))
            .Where(pair => pair.reference.Length > 0).ToLookup(pair => pair.reference, pair => pair.entry, StringComparer.Ordinal);
        foreach (var bucket in desk.OpenLines.GroupBy(line => line.Minor).ToList())
        {
            if (entries.TryGetValue(bucket.Key, out var same))
            {
                Decide(desk, Pairs(bucket, same, named));
            }
        }
    }

    /// <summary>Lines and entries that may be one. A line that names the document of other entries is theirs, whatever their amounts: it is no stranger's.</summary>
    private static List<Pair> Pairs(IEnumerable<MatchLine> lines, List<MatchEntry> entries, ILookup<string, MatchEntry> named)
    {
        var pairs = new List<Pair>();
        foreach (var line in lines)
        {
            var own = line.References.SelectMany(reference => named[reference]).ToHashSet();
            foreach (var entry in Neighbours(line, entries))
            {
                if ((own.Count == 0 || own.Contains(entry)) && LineEvidence.Of(line, entry) is { } evidence && (!line.IsContested || evidence.Strength > MatchStrength.Likely))
                {
                    pairs.Add(new Pair(line, entry, evidence));
                }
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>The entries nearest in days; they are sorted by day.</summary>
    private static List<MatchEntry> Neighbours(MatchLine line, List<MatchEntry> entries)
    {
        if (entries.Count <= MostNeighbours)
        {
            return entries;
        }

        var (low, high) = (0, entries.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entries[middle].Day < line.Day ? (middle + 1, high) : (low, middle);
        }

        var start = Math.Clamp(low - (MostNeighbours / 2), 0, entries.Count - MostNeighbours);
        return entries.GetRange(start, MostNeighbours);
    }

    private static void Decide(MatchDesk desk, List<Pair> pairs)
    {
        var ofLine = pairs.ToLookup(pair => pair.Line);
        var ofEntry = pairs.ToLookup(pair => pair.Entry);
        foreach (var top in pairs)
        {
            if (!top.IsOpen || !top.Evidence.IsPlausible)
            {
                continue; // The bank calls it something else, or another invoice is named: a person matches it or nobody.
            }

            var tied = Tied(top, ofLine, ofEntry);
            if (tied.Lines.Count == 1 && tied.Entries.Count == 1)
            {
                desk.Match(top.Line, top.Entry, top.Evidence);
            }
            else
            {
                DecideTie(desk, top, tied);
            }
        }
    }

    /// <summary>Everything that comes as near as the best pair, and what comes as near to that.</summary>
    private static Tie Tied(Pair top, ILookup<MatchLine, Pair> ofLine, ILookup<MatchEntry, Pair> ofEntry)
    {
        var tie = new Tie(top.Evidence.Score - LineEvidence.Margin);
        var waiting = new Queue<Pair>([top]);
        while (waiting.TryDequeue(out var pair))
        {
            var grown = (tie.Lines.Add(pair.Line) ? ofLine[pair.Line] : []).Concat(tie.Entries.Add(pair.Entry) ? ofEntry[pair.Entry] : []);
            foreach (var next in grown.Where(next => next.IsOpen && next.Evidence.Score >= tie.Least).ToList())
            {
                tie.Pairs.Add(next);
                waiting.Enqueue(next);
            }
        }

        return tie;
    }

    private static void DecideTie(MatchDesk desk, Pair top, Tie tie)
    {
        var lines = tie.Lines.OrderBy(line => line.Rank).ToList();
        var entries = tie.Entries.OrderBy(entry => entry.Rank).ToList();
        var sameLines = lines.TrueForAll(line => line.Content == lines[0].Content && line.Day == lines[0].Day);
        var sameEntries = entries.TrueForAll(entry => entry.Content == entries[0].Content && entry.Day == entries[0].Day);
        if ((sameEntries && lines.Count <= entries.Count) || (sameLines && entries.Count <= lines.Count))
        {
            for (var i = 0; i < Math.Min(lines.Count, entries.Count); i++)
            {
                desk.Match(lines[i], entries[i], tie.Evidence(lines[i], entries[i]) ?? top.Evidence);
            }
        }
        else if (lines.Count == entries.Count && Assignment.IsComplete(lines, entries, tie.Pairs.Select(pair => (pair.Line, pair.Entry))))
        {
            desk.Match(lines, entries, top.Evidence.HasDocument ? MatchStrength.Strong : MatchStrength.Likely,
                [$"{lines.Count} lines and {entries.Count} entries of {lines[0].Bank.Line.Amount.ToPlainString("N")}", "whichever belongs to which, all of them clear"]);
        }
        else
        {
            desk.SetAside(lines, entries,
                [$"{DocumentMatches.Count(lines.Count, "line")} and {DocumentMatches.Count(entries.Count, "entry", "entries")} of {lines[0].Bank.Line.Amount.ToPlainString("N")} come equally near"]);
        }
    }

    private sealed record Pair(MatchLine Line, MatchEntry Entry, LineEvidence Evidence) : IComparable<Pair>
    {
        public bool IsOpen => !Line.IsUsed && !Entry.IsUsed;

        public int CompareTo(Pair? other) => other is null ? 1
            : (-Evidence.Score, Line.Rank, Entry.Rank).CompareTo((-other.Evidence.Score, other.Line.Rank, other.Entry.Rank));
    }

    private sealed class Tie(int least)
    {
        public int Least { get; } = least;

        public HashSet<MatchLine> Lines { get; } = [];

        public HashSet<MatchEntry> Entries { get; } = [];

        public HashSet<Pair> Pairs { get; } = [];

        public LineEvidence? Evidence(MatchLine line, MatchEntry entry) =>
            Pairs.FirstOrDefault(pair => pair.Line == line && pair.Entry == entry)?.Evidence;
    }
}
