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
                TakeNearly(bench, source, ledger);
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

    /// <summary>Lines of one document whose sum is nearer to the whole than any line is: the document, with another amount.</summary>
    private static void TakeNearly(Workbench bench, List<Candidate> source, List<Candidate> ledger)
    {
        var (left, right) = (source.FindAll(row => !row.IsTaken), ledger.FindAll(row => !row.IsTaken));
        var (whole, lines) = left.Count == 1 ? (left[0], right) : right.Count == 1 ? (right[0], left) : (null, left);
        if (whole is null || lines.Count < 2 || lines.TrueForAll(line => line.Content == lines[0].Content)
            || !lines.TrueForAll(line => GoTogether(bench, whole, line) && line.Day == lines[0].Day && line.Kind == lines[0].Kind
                && Math.Sign(line.Minor) == Math.Sign(whole.Minor)))
        {
            return;
        }

        var distance = Math.Abs(lines.Sum(line => line.Minor) - whole.Minor);
        if (lines.TrueForAll(line => Math.Abs(line.Minor - whole.Minor) > distance))
        {
            bench.Take(left, right);
        }
    }

    private static bool GoTogether(Workbench bench, Candidate one, Candidate other) =>
        bench.Weigh(one, other) is { KindAgrees: true } found && found.Client != Likeness.Different;

    private readonly record struct OneNumber(string Number);
}
