using System.Globalization;
using System.Text;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>Writes a comparison for reading: the figures, then only what needs a look.</summary>
public static class ComparisonText
{
    /// <summary>The text.</summary>
    public static string Write(ComparisonOutcome outcome)
    {
        var text = new StringBuilder();
        Line($"source  {outcome.SourceCount,8} records {outcome.SourceTotal.ToPlainString("N"),18}");
        Line($"ledger  {outcome.LedgerCount,8} records {outcome.LedgerTotal.ToPlainString("N"),18}");
        Line($"matched {outcome.Matched,8} pairs");
        Line($"differs {outcome.Differing,8} pairs");
        foreach (var pair in outcome.Pairs.Where(pair => pair.Status == PairStatus.Differs))
        {
            Line($"  {Ids(pair.Source)} / {Ids(pair.Ledger)}: {pair.Cause.InWords()}, difference {pair.Difference.ToPlainString("N")}");
            Line($"    {string.Join("; ", pair.Reasons)}");
        }

        Side("source only", outcome.SourceOnly);
        Side("ledger only", outcome.LedgerOnly);
        return text.ToString();

        void Side(string name, IReadOnlyList<OneSidedRecord> records)
        {
            Line($"{name} {records.Count}");
            foreach (var (record, remark) in records)
            {
                var tail = remark.Length > 0 ? $" ({remark})" : "";
                Line($"  {record.Id}  {record.Date:yyyy-MM-dd}  {record.Client}  {record.Amount.ToPlainString("N")}{tail}");
            }
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Ids(IReadOnlyList<ComparedRecord> records) => string.Join(" + ", records.Select(record => record.Id));
}
