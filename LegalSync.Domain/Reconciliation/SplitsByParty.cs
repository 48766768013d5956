namespace LegalSync.Domain.Reconciliation;

/// <summary>Several rows of one client or matter, within a few days, stand for one row of the other file: a batched or split payment.</summary>
internal static class SplitsByParty
{
    private const int Steps = 5_000_000;
    private const int MostNear = 40;

    /// <summary>Takes the groups whose money adds up in exactly one way.</summary>
    public static void Run(Workbench bench)
    {
        var sums = new SubsetSum(Steps);
        var spokenFor = new SpokenFor(bench);
        Each(row => row.ClientKey.Length > 0 ? (row.ClientKey, false) : default((string, bool)?));
        Each(row => row.Matter.Length > 0 ? (row.Matter, true) : default((string, bool)?));

        void Each(Func<Candidate, (string, bool)?> key)
        {
            foreach (var (source, ledger) in bench.Groups(key))
            {
                if (source.Count + ledger.Count >= 3)
                {
                    TakeBatches(bench, sums, spokenFor, ByDay(source), ByDay(ledger));
                }
            }
        }
    }

    private static List<Candidate> ByDay(List<Candidate> rows) =>
        [.. rows.Where(row => row.Day is not null).OrderBy(row => row.Day).ThenBy(row => row.Rank)];

    private static void TakeBatches(
        Workbench bench, SubsetSum sums, SpokenFor spokenFor, List<Candidate> source, List<Candidate> ledger)
    {
        var wholes = source.Select(row => (Row: row, IsSource: true)).Concat(ledger.Select(row => (Row: row, IsSource: false)))
            .OrderByDescending(whole => Math.Abs(whole.Row.Minor)).ThenBy(whole => whole.Row.Rank);
        foreach (var (row, isSource) in wholes)
        {
            // In a crowd some sum always fits by chance.
            var near = row.IsTaken ? [] : Near(isSource ? ledger : source, row.Day!.Value).Where(part => !part.IsTaken).Take(MostNear + 1).ToList();
            if (near.Count is < 2 or > MostNear)
            {
                continue;
            }

            var parts = near.Where(part => GoTogether(bench.Weigh(row, part))).ToList();
            if (parts.Count >= 2 && sums.Find(row.Minor, parts) is { } found
                && !spokenFor.ByAnother(row, found, isSource))
            {
                bench.Take(isSource ? [row] : found, isSource ? found : [row]);
            }
        }
    }

    private static IEnumerable<Candidate> Near(List<Candidate> rows, int day)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = rows[middle].Day < day - Evidence.Window ? (middle + 1, high) : (low, middle);
        }

        return rows.Skip(low).TakeWhile(row => row.Day <= day + Evidence.Window);
    }

    private static bool GoTogether(Evidence found) =>
        found is { KindAgrees: true, DateAgrees: true } && found.Client != Likeness.Different && found.Matter != Likeness.Different;

    /// <summary>Knows which open records share their number with another one across: their own counterpart, not part of a batch.</summary>
    private sealed class SpokenFor
    {
        private readonly ILookup<string, Candidate> _source;
        private readonly ILookup<string, Candidate> _ledger;
        private readonly Workbench _bench;

        public SpokenFor(Workbench bench)
        {
            _bench = bench;
            _source = Open(bench.Source);
            _ledger = Open(bench.Ledger);
        }

        public bool ByAnother(Candidate whole, List<Candidate> parts, bool wholeIsSource)
        {
            var (across, own) = wholeIsSource ? (_ledger, _source) : (_source, _ledger);
            return across[whole.Number].Any(row => !row.IsTaken && !parts.Contains(row) && Goes(whole, row))
                || parts.Exists(part => own[part.Number].Any(row => !row.IsTaken && row != whole && Goes(part, row)));
        }

        private bool Goes(Candidate one, Candidate other) => _bench.Weigh(one, other) is { KindAgrees: true } found && found.Client != Likeness.Different;

        private static ILookup<string, Candidate> Open(List<Candidate> rows) =>
            rows.Where(row => !row.IsTaken && row.Number.Length > 0).ToLookup(row => row.Number, StringComparer.Ordinal);
    }
}
