using System.Globalization;
using System.Text;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Web.Verbs;

/// <summary>Writes a three-way reconciliation for reading: the three figures, what leads to them, then what needs a look.</summary>
internal static class ThreeWayText
{
    /// <summary>The text.</summary>
    public static string Write(ThreeWayResult result)
    {
        var text = new StringBuilder();
        Line($"Three-way reconciliation as of {result.AsOf:yyyy-MM-dd}: {(result.IsBalanced ? "balanced" : "NOT BALANCED")}");
        Line($"");
        Line($"  bank ending balance        {result.BankEnding.ToPlainString("N"),18}");
        Items("deposits in transit", result.DepositsInTransit);
        Items("outstanding payments", result.Outstanding);
        foreach (var error in result.BankErrors)
        {
            Line($"    bank error {error.Ticket}  {error.Amount.ToPlainString("N")}");
        }

        Line($"  A adjusted bank            {result.AdjustedBank.ToPlainString("N"),18}");
        Line($"  B book                     {result.BookBalance.ToPlainString("N"),18}   A - B {result.BankToBook.ToPlainString("N")}");
        Line($"  C ledgers                  {result.LedgerTotal.ToPlainString("N"),18}   B - C {result.BookToLedgers.ToPlainString("N")}");
        Line($"");
        foreach (var ledger in result.Ledgers)
        {
            Line($"    {ledger.Ledger.Label,-40} {ledger.Closing.ToPlainString("N"),18}{(ledger.IsNegative ? $"   NEGATIVE: {ledger.Lowest.ToPlainString("N")} on {ledger.LowestOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}");
        }

        foreach (var difference in result.Differences)
        {
            Line($"");
            Line($"  {difference.Kind}  {difference.Amount.ToPlainString("N")}  {string.Join("; ", difference.Suspects)}");
            Line($"    {difference.Hint}");
        }

        return text.ToString();

        void Items(string name, IReadOnlyList<OpenItem> items)
        {
            Line($"  {name}: {items.Count}");
            foreach (var item in items)
            {
                Line($"    {item.Entry.Date:yyyy-MM-dd}  {item.Reference}  {item.Party}  {item.Entry.Ledger.Key}  {item.Amount.ToPlainString("N")}  {item.AgeInDays} days{(item.IsUncertain ? "  (one of several)" : "")}");
            }
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
