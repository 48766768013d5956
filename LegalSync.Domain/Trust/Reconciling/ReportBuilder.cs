using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Makes the report of a reconciliation. Pure: the same workpaper, signer and instant give the same report.</summary>
public static class ReportBuilder
{
    private static readonly ReportColumn[] _figureColumns = [new("Figure", 60), new("Amount", 20, true), new("Remark", 40)];

    /// <summary>Makes it.</summary>
    /// <param name="paper">What it is made of.</param>
    /// <param name="standing">How it stands.</param>
    /// <param name="signer">Who signs; null for a draft.</param>
    /// <param name="at">When it is signed, or made.</param>
    public static ReconciliationReport Of(Workpaper paper, Standing standing, Actor? signer, DateTimeOffset at)
    {
        var (month, facts) = (paper.Month, paper.Facts);
        var prepared = month is { PreparedBy: { } by, PreparedAt: { } when } ? $"{by}, {Instant(when)}" : $"{month.StartedBy}, not submitted yet";
        return new ReconciliationReport
        {
            Firm = facts.Firm,
            Account = Title(facts),
            Period = $"{Day(month.From)} to {Day(month.Through)}",
            Through = month.Through,
            Prepared = prepared,
            Reviewed = signer is null ? "" : $"{signer.Display}, {Instant(at)}",
            At = at,
            IsDraft = signer is null,
            IsTied = standing.IsTied,
            Verdict = Verdict(standing),
            Attestation = signer is null
                ? "Draft. Nobody has attested to it."
                : $"{signer.Display} has reviewed this reconciliation, which {month.PreparedBy} prepared, with its statements, journal and ledgers, and attests that client money is held as it shows.",
            Tables =
            [
                Figures(standing), Bank(standing.OpenEntries, true), Bank(standing.OpenEntries, false), BankSide(standing), Book(paper, standing.Figures),
                ReportLists.Ledgers(standing), ReportLists.Items(paper, standing), ReportLists.Stale(standing), ReportLists.Changes(paper), ReportLists.Overrides(paper),
                Ties(standing), ReportLists.Sample(paper, standing), ReportLists.Matches(standing), ReportLists.Lines(paper), ReportLists.Journal(paper), ReportLists.Sources(paper),
            ],
        };
    }

    /// <summary>The account's title with its last four digits.</summary>
    public static string Title(TrustFacts facts)
    {
        var number = facts.Account.Number;
        return number.Length == 0 ? facts.Account.Name : $"{facts.Account.Name}, ending {(number.Length <= 4 ? number : number[^4..])}";
    }

