namespace LegalSync.Domain.Reconciliation;

/// <summary>The two files under comparison: who is still open, who found whom, and what the two files have in common.</summary>
internal sealed class Workbench
{
    private readonly KindTable _kinds;
    private readonly bool _mattersAreComparable;
    private readonly HashSet<RecordKind> _numberedKinds;

    /// <summary>Lays out two prepared files.</summary>
    public Workbench(List<Candidate> source, List<Candidate> ledger)
    {
        (Source, Ledger) = (source, ledger);
        _kinds = new KindTable(Uses(source, RecordKind.Payment) && Uses(source, RecordKind.Deposit)
            && Uses(ledger, RecordKind.Payment) && Uses(ledger, RecordKind.Deposit));

        var matters = source.Select(row => row.Matter).Where(matter => matter.Length > 0).ToHashSet(StringComparer.Ordinal);
        _mattersAreComparable = ledger.Any(row => matters.Contains(row.Matter));

        var numbers = source.Where(row => row.Number.Length > 0).Select(row => (row.Number, row.Kind)).ToHashSet();
        _numberedKinds = [.. ledger.Where(row => numbers.Contains((row.Number, row.Kind))).Select(row => row.Kind)];
    }

    /// <summary>The billing side.</summary>
    public List<Candidate> Source { get; }

    /// <summary>The books' side.</summary>
    public List<Candidate> Ledger { get; }

    /// <summary>The groups found so far.</summary>
    public List<(Candidate[] Source, Candidate[] Ledger)> Found { get; } = [];

    /// <summary>Compares two records, one of each side in any order.</summary>
    public Evidence Weigh(Candidate one, Candidate other)
    {
        var sameNumber = one.Number.Length > 0 && one.Number == other.Number;
        var textAgrees = one.Phrase.Length > 0 && one.Phrase == other.Phrase;
        return new Evidence(
            sameNumber,
            !sameNumber && one.Number.Length > 0 && other.Number.Length > 0
                && (_numberedKinds.Contains(one.Kind) || _numberedKinds.Contains(other.Kind)),
            _kinds.Fit(one.Kind, other.Kind),
            one.ClientKey.Length > 0 && one.ClientKey == other.ClientKey ? Likeness.Same : one.Client.Compare(other.Client),
            CompareMatters(one.Matter, other.Matter),
            one.Day is { } day && other.Day is { } otherDay ? Math.Abs(day - otherDay) : null,
            textAgrees,
            !sameNumber && !textAgrees && one.Telling.Overlaps(other.Telling));
    }

    /// <summary>How two kinds go together.</summary>
    public KindFit Fit(Candidate one, Candidate other) => _kinds.Fit(one.Kind, other.Kind);

    /// <summary>Records a group; its members are open no longer.</summary>
    public void Take(IEnumerable<Candidate> source, IEnumerable<Candidate> ledger)
    {
        Candidate[] left = [.. source.OrderBy(row => row.Rank)];
        Candidate[] right = [.. ledger.OrderBy(row => row.Rank)];
        foreach (var row in left.Concat(right))
        {
            row.IsTaken = !row.IsTaken ? true : throw new InvalidOperationException($"Record {row.Record.Id} would stand in two pairs.");
        }

        Found.Add((left, right));
    }

    /// <summary>Open records of both sides that share a key; a null key shares nothing.</summary>
    public List<(List<Candidate> Source, List<Candidate> Ledger)> Groups<TKey>(Func<Candidate, TKey?> key)
        where TKey : struct
    {
        var groups = new Dictionary<TKey, (List<Candidate> Source, List<Candidate> Ledger)>();
        foreach (var row in Source)
        {
            if (!row.IsTaken && key(row) is { } own)
            {
                if (!groups.TryGetValue(own, out var group))
                {
                    groups[own] = group = ([], []);
                }

                group.Source.Add(row);
            }
        }

        foreach (var row in Ledger)
        {
            if (!row.IsTaken && key(row) is { } own && groups.TryGetValue(own, out var group))
            {
                group.Ledger.Add(row);
            }
        }

        return [.. groups.Values.Where(group => group.Ledger.Count > 0)];
    }

    private static bool Uses(List<Candidate> rows, RecordKind kind) => rows.Exists(row => row.Kind == kind);

    private Likeness CompareMatters(string one, string other) =>
        !_mattersAreComparable || one.Length == 0 || other.Length == 0 ? Likeness.Unknown
        : one == other ? Likeness.Same
        : one.StartsWith(other + "-", StringComparison.Ordinal) || other.StartsWith(one + "-", StringComparison.Ordinal) ? Likeness.Similar
        : Likeness.Different;
}
