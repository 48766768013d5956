using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>The chart of accounts in the order of the reports, and what each account held on a day.</summary>
internal sealed class AccountTree(Books books)
{
    private static readonly string[] Order =
    [
        "Bank", "Accounts Receivable", "Other Current Asset", "Fixed Asset", "Other Asset", "Accounts Payable", "Credit Card", "Other Current Liability",
        "Long Term Liability", "Equity", "Income", "Cost of Goods Sold", "Expense", "Other Income", "Other Expense",
    ];

    private readonly List<(string Account, DateOnly Date, decimal Amount)> _moves =
        [.. books.Ledger.Documents.SelectMany(entry => entry.Postings.Select(posting =>
            (posting.AccountId, books[entry.Document.Kind].Find(entry.Document.Id)!.Date("TxnDate")!.Value, posting.Amount)))];

    private readonly string _retained = books.AccountOf("RetainedEarnings");

    /// <summary>Every account, type by type and then by name.</summary>
    public IReadOnlyList<JsonObject> All { get; } =
        [.. books["Account"].All.OrderBy(account => Array.IndexOf(Order, account.Text("AccountType"))).ThenBy(account => account.Text("FullyQualifiedName"), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether an account starts every fiscal year at nothing.</summary>
    public static bool IsResult(JsonObject account) => account.Text("Classification") is "Revenue" or "Expense";

    /// <summary>The accounts directly below one, or the topmost ones.</summary>
    public IEnumerable<JsonObject> Below(string? parent) => All.Where(account => account.Ref("ParentRef") == parent);

    /// <summary>Debit less credit of each account at the end of a day: results since the fiscal year began, those of earlier years in retained earnings.</summary>
    public Dictionary<string, decimal> At(DateOnly day) => Sum(day, ReportPeriod.FiscalYearOf(day));

    /// <summary>What stood there when a day began, seen from that day's fiscal year.</summary>
    public Dictionary<string, decimal> Before(DateOnly day) => Sum(day.AddDays(-1), ReportPeriod.FiscalYearOf(day));

    /// <summary>What each account moved in a period.</summary>
    public Dictionary<string, decimal> Moved(DateOnly from, DateOnly to) => _moves
        .Where(move => move.Date >= from && move.Date <= to)
        .GroupBy(move => move.Account, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(move => move.Amount), StringComparer.Ordinal);

    private Dictionary<string, decimal> Sum(DateOnly to, DateOnly yearStart)
    {
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var results = books["Account"].All.Where(IsResult).Select(account => account.Text("Id")!).ToHashSet(StringComparer.Ordinal);
        foreach (var (account, date, amount) in _moves.Where(move => move.Date <= to))
        {
            var at = results.Contains(account) && date < yearStart ? _retained : account;
            sums[at] = sums.GetValueOrDefault(at) + amount;
        }

        return sums;
    }
}
