using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

public class When_a_month_agrees
{
    private readonly ThreeWayResult _result = new TrustMonth().Run();

    [Fact]
    public void the_three_figures_are_equal_and_nothing_is_suspected()
    {
        Assert.True(_result.IsBalanced);
        Assert.Equal((TrustMonth.Balanced, TrustMonth.Balanced, TrustMonth.Balanced), (_result.AdjustedBank, _result.BookBalance, _result.LedgerTotal));
        Assert.Empty(_result.Differences);
        Assert.Empty(_result.Notes);
    }

    [Fact]
    public void the_deposit_on_its_way_is_listed_with_its_name_and_age()
    {
        var item = Assert.Single(_result.DepositsInTransit);

        Assert.Equal(("E14", "eCheck", "Holloway", Money.Usd(1_500m), 4), (item.Entry.Id, item.Reference, item.Party, item.Amount, item.AgeInDays));
    }

    [Fact]
    public void the_cheque_not_yet_paid_is_listed_with_its_number_and_payee()
    {
        var item = Assert.Single(_result.Outstanding);

        Assert.Equal(("E12", "chk 5104", "Quimby", Money.Usd(980m), 11), (item.Entry.Id, item.Reference, item.Party, item.Amount, item.AgeInDays));
    }

    [Fact]
    public void a_voided_cheque_is_neither_open_nor_at_the_bank()
    {
        var pair = Assert.Single(_result.Matching.Voided);

        Assert.Equal(("E08", "E15"), (pair.Voided.Id, pair.Void.Id));
    }

    [Fact]
    public void a_cheque_voided_later_is_outstanding_still()
    {
        var month = new TrustMonth();
        month.With("E15", entry => entry with { Date = new DateOnly(2026, 7, 2) });

        var result = month.Run();

        Assert.True(result.IsBalanced);
        Assert.Equal(["E08", "E12"], result.Outstanding.Select(item => item.Entry.Id));
    }

    [Fact]
    public void the_book_rolls_forward() => Assert.Equal(
        new RollForward(Money.Usd(75_090.50m), Money.Usd(111_030.87m), Money.Usd(57_443.27m), Money.Usd(4_200m), TrustMonth.Balanced), _result.RollForward);

    [Fact]
    public void every_ledger_closes_and_shows_its_lowest_day()
    {
        var larkspur = _result.Ledgers.Single(ledger => ledger.Ledger.Key == "T-202");

        Assert.Equal(8, _result.Ledgers.Count);
        Assert.Equal((Money.Usd(11_050m), Money.Usd(10_325m), new DateOnly(2026, 6, 17)), (larkspur.Closing, larkspur.Lowest, larkspur.LowestOn));
        Assert.Empty(_result.NegativeLedgers);
    }

    [Fact]
    public void an_old_item_is_stale()
    {
        var month = new TrustMonth { AsOf = new DateOnly(2026, 9, 20) };

        var result = month.Run();

        Assert.Equal(90, Assert.Single(result.Outstanding).StaleDays);
        Assert.Equal(2, result.StaleSince(30).Count);
    }

    [Fact]
    public void a_statement_without_balances_gets_them_from_the_books_and_says_so()
    {
        var result = new TrustMonth().WithoutBalances().Run();

        Assert.True(result.IsBalanced);
        Assert.Equal(Money.Usd(128_158.10m), result.BankEnding);
        Assert.Contains("The statement gives no balance", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void ties_with_the_books_and_the_practice_system_are_held_against_it()
    {
        var input = new TrustMonth().Input with
        {
            Outside = new OutsideFigures
            {
                BooksTrustBank = TrustMonth.Balanced,
                BooksTrustLiability = Money.Usd(128_000m),
                SignedClosing = Money.Usd(75_090.50m),
                Ledgers = [new LedgerFigures("T-201", Money.Usd(5_925m), Money.Usd(7_425m)), new LedgerFigures("T-203", Money.Usd(21_687.60m), Money.Usd(20_187.60m))],
            },
        };

        var result = ThreeWayReconciliation.Run(input);

        Assert.False(result.IsBalanced);
        Assert.Equal([Tie.BooksTrustLiability, Tie.LedgerElsewhere, Tie.LedgerElsewhere], result.Ties.Where(tie => !tie.Holds).Select(tie => tie.Tie));
        When_a_month_is_broken.Names(result, DifferenceKinds.WrongLedger, 1_500m, "E14");
    }

    [Fact]
    public void a_bank_error_with_its_ticket_brings_the_figures_together()
    {
        var month = new TrustMonth();
        month.Bank("2026-06-25", -77.10m, "CHECK 90017");

        var before = month.Run();
        var after = ThreeWayReconciliation.Run(month.Input with { BankErrors = [new BankError(Money.Usd(77.10m), "T-88", "Cheque of another customer.")] });

        Assert.Equal(DifferenceKinds.BankError, before.Differences[0].Kind);
        Assert.Equal((false, true), (before.IsBalanced, after.IsBalanced));
        Assert.Contains("T-88", Assert.Single(after.Differences).Hint, StringComparison.Ordinal);
    }
}
