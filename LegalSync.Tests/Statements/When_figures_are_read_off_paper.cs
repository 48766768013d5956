using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_figures_are_read_off_paper
{
    private static readonly StatementLine _line = new(new DateOnly(2026, 5, 12), Money.Usd(250m), "COUNTER DEPOSIT");
    private static readonly BankStatement _table = new(StatementFormat.Csv, "", Currency.Usd, [_line]) { From = _line.Date, To = _line.Date };
    private static readonly PaperFigures _paper = new(new DateOnly(2026, 5, 1), new DateOnly(2026, 5, 31), Money.Usd(1_000m), Money.Usd(1_250m));

    [Fact]
    public void a_table_without_balances_can_be_proven()
    {
        var statement = _paper.Complete(_table);

        Assert.Equal((_paper.From, _paper.To, _paper.Opening, _paper.Closing), (statement.From, statement.To, statement.Opening, statement.Closing));
        Assert.True(statement.Proof is { IsProven: true, IsBalanced: true });
        Assert.Same(_table.Lines, statement.Lines);
    }

    [Fact]
    public void a_person_is_told_that_the_figures_were_typed() =>
        Assert.Equal("Typed from the paper statement: opening balance 1,000.00 USD, closing balance 1,250.00 USD.", Assert.Single(_paper.Complete(_table).Warnings));

    [Fact]
    public void a_wrong_figure_does_not_balance() =>
        Assert.Equal(Money.Usd(1m), (_paper with { Closing = Money.Usd(1_251m) }).Complete(_table).Proof.Difference);

    [Fact]
    public void what_the_file_says_itself_stands()
    {
        var told = _table with { Opening = Money.Usd(10m), Closing = Money.Usd(260m) };

        var statement = (_paper with { From = null, To = null }).Complete(told);

        Assert.Same(told, statement);
    }

    [Fact]
    public void an_opening_that_was_only_worked_out_gives_way()
    {
        var derived = _table with { Opening = Money.Usd(1_010m), IsOpeningDerived = true, Closing = Money.Usd(1_260m) };

        var statement = _paper.Complete(derived);

        Assert.Equal((Money.Usd(1_000m), false), (statement.Opening!.Value, statement.IsOpeningDerived));
        Assert.Equal(Money.Usd(10m), statement.Proof.Difference);
    }

    [Fact]
    public void no_line_falls_out_of_a_period_that_was_typed_too_short()
    {
        var statement = (_paper with { From = new DateOnly(2026, 5, 20), To = new DateOnly(2026, 5, 10) }).Complete(_table);

        Assert.Equal((_line.Date, _line.Date), (statement.From!.Value, statement.To!.Value));
    }
}
