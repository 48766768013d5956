using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Tests.ThreeWay;

/// <summary>A consistent month drawn from a seed: books first, then a bank that sees each entry after its lag. What the bank has not seen is known.</summary>
internal sealed class RandomMonth
{
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly DateOnly Start = new(2026, 6, 1);
    private static readonly int[] RoundAmounts = [25_000, 50_000, 50_000, 75_000];
    private readonly Random _random;
    private readonly List<LedgerRef> _ledgers;
    private int _next;

    public RandomMonth(int seed)
    {
        _random = new Random(seed);
        _ledgers = [.. Enumerable.Range(1, _random.Next(2, 6)).Select(number => new LedgerRef($"K-{number}00", $"K-{number}00 {Name(number)}", LedgerKind.Client))];
        Openings = [.. _ledgers.Select(ledger => new LedgerBalance(ledger, Money.Usd(_random.Next(900_000, 2_000_000))))];
        OpeningBook = Openings.Aggregate(Money.Usd(0m), (sum, ledger) => sum + ledger.Balance);
        Checks(_random.Next(0, 4), beforeStart: true);
        Checks(_random.Next(1, 14), beforeStart: false);
        Deposits(_random.Next(1, 8));
        Batches(_random.Next(0, 3));
        FeeTransfers(_random.Next(0, 5));
        Transfers(_random.Next(0, 4));
        Voids(_random.Next(0, 3));
        var opening = OpeningItems.Aggregate(OpeningBook, (sum, item) => sum - item.Amount);
        var closing = Lines.Aggregate(opening, (sum, line) => sum + line.Amount);
        (BankOpening, BankClosing) = _random.Next(3) switch { 0 => ((Money?)null, (Money?)null), 1 => (null, closing), _ => (opening, closing) };
    }

    public List<LedgerBalance> Openings { get; }

    public Money OpeningBook { get; set; }

    public Money? BankOpening { get; }

    public Money? BankClosing { get; }

    public List<JournalLine> OpeningItems { get; } = [];

    public List<JournalLine> Journal { get; } = [];

    public List<StatementLine> Lines { get; } = [];

    /// <summary>Ids of what the bank has not seen at the end.</summary>
    public HashSet<string> Uncleared { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids whose line carries a number or a reference of its own.</summary>
    public List<string> Documented { get; } = [];

    public ThreeWayResult Run(Random? order = null)
    {
        var lines = Lines.Select((line, index) => new BankLine((index + 1).ToString(CultureInfo.InvariantCulture), line)).ToArray();
        var (journal, items, openings) = (Journal.ToArray(), OpeningItems.ToArray(), Openings.ToArray());
        order?.Shuffle(lines);
        order?.Shuffle(journal);
        order?.Shuffle(items);
        order?.Shuffle(openings);
        return ThreeWayReconciliation.Run(new ThreeWayInput(
            AsOf, new BankSide(lines, BankOpening, BankClosing) { From = Start, To = AsOf }, new BookSide(OpeningBook, openings, items, journal) { From = Start }));
    }

    private static string Name(int number) => number switch { 1 => "Abernathy", 2 => "Birch Holdings LLC", 3 => "Castellan", 4 => "Drummond Family", _ => "Eastlake Foods" };

    private void Checks(int count, bool beforeStart)
    {
        for (var i = 0; i < count; i++)
        {
            var number = (3000 + ++_next).ToString(CultureInfo.InvariantCulture);
            var date = beforeStart ? Start.AddDays(-_random.Next(1, 40)) : Start.AddDays(_random.Next(30));
            var id = $"{(beforeStart ? "O" : "C")}{_next}";
            var entry = new JournalLine(id, date, Ledger(), -Amount(), JournalLineType.Disbursement) { Memo = $"Payee {_next} chk {number}" };
            (beforeStart ? OpeningItems : Journal).Add(entry);
            var booked = (beforeStart && date < Start ? Start : date).AddDays(_random.Next(45));
            See(entry, booked, new StatementLine(booked, entry.Amount, $"CHECK {number}") { CheckNumber = number, Type = StatementLineType.Check });
        }
    }

    private void Deposits(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var reference = $"SLP{1000 + ++_next}";
            var entry = new JournalLine($"D{_next}", Start.AddDays(_random.Next(30)), Ledger(), Amount(), JournalLineType.Deposit) { Memo = "Retainer", Reference = reference };
            Journal.Add(entry);
            var booked = entry.Date.AddDays(_random.Next(4));
            See(entry, booked, new StatementLine(booked, entry.Amount, "COUNTER DEPOSIT") { Reference = reference, Type = StatementLineType.Deposit });
        }
    }

    private void Batches(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var date = Start.AddDays(_random.Next(30));
            var booked = date.AddDays(_random.Next(3));
            var slip = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => new JournalLine($"S{++_next}", date, Ledger(), Amount(), JournalLineType.Deposit) { Reference = $"BATCH{i}" }).ToList();
            Journal.AddRange(slip);
            if (booked <= AsOf)
            {
                Lines.Add(new StatementLine(booked, slip.Aggregate(Money.Usd(0m), (sum, line) => sum + line.Amount), $"DEPOSIT BATCH{i}") { Type = StatementLineType.Deposit, Place = Lines.Count + 1 });
            }
            else
            {
                Uncleared.UnionWith(slip.Select(line => line.Id));
            }
        }
    }

    private void FeeTransfers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var invoice = $"INV-{6000 + ++_next}";
            var entry = new JournalLine($"F{_next}", Start.AddDays(_random.Next(30)), Ledger(), -Amount(), JournalLineType.FeeTransfer) { Memo = $"{invoice} to operating" };
            Journal.Add(entry);
            var booked = entry.Date.AddDays(_random.Next(2));
            See(entry, booked, new StatementLine(booked, entry.Amount, $"ONLINE TRANSFER {invoice}") { Type = StatementLineType.Transfer });
        }
    }

    private void Transfers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (date, amount) = (Start.AddDays(_random.Next(30)), Money.FromMinor(_random.Next(100_000, 900_000), Currency.Usd));
            Journal.Add(new JournalLine($"M{++_next}", date, _ledgers[0], -amount, JournalLineType.MatterTransfer) { Memo = $"to {_ledgers[1].Key}" });
            Journal.Add(new JournalLine($"N{_next}", date, _ledgers[1], amount, JournalLineType.MatterTransfer) { Memo = $"from {_ledgers[0].Key}" });
        }
    }

    private void Voids(int count)
    {
        foreach (var entry in Journal.Where(line => line.Type == JournalLineType.Disbursement && Uncleared.Contains(line.Id)).Take(count).ToList())
        {
            Journal.Add(new JournalLine($"V{++_next}", AsOf, entry.Ledger, -entry.Amount, JournalLineType.Void) { Memo = $"void ({entry.Id})", TakesBack = entry.Id });
            Uncleared.Remove(entry.Id);
        }
    }

    private void See(JournalLine entry, DateOnly booked, StatementLine line)
    {
        if (booked > AsOf)
        {
            Uncleared.Add(entry.Id);
            return;
        }

        Lines.Add(line with { Place = Lines.Count + 1 });
        Documented.Add(entry.Id);
    }

    private LedgerRef Ledger() => _ledgers[_random.Next(_ledgers.Count)];

    /// <summary>Often one of a few round amounts, so that near ties are the rule.</summary>
    private Money Amount() => Money.FromMinor(_random.Next(2) == 0 ? RoundAmounts[_random.Next(RoundAmounts.Length)] : _random.Next(1_000, 3_000_000), Currency.Usd);
}
