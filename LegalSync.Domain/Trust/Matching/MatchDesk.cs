using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>Lines and entries while they are being matched. What is used once is out of the game.</summary>
internal sealed class MatchDesk(List<MatchLine> lines, List<MatchEntry> entries)
{
    private readonly List<BankMatch> _matches = [];
    private readonly List<AmountMismatch> _mismatches = [];
    private readonly List<VoidedPair> _voided = [];
    private readonly List<string> _notes = [];

    public List<MatchLine> Lines { get; } = lines;

    public List<MatchEntry> Entries { get; } = entries;

    public List<(List<MatchLine> Lines, List<MatchEntry> Entries, List<string> Reasons)> Ambiguous { get; } = [];

    public IEnumerable<MatchLine> OpenLines => Lines.Where(line => !line.IsUsed);

    public IEnumerable<MatchEntry> OpenEntries => Entries.Where(entry => !entry.IsUsed);

    /// <summary>True when a line that says the same in every word is matched already: then it is a second copy, not something with a wrong amount.</summary>
    public bool IsCopy(MatchLine line) => IsCopy(line, -1) || IsCopy(line, 1);

    public void Note(string sentence) => _notes.Add(sentence);

    public void Match(IReadOnlyCollection<MatchLine> lines, IReadOnlyCollection<MatchEntry> entries, MatchStrength strength, IReadOnlyList<string> reasons)
    {
        Use(lines, entries);
        _matches.Add(new BankMatch([.. Banks(lines)], [.. Books(entries)], strength, reasons));
    }

    public void Match(MatchLine line, MatchEntry entry, LineEvidence evidence) =>
        Match([line], [entry], evidence.Strength, evidence.Reasons(line, entry));

    public void Mismatch(MatchLine line, IReadOnlyCollection<MatchEntry> entries, MismatchCause cause)
    {
        Use([line], entries);
        _mismatches.Add(new AmountMismatch(line.Bank, [.. Books(entries)], cause));
    }

    public void Void(MatchEntry voided, MatchEntry by)
    {
        Use([], [voided, by]);
        _voided.Add(new VoidedPair(voided.Line, by.Line));
    }

    public void SetAside(List<MatchLine> lines, List<MatchEntry> entries, List<string> reasons)
    {
        Use(lines, entries);
        Ambiguous.Add((lines, entries, reasons));
    }

    public BankMatching Finish() => new(
        [.. _matches.OrderBy(match => match.Lines[0].Line.Date).ThenBy(match => match.Lines[0].Key, NaturalOrder.Instance)],
        [.. Ambiguous.Select(group => new AmbiguousMatch([.. Banks(group.Lines)], [.. Books(group.Entries)], group.Reasons))],
        [.. _mismatches], [.. _voided.OrderBy(pair => pair.Void.Id, NaturalOrder.Instance)])
    {
        UnmatchedLines = [.. Banks(OpenLines)],
        UnmatchedEntries = [.. Books(OpenEntries)],
        Notes = _notes,
    };

    /// <summary>Copies stand side by side, for lines are sorted by what they say.</summary>
    private bool IsCopy(MatchLine line, int step)
    {
        for (var at = line.Rank + step; at >= 0 && at < Lines.Count && (Lines[at].Day, Lines[at].Minor, Lines[at].Content) == (line.Day, line.Minor, line.Content); at += step)
        {
            if (Lines[at].IsUsed)
            {
                return true;
            }
        }

        return false;
    }

    private static void Use(IEnumerable<MatchLine> lines, IEnumerable<MatchEntry> entries)
    {
        foreach (var line in lines)
        {
            line.IsUsed = true;
        }

        foreach (var entry in entries)
        {
            entry.IsUsed = true;
        }
    }

    private static IEnumerable<BankLine> Banks(IEnumerable<MatchLine> lines) => lines.OrderBy(line => line.Rank).Select(line => line.Bank);

    private static IEnumerable<JournalLine> Books(IEnumerable<MatchEntry> entries) => entries.OrderBy(entry => entry.Rank).Select(entry => entry.Line);
}
