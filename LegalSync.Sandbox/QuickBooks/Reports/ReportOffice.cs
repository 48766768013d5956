using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>The reports that can be asked for.</summary>
internal static class ReportOffice
{
    private static readonly Dictionary<string, IReport> Reports = new IReport[]
    {
        new GeneralLedgerReport(), new TrialBalanceReport(), new TransactionListReport(), new JournalReport(), new AccountListReport(),
        new BalanceSheetReport(), new ProfitAndLossReport(),
        new CustomerAges("AgedReceivables", isAged: true), new CustomerAges("CustomerBalance", isAged: false),
        new OpenItemDetail("AgedReceivableDetail", isAged: true), new OpenItemDetail("CustomerBalanceDetail", isAged: false),
    }.ToDictionary(report => report.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The report of a name.</summary>
    /// <exception cref="RefusedException">There is none, or a parameter makes no sense.</exception>
    public static JsonObject Build(Books books, string name, IReadOnlyDictionary<string, string> parameters) =>
        Reports.TryGetValue(name, out var report)
            ? report.Build(books, new ReportRequest(parameters, books.Clock.Today))
            : throw Refuse.Unsupported($"report {name}");
}
