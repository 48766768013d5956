using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Tests.ThreeWay;

/// <summary>June 2026 of a made-up firm: twelve bank lines, seventeen entries, one deposit in transit, one cheque outstanding. Tests take it and break it.</summary>
internal sealed class TrustMonth
{
    public static readonly Money Balanced = Money.Usd(128_678.10m);

    private readonly Dictionary<string, LedgerRef> _ledgers = new(StringComparer.Ordinal);
    private readonly List<LedgerBalance> _openings = [];

    public TrustMonth()
    {
        Ledger("T-201", "Holloway", 6_400.00m);
        Ledger("T-202", "Larkspur Dental LLC", 15_250.00m);
        Ledger("T-203", "Larkspur Dental LLC", 0m);
        Ledger("T-204", "Okafor Estate", 52_310.50m);
        Ledger("T-205", "Quimby", 980.00m);
        Ledger("T-206", "Reyes", 0m);
        Ledger("FIRM", "Firm funds for bank charges", 150.00m, LedgerKind.FirmCushion);
        Ledger("INTEREST", "Foundation interest", 0m, LedgerKind.Interest);
        OpeningItems.Add(new JournalLine("chk 5101", new DateOnly(2026, 5, 27), _ledgers["T-205"], Money.Usd(-640m), JournalLineType.Disbursement) { Memo = "chk 5101" });
        WriteJournal();
        WriteStatement();
    }

    public List<JournalLine> OpeningItems { get; } = [];

    public List<JournalLine> Journal { get; } = [];

    public List<StatementLine> Lines { get; } = [];

    public Money OpeningBook { get; set; } = Money.Usd(75_090.50m);

    public Money? BankOpening { get; set; } = Money.Usd(75_730.50m);

    public Money? BankClosing { get; set; } = Money.Usd(128_158.10m);

    public DateOnly AsOf { get; set; } = new(2026, 6, 30);

    public JournalLine this[string id] => Journal.Single(line => line.Id == id);

    public LedgerRef LedgerOf(string key) => _ledgers[key];

    public ThreeWayInput Input => new(AsOf,
        new BankSide(BankLine.Of(new BankStatement(StatementFormat.Csv, "", Currency.Usd, Lines)), BankOpening, BankClosing) { From = new DateOnly(2026, 6, 1), To = new DateOnly(2026, 6, 30) },
        new BookSide(OpeningBook, _openings, OpeningItems, Journal));

    public ThreeWayResult Run() => ThreeWayReconciliation.Run(Input);

    /// <summary>Changes an entry.</summary>
    public TrustMonth With(string id, Func<JournalLine, JournalLine> change)
    {
        Journal[Journal.FindIndex(line => line.Id == id)] = change(this[id]);
        return this;
    }

    public TrustMonth Without(string id)
    {
        Journal.Remove(this[id]);
        return this;
    }

    public TrustMonth Post(string id, string date, string ledger, decimal amount, JournalLineType type, string memo)
    {
        Journal.Add(new JournalLine(id, Day(date), _ledgers[ledger], Money.Usd(amount), type) { Memo = memo });
        return this;
    }

    /// <summary>Adds a line; the bank's closing balance counts it.</summary>
    public TrustMonth Bank(string date, decimal amount, string text, string bankId = "")
    {
        Lines.Add(new StatementLine(Day(date), Money.Usd(amount), text) { Place = Lines.Count + 1, BankId = bankId });
        BankClosing += Money.Usd(amount);
        return this;
    }

    /// <summary>Changes the line that has the text; the bank's closing balance follows.</summary>
    public TrustMonth WithLine(string text, Func<StatementLine, StatementLine> change)
    {
        var at = Lines.FindIndex(line => line.Description == text);
        var (before, after) = (Lines[at], change(Lines[at]));
        Lines[at] = after;
        BankClosing += after.Amount - before.Amount;
        return this;
    }

