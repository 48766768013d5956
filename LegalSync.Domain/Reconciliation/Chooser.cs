namespace LegalSync.Domain.Reconciliation;

/// <summary>Chooses pairs among records that could all go together.</summary>
internal static class Chooser
{
    // Beyond this many combinations a group is walked by date, each record seeing only its neighbours.
    private const int AllCombinations = 10_000;
    private const int Neighbours = 12;
    private const int MostRounds = 8;

    /// <summary>A possible pair and how well it fits.</summary>
    private readonly record struct Option(Candidate Source, Candidate Ledger, int Score);

    /// <summary>Who fits a record best; nobody is chosen when two who are no copies fit as well.</summary>
    private readonly record struct Favourite(int Score, Candidate Any, Candidate? Chosen);

    /// <summary>Takes the best first; among equals, the first copy with the first copy. For evidence strong enough to bear a tie.</summary>
    public static void TakeBest(Workbench bench, List<Candidate> source, List<Candidate> ledger, Func<Candidate, Candidate, int?> score)
    {
        var options = Options(source, ledger, score);
        // Two options of equal score and equal sum of ranks never share a record, so the order is the same seen from either side.
        options.Sort((one, other) => one.Score != other.Score
            ? other.Score.CompareTo(one.Score)
            : (one.Source.Rank + one.Ledger.Rank).CompareTo(other.Source.Rank + other.Ledger.Rank));
        foreach (var option in options)
        {
            if (!option.Source.IsTaken && !option.Ledger.IsTaken)
            {
                bench.Take([option.Source], [option.Ledger]);
            }
        }
    }

    /// <summary>Takes only pairs whose two members each fit the other best and nobody else as well. Copies of one record are no rivals.</summary>
    /// <returns>The pairs that stayed open because of rivals.</returns>
    public static IReadOnlyList<(Candidate Source, Candidate Ledger)> TakeUnrivalled(
        Workbench bench, List<Candidate> source, List<Candidate> ledger, Func<Candidate, Candidate, int?> score)
    {
        var options = Options(source, ledger, score);
        for (var round = 0; options.Count > 0 && (round < MostRounds || options.Count <= AllCombinations); round++)
        {
            var forSource = Best(options, option => option.Source, option => option.Ledger);
            var forLedger = Best(options, option => option.Ledger, option => option.Source);
            var mutual = options.FindAll(option =>
                forSource[option.Source].Chosen == option.Ledger && forLedger[option.Ledger].Chosen == option.Source);
            if (mutual.Count == 0)
            {
                break;
            }

            foreach (var option in mutual)
            {
                bench.Take([option.Source], [option.Ledger]);
            }

            options.RemoveAll(option => option.Source.IsTaken || option.Ledger.IsTaken);
        }

        return [.. options.Select(option => (option.Source, option.Ledger))];
    }

    /// <summary>As many as there are on the other side, and each fits each: who goes with whom changes nothing, so they go by day.</summary>
    public static void TakeInterchangeable(Workbench bench, IReadOnlyList<(Candidate Source, Candidate Ledger)> rivals)
    {
        var source = rivals.Select(pair => pair.Source).Distinct().OrderBy(row => row.Day).ThenBy(row => row.Rank).ToList();
        var ledger = rivals.Select(pair => pair.Ledger).Distinct().OrderBy(row => row.Day).ThenBy(row => row.Rank).ToList();
        if (source.Count != ledger.Count || rivals.Count != (long)source.Count * ledger.Count)
        {
            return;
        }

        foreach (var (one, other) in source.Zip(ledger))
        {
            bench.Take([one], [other]);
        }
    }

    private static Dictionary<Candidate, Favourite> Best(
        List<Option> options, Func<Option, Candidate> chooser, Func<Option, Candidate> chosen)
    {
        var best = new Dictionary<Candidate, Favourite>(ReferenceEqualityComparer.Instance);
        foreach (var option in options)
        {
            var rival = chosen(option);
            best[chooser(option)] = !best.TryGetValue(chooser(option), out var so) || option.Score > so.Score ? new Favourite(option.Score, rival, rival)
                : option.Score < so.Score ? so
                : rival.Content != so.Any.Content ? so with { Chosen = null }
                : so.Chosen is not null && rival.Rank < so.Chosen.Rank ? so with { Chosen = rival }
                : so;
        }

        return best;
    }

    private static List<Option> Options(List<Candidate> source, List<Candidate> ledger, Func<Candidate, Candidate, int?> score)
    {
        var options = new List<Option>();
        var open = ledger.Where(row => !row.IsTaken).ToList();
        var all = (long)source.Count * open.Count <= AllCombinations;
        if (!all)
        {
            open = [.. open.OrderBy(row => row.Day ?? 0).ThenBy(row => row.Rank)];
            source = [.. source.OrderBy(row => row.Day ?? 0).ThenBy(row => row.Rank)];
        }

        var near = 0;
        for (var i = 0; i < source.Count; i++)
        {
            var row = source[i];
            while (!all && near < open.Count - 1 && (open[near].Day ?? 0) < (row.Day ?? 0))
            {
                near++;
            }

            // Rows of one day keep their place in that day, so that a thousand on a day meet their like and not all the first.
            var centre = all ? 0 : Math.Clamp(near + SameDayBefore(source, i), 0, open.Count - 1);
            var from = all ? 0 : Math.Max(0, centre - Neighbours);
            var to = all ? open.Count : Math.Min(open.Count, centre + Neighbours + 1);
            for (var at = from; at < to && !row.IsTaken; at++)
            {
                if (score(row, open[at]) is { } points)
                {
                    options.Add(new Option(row, open[at], points));
                }
            }
        }

        return options;
    }

    private static int SameDayBefore(List<Candidate> rows, int index)
    {
        var (low, high) = (0, index);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = (rows[middle].Day ?? 0) < (rows[index].Day ?? 0) ? (middle + 1, high) : (low, middle);
        }

        return index - low;
    }
}
