using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Reconciliation;

/// <summary>Compares the records of a practice system with those of the books, and explains every answer.</summary>
/// <remarks>The same records in another order give the same answer, and so do the two sides exchanged, seen from the other side.</remarks>
public static class Reconciler
{
    /// <summary>Compares two files' records.</summary>
    /// <exception cref="ArgumentException">An id stands twice in one file.</exception>
    public static ComparisonOutcome Compare(IReadOnlyList<ComparedRecord> source, IReadOnlyList<ComparedRecord> ledger)
    {
        var (left, right) = (Preparation.Order(source), Preparation.Order(ledger));
        var notes = new List<string>();
        if (Preparation.ChooseNumbers(left, right) is { } note)
        {
            notes.Add(note);
        }

        notes.AddRange(Preparation.AlignSigns(left, right));
        Preparation.AlignClients(left, right);

        var bench = new Workbench(left, right);
        Passes.Run(bench);

        var verdict = new Verdict(bench);
        var places = source.Select((record, place) => (record.Id, place)).ToDictionary(item => item.Id, item => item.place, StringComparer.Ordinal);
        var pairs = bench.Found.Select(group => verdict.On(group.Source, group.Ledger))
            .OrderBy(pair => pair.Source.Min(record => places[record.Id])).ToList();
        return new ComparisonOutcome(pairs, OneSided(left, source), OneSided(right, ledger), Total(source), Total(ledger), notes);
    }

    private static List<OneSidedRecord> OneSided(List<Candidate> rows, IReadOnlyList<ComparedRecord> inFileOrder)
    {
        var firsts = new Dictionary<Content, Candidate>();
        foreach (var row in rows)
        {
            firsts.TryAdd(row.Content, row);
        }

        var open = rows.Where(row => !row.IsTaken).ToDictionary(row => row.Record.Id, StringComparer.Ordinal);
        return
        [
            .. inFileOrder.Where(record => open.ContainsKey(record.Id)).Select(record =>
                firsts[open[record.Id].Content] is { } first && first.Record.Id != record.Id
                    ? new OneSidedRecord(record, $"second copy of {first.Record.Id}")
                    : new OneSidedRecord(record, "")),
        ];
    }

    private static Money Total(IReadOnlyList<ComparedRecord> records) => records.Count == 0
        ? Money.Zero(Currency.Usd)
        : records.Aggregate(Money.Zero(records[0].Amount.Currency), (sum, record) => sum + record.Amount);
}
