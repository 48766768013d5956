using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_a_statement_passes_its_gates
{
    private static readonly BankStatement _statement = new(StatementFormat.Mt940, "004477120093", Currency.Usd,
        [new StatementLine(new DateOnly(2026, 8, 3), Money.Usd(5m), "X")])
    {
        Opening = Money.Usd(100m), Closing = Money.Usd(105m), From = new DateOnly(2026, 8, 1), To = new DateOnly(2026, 8, 31),
    };

    private static readonly ExpectedAccount _account = new("004477120093", Currency.Usd, Money.Usd(100m), new DateOnly(2026, 7, 31));

    private static GateOutcome Ask(StatementGate gate, BankStatement? statement = null, ExpectedAccount? account = null) =>
        StatementGates.Check(statement ?? _statement, account ?? _account).Single(outcome => outcome.Gate == gate);

    [Fact]
    public void a_right_one_passes_all() => Assert.All(StatementGates.Check(_statement, _account), outcome => Assert.Equal(GateState.Held, outcome.State));

    [Fact]
    public void every_gate_is_asked_once_in_order() => Assert.Equal(Enum.GetValues<StatementGate>(), StatementGates.Check(_statement, _account).Select(outcome => outcome.Gate));

    [Fact]
    public void a_sum_that_contradicts_breaks_and_names_the_difference()
    {
        var broken = Ask(StatementGate.Balances, _statement with { Closing = Money.Usd(106m) });

        Assert.Equal(GateState.Broken, broken.State);
        Assert.Contains("1.00 USD is unexplained", broken.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(broken.Mend);
    }

    [Fact]
    public void a_derived_opening_alone_proves_nothing() => Assert.Equal(
        GateState.NotTold, Ask(StatementGate.Balances, _statement with { IsOpeningDerived = true }, _account with { LastClosing = null, LastTo = null }).State);

    [Fact]
    public void a_derived_opening_where_the_last_statement_closed_the_day_before_is_proven()
    {
        var derived = _statement with { IsOpeningDerived = true };

        Assert.Equal(GateState.Held, Ask(StatementGate.Balances, derived).State);
        Assert.Equal(GateState.NotTold, Ask(StatementGate.Balances, derived, _account with { LastTo = new DateOnly(2026, 7, 30) }).State);
        Assert.Equal(GateState.NotTold, Ask(StatementGate.Balances, derived, _account with { LastClosing = Money.Usd(99m) }).State);
    }

    [Fact]
    public void an_opening_that_is_not_the_last_closing_breaks() =>
        Assert.Equal(GateState.Broken, Ask(StatementGate.Continuity, account: _account with { LastClosing = Money.Usd(99m) }).State);

    [Fact]
    public void a_dropped_line_of_a_statement_with_a_derived_opening_breaks_continuity() => Assert.Equal(GateState.Broken,
        Ask(StatementGate.Continuity, _statement with { Lines = [], Opening = Money.Usd(105m), IsOpeningDerived = true }).State);

    [Fact]
    public void an_overlap_and_a_gap_are_worth_a_look()
    {
        Assert.Equal(GateState.Doubtful, Ask(StatementGate.Continuity, account: _account with { LastTo = new DateOnly(2026, 8, 5) }).State);
        Assert.Equal(GateState.Doubtful, Ask(StatementGate.Continuity, _statement with { Opening = null }, _account with { LastTo = new DateOnly(2026, 7, 20) }).State);
    }

    [Theory]
    [InlineData("4477120093", true)]
    [InlineData("091000019/004477120093", true)]
    [InlineData("0044-7712-0093", true)]
    [InlineData("XXXXXX0093", true)]
    [InlineData("...0093", false)]
    [InlineData("****0094", false)]
    [InlineData("004477120094", false)]
    [InlineData("x93", false)]
    public void account_numbers_are_compared_by_digits(string written, bool agrees) =>
        Assert.Equal(agrees ? GateState.Held : GateState.Broken, Ask(StatementGate.Account, _statement with { Account = written }).State);

    [Fact]
    public void a_file_without_account_is_not_told() => Assert.Equal(GateState.NotTold, Ask(StatementGate.Account, _statement with { Account = "" }).State);

    [Fact]
    public void another_currency_breaks() => Assert.Equal(GateState.Broken, Ask(StatementGate.Currency, account: new ExpectedAccount("004477120093", Currency.FromCode("CAD"))).State);

    [Fact]
    public void a_line_outside_the_period_is_worth_a_look() =>
        Assert.Equal(GateState.Doubtful, Ask(StatementGate.Period, _statement with { From = new DateOnly(2026, 8, 10) }).State);
}
