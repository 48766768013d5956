using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.ParallelRun;

/// <summary>One deposit for several receipts: each line of it is one record of the other side, of the same client, amount and day.</summary>
internal static class SlipLook
{
    private const int MostLines = 60;

    /// <summary>Takes the deposits whose every line has its record.</summary>
    public static void Run(PairBench bench)
    {
        Take(bench.Theirs(RecordFamily.In), bench.Ours(RecordFamily.In), (slip, parts) => bench.Take(parts, [slip.Key], Reasons(parts.Count, "ours")));
        Take(bench.Ours(RecordFamily.In), bench.Theirs(RecordFamily.In), (slip, parts) => bench.Take([slip.Key], parts, Reasons(parts.Count, "theirs")));
    }

    private static IReadOnlyList<string> Reasons(int parts, string whose) =>
        [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"each of its {parts} lines is one record of {whose}: same client, amount and day")];

    private static void Take(IReadOnlyList<ComparedSide> slips, IReadOnlyList<ComparedSide> singles, Action<ComparedSide, IReadOnlyList<string>> take)
    {
        var open = new Dictionary<PartKey, Queue<ComparedSide>>();
        foreach (var single in singles.Where(single => single.Lines.Count <= 1))
        {
            var key = new PartKey(single.Customer, single.Amount, single.Date);
            if (!open.TryGetValue(key, out var queue))
            {
                open[key] = queue = new Queue<ComparedSide>();
            }

            queue.Enqueue(single);
        }

        foreach (var slip in slips.Where(slip => slip.Lines.Count is > 1 and <= MostLines))
        {
            var parts = slip.Lines.GroupBy(line => new PartKey(line.Customer.Length > 0 ? line.Customer : slip.Customer, line.Amount, slip.Date)).ToList();
            if (parts.All(part => open.TryGetValue(part.Key, out var queue) && queue.Count >= part.Count()))
            {
                take(slip, [.. parts.SelectMany(part => part.Select(_ => open[part.Key].Dequeue().Key))]);
            }
        }
    }

    private readonly record struct PartKey(string Customer, Money Amount, DateOnly Day);
}
