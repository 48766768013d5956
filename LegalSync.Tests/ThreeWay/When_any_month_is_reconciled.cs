using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

/// <summary>What holds for every month: one that is consistent balances, and one that is not says by how much and through whom.</summary>
public class When_any_month_is_reconciled
{
    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? runs : 300;

    [Fact]
    public void a_consistent_month_balances_and_what_is_open_is_exactly_what_the_bank_has_not_seen() => Always(IsConsistent);

    /// <summary>In this month a slip that the bank has not seen has the amount of a receipt that it has.</summary>
    [Fact]
    public void a_slip_in_transit_does_not_take_the_line_of_a_receipt() => Assert.True(IsConsistent(214222324));

    private static bool IsConsistent(int seed)
    {
        var month = new RandomMonth(seed);

        var result = month.Run();

        var open = result.DepositsInTransit.Concat(result.Outstanding).ToList();
        return Holds(result.AdjustedBank == result.BookBalance && result.BookBalance == result.LedgerTotal, seed, result)
            && Holds(result.IsBalanced == (result.NegativeLedgers.Count == 0), seed, result)
            && Holds(month.Uncleared.SetEquals(open.Select(item => item.Entry.Id)) && open.TrueForAll(item => !item.IsUncertain), seed, result);
    }

    [Fact]
    public void the_order_of_what_is_given_changes_nothing() => Always(seed =>
    {
        var month = new RandomMonth(seed);
        if (seed % 2 == 0)
        {
            Break(month, new Random(seed));
        }

        return Text(month.Run()) == Text(month.Run(new Random(seed)));
    });

    [Fact]
    public void one_wrong_amount_unbalances_by_exactly_that_and_leads_to_its_culprit() => Always(seed =>
    {
        var month = new RandomMonth(seed);
        var negative = month.Run().NegativeLedgers.Count;
        var (culprit, amount) = Break(month, new Random(seed));
        if (culprit.Length == 0 || negative > 0)
        {
            return true;
        }

        var result = month.Run();

        Money[] off = [result.StatementGap, result.BankToBook, result.BookToLedgers];
        var first = result.Differences.FirstOrDefault(difference => difference.Kind != DifferenceKinds.NegativeLedger);
        return Holds(!result.IsBalanced && Array.Exists(off, difference => difference.Abs() == amount) && Array.TrueForAll(off, difference => difference.IsZero || difference.Abs() == amount), seed, result)
            && Holds(first is not null && first.Amount == amount && first.Suspects.Contains(culprit), seed, result, culprit);
    });

    /// <summary>Changes one amount: of an entry, of its line, of one side of a transfer, or of the opening book.</summary>
    private static (string Culprit, Money Amount) Break(RandomMonth month, Random random)
    {
        var delta = Money.FromMinor(random.Next(1, 999), Currency.Usd);
        var transfer = month.Journal.FindIndex(line => !line.MovesBank);
        var entry = month.Documented.Count == 0 ? -1 : month.Journal.FindIndex(line => line.Id == month.Documented[random.Next(month.Documented.Count)]);
        switch (random.Next(4))
        {
            case 0 when transfer >= 0:
                month.Journal[transfer] = month.Journal[transfer] with { Amount = month.Journal[transfer].Amount + delta };
                return (month.Journal[transfer].Id, delta);
            case 1:
                month.OpeningBook += delta;
                return ("opening book", delta);
            case 2 when entry >= 0:
                var at = month.Lines.FindIndex(line => IsOf(month.Journal[entry], line));
                month.Lines[at] = month.Lines[at] with { Amount = month.Lines[at].Amount + delta };
                return (month.Journal[entry].Id, delta);
            case 3 when entry >= 0:
                month.Journal[entry] = month.Journal[entry] with { Amount = month.Journal[entry].Amount + delta };
                return (month.Journal[entry].Id, delta);
            default:
                return ("", delta);
        }
    }

    private static bool IsOf(JournalLine entry, LegalSync.Domain.Statements.StatementLine line) =>
        entry.Reference.Length > 0 ? line.Reference == entry.Reference
        : line.CheckNumber.Length > 0 ? entry.Memo.EndsWith(line.CheckNumber, StringComparison.Ordinal)
        : entry.Memo.StartsWith("INV", StringComparison.Ordinal) && line.Description.EndsWith(entry.Memo.Split(' ')[0], StringComparison.Ordinal);

    private static string Text(ThreeWayResult result) => string.Join('\n',
        result.Differences.Select(difference => $"{difference.Kind} {difference.Amount} {string.Join(';', difference.Suspects)} {difference.Hint} {difference.Weight}")
            .Concat(result.DepositsInTransit.Concat(result.Outstanding).Select(item => $"{item.Entry.Id} {item.IsUncertain}"))
            .Concat(result.Matching.Matches.Select(match => $"{string.Join(',', match.Lines.Select(line => line.Key))}={string.Join(',', match.Entries.Select(entry => entry.Id))} {match.Strength}"))
            .Append($"{result.AdjustedBank} {result.BookBalance} {result.LedgerTotal} {result.IsBalanced}"));

    private static bool Holds(bool holds, int seed, ThreeWayResult result, string culprit = "") =>
        holds ? true : throw new InvalidOperationException($"Seed {seed}, {culprit}: {result.BankToBook} {result.BookToLedgers}\n{Text(result)}");

    private static void Always(Func<int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));
}
