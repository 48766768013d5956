namespace LegalSync.Domain.Reconciliation;

/// <summary>One number stands on several rows of one file: lines of an invoice, parts of a payment.</summary>
internal static class SplitsByNumber
{
    private const int Steps = 5_000_000;

    /// <summary>Takes the groups whose money adds up.</summary>
    public static void Run(Workbench bench)
    {
        var sums = new SubsetSum(Steps);
        foreach (var (source, ledger) in bench.Groups(row => row.Number.Length > 0 ? new OneNumber(row.Number) : default(OneNumber?)))
        {
            if (source.Count + ledger.Count < 3)
            {
                continue;
            }

            if (!TakeWhole(bench, source, ledger))
            {
                TakeParts(bench, sums, source, ledger);
            }
        }
    }

    private static bool TakeWhole(Workbench bench, List<Candidate> source, List<Candidate> ledger)
    {
        var whole = source.Sum(row => row.Minor) == ledger.Sum(row => row.Minor) && source.Exists(row => row.Minor != 0)
            && source.TrueForAll(one => ledger.TrueForAll(other => GoTogether(bench, one, other)));
        if (whole)
        {
            bench.Take(source, ledger);
        }

        return whole;
    }

    private static void TakeParts(Workbench bench, SubsetSum sums, List<Candidate> source, List<Candidate> ledger)
    {
        var wholes = source.Select(row => (Row: row, IsSource: true)).Concat(ledger.Select(row => (Row: row, IsSource: false)))
            .OrderByDescending(whole => Math.Abs(whole.Row.Minor)).ThenBy(whole => whole.Row.Rank);
        foreach (var (row, isSource) in wholes)
        {
            var parts = (isSource ? ledger : source).Where(part => !part.IsTaken && GoTogether(bench, row, part)).ToList();
            if (!row.IsTaken && sums.Find(row.Minor, parts) is { } found)
            {
                bench.Take(isSource ? [row] : found, isSource ? found : [row]);
            }
        }
    }

    private static bool GoTogether(Workbench bench, Candidate one, Candidate other) =>
        bench.Weigh(one, other) is { KindAgrees: true } found && found.Client != Likeness.Different;

    private readonly record struct OneNumber(string Number);
}
