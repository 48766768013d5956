using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Trust;

public class When_a_ledger_is_projected
{
    private static readonly LedgerKey Key = new(new BankAccountId("b-trust"), new MatterId("m-alder"));
    private static readonly DateOnly Today = new(2026, 10, 15);

    private static LedgerMovement Move(string id, long cents, int day, int hour = 9) =>
        new(new SourceId(id), new DateOnly(2026, 10, day), new DateTimeOffset(2026, 10, 1, hour, 0, 0, TimeSpan.Zero), Money.FromMinor(cents, Currency.Usd));

    private static ObservedLedger Project(long opening, params LedgerMovement[] movements) => ObservedLedger.Project(Key, Money.FromMinor(opening, Currency.Usd), movements, Today);

    [Fact]
    public void without_movements_it_is_its_opening() => Assert.Equal(500, Project(500).Balance.Minor);

    [Fact]
    public void each_line_has_the_balance_after_it() => Assert.Equal([600L, 350L], Project(500, Move("a", 100, 1), Move("b", -250, 2)).Lines.Select(line => line.Balance.Minor));

    [Fact]
    public void of_one_day_money_in_comes_before_money_out() => Assert.Null(Project(0, Move("out", -100, 3, hour: 8), Move("in", 100, 3, hour: 17)).FirstBelowZero);

    [Fact]
    public void an_outflow_dated_before_its_deposit_was_below_zero() =>
        Assert.Equal("out", Project(0, Move("in", 100, 4), Move("out", -100, 3)).FirstBelowZero?.Movement.Source.Value);

    [Fact]
    public void a_late_entry_changes_balances_of_the_past() =>
        Assert.Equal(-50, Project(100, Move("a", -100, 10), Move("late", -50, 2), Move("b", 50, 9)).Lines.Min(line => line.Balance.Minor) - 50);

    [Fact]
    public void what_is_dated_tomorrow_has_not_happened()
    {
        var ledger = Project(100, Move("soon", -60, 16), Move("today", -30, 15));

        Assert.Equal((70L, "soon"), (ledger.Balance.Minor, Assert.Single(ledger.Pending).Source.Value));
    }

    [Fact]
    public void a_movement_to_come_counts_those_before_it()
    {
        var (first, second) = (Move("first", -60, 16), Move("second", -60, 17));

        Assert.Equal([40L, -20L], new[] { first, second }.Select(pending => Project(100, second, first).BalanceAfter(pending).Minor));
    }

    [Fact]
    public void its_key_survives_being_written_down() => Assert.Equal(Key, LedgerKey.Parse(Key.ToString()));

    [Fact]
    public void any_balance_is_the_opening_and_the_sum_of_what_happened() => Always.Holds(random =>
    {
        var movements = Example(random);
        var ledger = Project(1_000, movements);
        return ledger.Balance.Minor == 1_000 + movements.Where(movement => movement.Effective <= Today).Sum(movement => movement.Change.Minor)
            && ledger.Lines.Count + ledger.Pending.Count == movements.Length;
    });

    [Fact]
    public void any_order_of_arrival_gives_the_same_lines() => Always.Holds(random =>
    {
        var movements = Example(random);
        return Project(1_000, movements).Lines.SequenceEqual(Project(1_000, [.. movements.Shuffled(random)]).Lines);
    });

    private static LedgerMovement[] Example(Random random) =>
        [.. Enumerable.Range(0, random.Next(12)).Select(i => Move($"m{i}", random.Next(-5, 6) * 100, random.Next(1, 25), random.Next(8, 12)))];
}
