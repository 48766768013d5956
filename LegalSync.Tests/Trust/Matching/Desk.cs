using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Tests.Trust.Matching;

/// <summary>Lines of a bank and of a journal laid side by side; days are days of September 2026.</summary>
internal sealed class Desk
{
    public static readonly LedgerRef Abbot = new("M-11", "M-11 Abbot", LedgerKind.Client);
    public static readonly LedgerRef Bexley = new("M-22", "M-22 Bexley", LedgerKind.Client);

    private readonly List<BankLine> _lines = [];
    private readonly List<JournalLine> _entries = [];
    private readonly List<ConfirmedMatch> _confirmed = [];
    private readonly List<MatchHabit> _habits = [];

    public BankMatching Match() => BankMatcher.Match(new BankMatchInput(_lines, _entries) { Confirmed = _confirmed, Habits = _habits });

    public Desk Line(string key, int day, decimal amount, string text, StatementLineType type = StatementLineType.Other, string check = "")
    {
        _lines.Add(new BankLine(key, new StatementLine(Day(day), Money.Usd(amount), text) { Type = type, CheckNumber = check }));
        return this;
    }

    public Desk Deposit(string id, int day, decimal amount, LedgerRef? ledger = null, string slip = "", string memo = "") =>
        Entry(new JournalLine(id, Day(day), ledger ?? Abbot, Money.Usd(amount), JournalLineType.Deposit) { Reference = slip, Memo = memo });

    public Desk Cheque(string id, int day, decimal amount, string number) =>
        Entry(new JournalLine(id, Day(day), Abbot, Money.Usd(amount), JournalLineType.Disbursement) { CheckNumber = number });

    public Desk Entry(string id, int day, decimal amount, JournalLineType type, LedgerRef? ledger = null, string memo = "") =>
        Entry(new JournalLine(id, Day(day), ledger ?? Abbot, Money.Usd(amount), type) { Memo = memo });

    public Desk Entry(JournalLine entry)
    {
        _entries.Add(entry);
        return this;
    }

    public Desk Confirmed(string[] lines, string[] entries)
    {
        _confirmed.Add(new ConfirmedMatch(lines, entries));
        return this;
    }

    public Desk Habit(MatchHabit habit)
    {
        _habits.Add(habit);
        return this;
    }

    public static DateOnly Day(int day) => new DateOnly(2026, 9, 1).AddDays(day - 1);

    /// <summary>A match in one word: <c>b1+b2=e1</c>.</summary>
    public static string Word(BankMatch match) =>
        $"{string.Join('+', match.Lines.Select(line => line.Key))}={string.Join('+', match.Entries.Select(entry => entry.Id))}";
}