    /// <summary>The verdict in a plain sentence.</summary>
    public static string Verdict(Standing standing)
    {
        var figures = standing.Figures;
        return figures.AdjustedBank is not { } bank ? "The bank's closing balance is not known yet."
            : standing.IsTied && standing.Blockers.Count == 0 ? $"Bank, journal and client ledgers agree at {bank}."
            : standing.IsTied ? $"The three figures agree at {bank}, but something else is open: {standing.Blockers[0]}"
            : bank != figures.Book ? $"Bank and journal differ by {bank - figures.Book}."
            : $"Journal and client ledgers differ by {figures.Book - figures.Ledgers}.";
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    private static ReportTable Figures(Standing standing)
    {
        var figures = standing.Figures;
        return new("1. Three figures", _figureColumns,
        [
            Row("A. Adjusted bank", figures.AdjustedBank, ""),
            Row("B. Trust journal", figures.Book, ""),
            Row("C. Client ledgers and the account's own ledgers", figures.Ledgers, ""),
            Row("A less B", figures.Difference, "must be nought", figures.Difference is not { IsZero: true }),
            Row("B less C", figures.Book - figures.Ledgers, "must be nought", figures.Book != figures.Ledgers),
        ]);
    }

    private static ReportTable BankSide(Standing standing)
    {
        var figures = standing.Figures;
        return new("2c. Bank side", _figureColumns,
        [
            Row("Balance before the period", figures.BankOpening, ""),
            Row("Closing balance of the statement", figures.BankClosing, ""),
            Row("Deposits in transit", figures.InTransit, "section 2a"),
            Row("Outstanding disbursements", -figures.Outstanding, "section 2b"),
            Row("Errors of the bank, taken off", figures.BankErrors, "section 5"),
            Row("Booked by the journal after the period", figures.CutOff, "section 5"),
            new([ReportCell.Of("Adjusted bank"), ReportCell.Of(figures.AdjustedBank), ReportCell.Of("A")], true),
        ]);
    }

    private static ReportTable Bank(IEnumerable<OutstandingEntry> open, bool isIn)
    {
        var rows = open.Where(entry => entry.Entry.Amount.IsNegative != isIn).ToList();
        return new(isIn ? "2a. Deposits in transit" : "2b. Outstanding disbursements",
            [new("Date", 12), new("Number", 10), new("Payor or payee", 24), new("Ledger", 26), new("Amount", 14, true), new("Days", 7, true)],
            [
                .. rows.Select(entry => new ReportRow(
                [
                    ReportCell.Of(entry.Entry.Date), ReportCell.Of(entry.Entry.CheckNumber.Length > 0 ? entry.Entry.CheckNumber : entry.Entry.Reference),
                    ReportCell.Of(entry.Entry.Party.Length > 0 ? entry.Entry.Party : entry.Entry.Memo), ReportCell.Of(entry.Entry.Ledger.Label), ReportCell.Of(entry.Entry.Amount), ReportCell.Of(entry.Age),
                ])),
            ]);
    }

    private static ReportTable Book(Workpaper paper, ReconcileFigures figures)
    {
        var (facts, month) = (paper.Facts, paper.Month);
        var transfers = facts.Journal.Where(line => line.Date >= month.From && line.Date <= month.Through && !line.MovesBank && !line.Amount.IsNegative).ToList();
        var moved = transfers.Aggregate(Money.Zero(facts.Currency), (sum, line) => sum + line.Amount);
        return new("3. Book side", _figureColumns,
        [
            Row("Balance before the period", figures.BookOpening, ""),
            Row("Receipts", figures.Receipts, ""),
            Row("Disbursements", -figures.Disbursements, ""),
            Row("Moved between ledgers", moved, "nought in sum"),
            new([ReportCell.Of("Balance at the last day"), ReportCell.Of(figures.Book), ReportCell.Of("B")], true),
            Row("Trust bank account in QuickBooks", facts.InBooks.BankAt(month.Through, facts.Currency), facts.InBooks.BankAccount ?? "no account is mapped"),
            Row("Trust liability in QuickBooks", facts.InBooks.LiabilityAt(month.Through, facts.Currency), facts.InBooks.LiabilityAccount ?? "no account is mapped"),
        ]);
    }

    private static ReportTable Ties(Standing standing) => new("9. Ties", [new("Tie", 10), new("What is compared", 50), new("First", 16, true), new("Second", 16, true), new("Difference", 14, true), new("Explained", 30)],
    [
        .. standing.Ties.Select(tie => new ReportRow(
        [
            ReportCell.Of(tie.Name), ReportCell.Of(tie.What), ReportCell.Of(tie.Left), ReportCell.Of(tie.Right), ReportCell.Of(tie.Difference), ReportCell.Of(tie.Holds ? "" : tie.Item?.Note ?? "no"),
        ], false, !tie.Holds)),
        new(
        [
            ReportCell.Of("T-7"), ReportCell.Of("No ledger below zero on any day"), ReportCell.Of(standing.Ledgers.Count(ledger => IsNegative(ledger))), ReportCell.Of(0), ReportCell.Of(""), ReportCell.Of(""),
        ], false, standing.Ledgers.Any(IsNegative)),
    ]);

    internal static bool IsNegative(LedgerPeriod ledger) => ledger.Closing.IsNegative || ledger.Lowest.IsNegative;

    private static ReportRow Row(string what, Money? amount, string remark, bool isAlarming = false) =>
        new([ReportCell.Of(what), ReportCell.Of(amount), ReportCell.Of(remark)], false, isAlarming);
}
