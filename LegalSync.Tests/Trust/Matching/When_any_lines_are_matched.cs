using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.Trust.Matching;

/// <summary>What holds for whatever lines and entries: amounts, names and days are drawn from so few that ties, batches and copies are the rule.</summary>
public class When_any_lines_are_matched
{
    private const int Runs = 100;

    private static readonly int[] Amounts = [10_000, 10_000, 20_000, 30_000, 50_000, 50_001, 12_300, 13_200];
    private static readonly string[] Texts = ["DEPOSIT", "DEPOSIT SLIP-7", "WIRE ABBOT", "ONLINE TRANSFER INV-8100", "CHECK 4001", "CHECK 4002", "RETURNED ITEM", "FEE", "MOBILE DEPOSIT BEXLEY", ""];

    [Fact]
    public void every_match_is_exact_and_everything_stands_in_one_place() => Always(seed =>
    {
        var input = Draw(seed);

        var result = BankMatcher.Match(input);

        var lines = result.Matches.SelectMany(match => match.Lines).Concat(result.Ambiguous.SelectMany(tie => tie.Lines)).Concat(result.Mismatches.Select(mismatch => mismatch.Line)).Concat(result.UnmatchedLines);
        var entries = result.Matches.SelectMany(match => match.Entries).Concat(result.Ambiguous.SelectMany(tie => tie.Candidates)).Concat(result.Mismatches.SelectMany(mismatch => mismatch.Entries))
            .Concat(result.Voided.SelectMany(pair => new[] { pair.Voided, pair.Void })).Concat(result.UnmatchedEntries);
        return result.Matches.All(match => match.Lines.Sum(line => line.Line.Amount.Minor) == match.Entries.Sum(entry => entry.Amount.Minor))
            && result.Mismatches.All(mismatch => !mismatch.Difference.IsZero)
            && result.Voided.All(pair => (pair.Voided.Amount + pair.Void.Amount).IsZero)
            && lines.Select(line => line.Key).Order(StringComparer.Ordinal).SequenceEqual(input.Lines.Select(line => line.Key).Order(StringComparer.Ordinal))
            && entries.Select(entry => entry.Id).Order(StringComparer.Ordinal).SequenceEqual(input.Entries.Where(entry => entry.MovesBank).Select(entry => entry.Id).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void the_order_of_what_is_given_changes_nothing() => Always(seed =>
    {
        var input = Draw(seed);
        var random = new Random(seed);
        var (lines, entries, confirmed, habits) = (input.Lines.ToArray(), input.Entries.ToArray(), input.Confirmed.ToArray(), input.Habits.ToArray());
        random.Shuffle(lines);
        random.Shuffle(entries);
        random.Shuffle(confirmed);
        random.Shuffle(habits);

        var (first, second) = (Text(BankMatcher.Match(input)), Text(BankMatcher.Match(new BankMatchInput(lines, entries) { Confirmed = confirmed, Habits = habits })));

        return first == second ? true : throw new InvalidOperationException($"Seed {seed}:\n{first}\n\n{second}");
    });

    [Fact]
    public void two_thousand_lines_find_their_two_thousand_entries()
    {
        var entries = Enumerable.Range(1, 2_000).Select(number => new JournalLine($"e{number}", Desk.Day(1 + (number % 28)), number % 2 == 0 ? Desk.Abbot : Desk.Bexley, Money.FromMinor(Amounts[number % 8] + ((number % 40) * 100), Currency.Usd), JournalLineType.Deposit) { Reference = number % 3 == 0 ? $"WR{10_000 + number}" : "" }).ToList();
        var lines = entries.Select((entry, index) => new BankLine($"b{index + 1}", new StatementLine(entry.Date.AddDays(index % 2), entry.Amount, $"DEPOSIT {entry.Reference}".TrimEnd()) { Type = StatementLineType.Deposit, Place = index + 1 })).ToList();

        var result = BankMatcher.Match(new BankMatchInput(lines, entries));

        var counted = result.Matches.Sum(match => match.Lines.Count) + result.Ambiguous.Sum(tie => tie.Lines.Count) + result.Mismatches.Count + result.UnmatchedLines.Count;
        Assert.Equal(2_000, counted);
        Assert.All(result.Matches, match => Assert.Equal(match.Lines.Sum(line => line.Line.Amount.Minor), match.Entries.Sum(entry => entry.Amount.Minor)));
        Assert.True(result.Matches.Sum(match => match.Lines.Count) >= 660, "Lines with a reference of their own are all matched.");
    }

    private static BankMatchInput Draw(int seed)
    {
        var random = new Random(seed);
        var lines = Enumerable.Range(1, random.Next(0, 14)).Select(number => new BankLine($"b{number}", new StatementLine(Desk.Day(random.Next(1, 20)), Amount(random), Texts[random.Next(Texts.Length)])
        {
            Type = (StatementLineType)random.Next(0, 11),
            BankId = $"F{random.Next(6)}",
            Place = number,
        })).ToList();
        var entries = Enumerable.Range(1, random.Next(0, 14)).Select(number => new JournalLine($"e{number}", Desk.Day(random.Next(1, 20)), random.Next(2) == 0 ? Desk.Abbot : Desk.Bexley, Amount(random), (JournalLineType)random.Next(1, 13))
        {
            Memo = random.Next(2) == 0 ? "" : Texts[random.Next(Texts.Length)],
            Reference = random.Next(3) == 0 ? "SLIP-7" : "",
            CheckNumber = random.Next(5) == 0 ? "4001" : "",
            TakesBack = random.Next(6) == 0 ? $"e{random.Next(1, 14)}" : null,
        }).ToList();
        return new BankMatchInput(lines, entries)
        {
            Confirmed = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new ConfirmedMatch([$"b{random.Next(1, 6)}"], [$"e{random.Next(1, 6)}"]))],
            Habits = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => new MatchHabit("deposit") { LedgerKey = random.Next(3) == 0 ? "M-22" : null, Party = random.Next(2) == 0 ? "" : random.Next(2) == 0 ? "Abbot" : "Bexley" })],
        };
    }

    private static Money Amount(Random random) => Money.FromMinor(Amounts[random.Next(Amounts.Length)] * (random.Next(3) == 0 ? -1 : 1), Currency.Usd);

    private static string Text(BankMatching result) => string.Join('\n',
        result.Matches.Select(match => $"{Desk.Word(match)} {match.Strength} {string.Join("; ", match.Reasons)}").Order(StringComparer.Ordinal)
            .Concat(result.Ambiguous.Select(tie => $"{string.Join(',', tie.Lines.Select(line => line.Key))}?{string.Join(',', tie.Candidates.Select(entry => entry.Id))}").Order(StringComparer.Ordinal))
            .Concat(result.Mismatches.Select(mismatch => $"{mismatch.Line.Key}/{string.Join(',', mismatch.Entries.Select(entry => entry.Id))} {mismatch.Cause}").Order(StringComparer.Ordinal))
            .Concat(result.Voided.Select(pair => $"{pair.Voided.Id}-{pair.Void.Id}")).Concat(result.UnmatchedLines.Select(line => line.Key)).Concat(result.UnmatchedEntries.Select(entry => entry.Id)));

    private static void Always(Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
}
