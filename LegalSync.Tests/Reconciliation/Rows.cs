using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Tests.Reconciliation;

/// <summary>Short ways to write rows, and to read an outcome as one line.</summary>
internal static class Rows
{
    /// <summary>A row from <c>id|date|number|client|kind|amount|description|matter</c>; what is left out is empty.</summary>
    public static ComparedRecord Row(string line)
    {
        var part = line.Split('|').Concat(Enumerable.Repeat("", 8)).ToArray();
        return new ComparedRecord(part[0], Money.Usd(decimal.Parse(part[5], CultureInfo.InvariantCulture)))
        {
            Date = part[1].Length == 0 ? null : DateOnly.ParseExact("2026-" + part[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Number = part[2],
            Client = part[3],
            Kind = RecordKinds.Read(part[4]),
            Description = part[6],
            Matter = part[7],
        };
    }

    /// <summary>Compares rows; a line that starts with L is the ledger's, every other the source's.</summary>
    public static ComparisonOutcome Compare(params string[] lines) => Reconciler.Compare(
        [.. lines.Where(line => line[0] != 'L').Select(Row)], [.. lines.Where(line => line[0] == 'L').Select(Row)]);

    /// <summary>The outcome as <c>S1=L1; S2+S3=L2 date differs 0.00; S4; L5</c>.</summary>
    public static string Text(ComparisonOutcome outcome) => string.Join("; ", outcome.Pairs
        .Select(pair => $"{Ids(pair.Source)}={Ids(pair.Ledger)}"
            + (pair.Status == PairStatus.Matched ? "" : $" {pair.Cause.InWords()} {pair.Difference.ToPlainString()}"))
        .Concat(outcome.SourceOnly.Select(only => only.Record.Id)).Concat(outcome.LedgerOnly.Select(only => only.Record.Id)));

    private static string Ids(IReadOnlyList<ComparedRecord> records) => string.Join('+', records.Select(record => record.Id));
}