    public TrustMonth WithoutBalances()
    {
        (BankOpening, BankClosing) = (null, null);
        return this;
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Ledger(string key, string client, decimal balance, LedgerKind kind = LedgerKind.Client)
    {
        _ledgers[key] = new LedgerRef(key, $"{key} {client}", kind);
        _openings.Add(new LedgerBalance(_ledgers[key], Money.Usd(balance)));
    }

    private void WriteJournal() => this
        .Post("E01", "2026-06-02", "T-206", 2_800.00m, JournalLineType.Deposit, "Reyes retainer check")
        .Post("E02", "2026-06-03", "T-203", 18_000.00m, JournalLineType.Deposit, "Larkspur wire")
        .Post("E03", "2026-06-05", "T-203", -512.40m, JournalLineType.Disbursement, "Court Reporters transcript chk 5102")
        .Post("E04", "2026-06-09", "T-201", -1_975.00m, JournalLineType.FeeTransfer, "INV-7001 to operating 4420")
        .Post("E05", "2026-06-10", "T-206", -2_800.00m, JournalLineType.Return, "Reyes check returned")
        .Post("E06", "2026-06-10", "FIRM", -15.00m, JournalLineType.BankFee, "Returned item fee")
        .Post("E07", "2026-06-12", "T-204", 88_000.00m, JournalLineType.Deposit, "Northern Mutual settlement wire")
        .Post("E08", "2026-06-15", "T-202", -725.00m, JournalLineType.Disbursement, "Survey Partners chk 5105")
        .Post("E09", "2026-06-16", "T-204", -21_430.00m, JournalLineType.Disbursement, "Valley Clinic lien chk 5103")
        .Post("E10", "2026-06-17", "T-202", -4_200.00m, JournalLineType.MatterTransfer, "to T-203, client letter 06/17")
        .Post("E11", "2026-06-17", "T-203", 4_200.00m, JournalLineType.MatterTransfer, "from T-202, client letter 06/17")
        .Post("E12", "2026-06-19", "T-205", -980.00m, JournalLineType.Refund, "Quimby refund chk 5104")
        .Post("E13", "2026-06-23", "T-204", -29_000.00m, JournalLineType.FeeTransfer, "INV-7002 to operating 4420")
        .Post("E14", "2026-06-26", "T-201", 1_500.00m, JournalLineType.Deposit, "Holloway replenishment eCheck")
        .Post("E15", "2026-06-29", "T-202", 725.00m, JournalLineType.Void, "void chk 5105 (E08)")
        .Post("E16", "2026-06-30", "INTEREST", 5.87m, JournalLineType.Interest, "Interest credited")
        .Post("E17", "2026-06-30", "INTEREST", -5.87m, JournalLineType.InterestRemittance, "Swept to foundation");

    private void WriteStatement()
    {
        var closing = BankClosing;
        Bank("2026-06-03", 2_800.00m, "COUNTER DEPOSIT", "F01");
        Bank("2026-06-03", 18_000.00m, "INCOMING WIRE LARKSPUR DENTAL T-203", "F02");
        Bank("2026-06-08", -640.00m, "CHECK 5101", "F03");
        Bank("2026-06-09", -512.40m, "CHECK 5102", "F04");
        Bank("2026-06-09", -1_975.00m, "ONLINE TRANSFER TO CHK 4420 INV-7001", "F05");
        Bank("2026-06-10", -2_800.00m, "RETURNED DEPOSITED ITEM NSF REYES", "F06");
        Bank("2026-06-10", -15.00m, "RETURNED ITEM FEE", "F07");
        Bank("2026-06-12", 88_000.00m, "INCOMING WIRE NORTHERN MUTUAL OKAFOR ESTATE", "F08");
        Bank("2026-06-22", -21_430.00m, "CHECK 5103", "F09");
        Bank("2026-06-23", -29_000.00m, "ONLINE TRANSFER TO CHK 4420 INV-7002", "F10");
        Bank("2026-06-30", 5.87m, "INTEREST PAID", "F11");
        Bank("2026-06-30", -5.87m, "INT TO BAR FOUNDATION", "F12");
        BankClosing = closing;
    }
}
