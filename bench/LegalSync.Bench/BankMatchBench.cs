using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Bench;

/// <summary>Matches 10,000 bank lines to 10,000 journal lines: cheques, deposits, batches, transfers, many of the same round amounts.</summary>
internal static class BankMatchBench
{
    private const int Count = 10_000;
    private const int Rounds = 5;
    private const double MostSeconds = 1.0;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Runs it; 1 when it takes a second or longer.</summary>
    public static int Run()
    {
        var input = Draw();
        var seconds = new List<double>();
        var matching = BankMatcher.Match(input);
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            matching = BankMatcher.Match(input);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        seconds.Sort();
        var middle = Math.Round(seconds[Rounds / 2], 3);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            Lines = input.Lines.Count,
            Entries = input.Entries.Count,
            Reached = middle < MostSeconds,
            Seconds = middle,
            Slowest = Math.Round(seconds[^1], 3),
            MatchedLines = matching.Matches.Sum(match => match.Lines.Count),
            AmbiguousLines = matching.Ambiguous.Sum(group => group.Lines.Count),
            UnmatchedLines = matching.UnmatchedLines.Count,
            UnmatchedEntries = matching.UnmatchedEntries.Count,
        }, Json));
        return middle < MostSeconds ? 0 : 1;
    }

    private static BankMatchInput Draw()
    {
        var random = new Random(20261129);
        var start = new DateOnly(2026, 1, 1);
        var lines = new List<BankLine>(Count);
        var entries = new List<JournalLine>(Count);
        for (var i = 0; i < Count; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var ledger = new LedgerRef($"K-{i % 400}", $"K-{i % 400} Client{(char)('A' + (i % 26))}", LedgerKind.Client);
            var date = start.AddDays(random.Next(360));
            var amount = Money.FromMinor(random.Next(3) == 0 ? random.Next(1, 40) * 25_00 : random.Next(100, 5_000_000), Currency.Usd);
            var lag = random.Next(4);
            var (entry, line) = (i % 4) switch
            {
                0 => (new JournalLine(number, date, ledger, -amount, JournalLineType.Disbursement) { Memo = $"Payee chk {10_000 + i}" },
                    new StatementLine(date.AddDays(random.Next(40)), -amount, $"CHECK {10_000 + i}") { Type = StatementLineType.Check }),
                1 => (new JournalLine(number, date, ledger, -amount, JournalLineType.FeeTransfer) { Memo = $"INV-{i} to operating" },
                    new StatementLine(date, -amount, $"ONLINE TRANSFER INV-{i}") { Type = StatementLineType.Transfer }),
                _ => (new JournalLine(number, date, ledger, amount, JournalLineType.Deposit) { Memo = "Retainer" },
                    new StatementLine(date.AddDays(lag), amount, "COUNTER DEPOSIT") { Type = StatementLineType.Deposit }),
            };
            entries.Add(entry);
            lines.Add(new BankLine(number, random.Next(20) == 0 ? line with { Amount = line.Amount + Money.FromMinor(1, Currency.Usd) } : line));
        }

        return new BankMatchInput(lines, entries);
    }
}
