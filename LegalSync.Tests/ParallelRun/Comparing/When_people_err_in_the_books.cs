using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using Xunit;
using static LegalSync.Tests.ParallelRun.Comparing.Sides;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_people_err_in_the_books
{
    private const string Birch = "Birch (sample): 2026-0002";

    [Fact]
    public void what_agrees_in_every_field_is_equal()
    {
        var pair = Assert.Single(Pair([Invoice("o")], [Invoice("t")]));

        Assert.Equal(PairState.Equal, pair.State);
        Assert.Null(pair.FirstDifference);
        Assert.All(pair.Fields, field => Assert.True(field.IsEqual));
        Assert.Contains("same number 1001", pair.Reasons);
    }

    [Fact]
    public void a_missed_entry_is_only_ours()
    {
        var found = Pair([Invoice("o1"), Invoice("o2", Birch, 900m, "1002")], [Invoice("t1")]);

        Assert.Equal([PairState.Equal, PairState.OnlyOurs], found.Select(pair => pair.State));
        Assert.Equal(["nobody posted it by hand"], found[1].Reasons);
    }

    [Fact]
    public void a_wrong_client_is_seen_by_the_number()
    {
        var pair = Assert.Single(Pair([Invoice("o")], [Invoice("t", Birch)]));

        Assert.Equal((PairState.Differs, ComparedField.Customer), (pair.State, pair.FirstDifference));
    }

    [Fact]
    public void a_wrong_client_without_a_number_is_seen_by_amount_and_day()
    {
        var pair = Assert.Single(Pair([Deposit("o")], [Deposit("t", Birch)]));

        Assert.Equal((PairState.Differs, ComparedField.Customer), (pair.State, pair.FirstDifference));
        Assert.Contains("same amount and day, another customer", pair.Reasons);
    }

    [Theory]
    [InlineData("R-1")]
    [InlineData("")]
    public void transposed_digits_are_seen_with_and_without_a_number(string number)
    {
        var pair = Assert.Single(Pair([Deposit("o", amount: 1_250m, number: number)], [Deposit("t", amount: 1_520m, number: number)]));

        Assert.Equal((PairState.Differs, ComparedField.Amount), (pair.State, pair.FirstDifference));
        Assert.Equal(Money.Usd(270m), pair.Difference);
    }

    [Fact]
    public void a_wrong_account_is_a_difference_of_accounts()
    {
        var pair = Assert.Single(Pair([Deposit("o")], [Deposit("t") with { Lines = [Owed(500m, "") with { Account = "Legal income" }] }]));

        Assert.Equal((PairState.Differs, ComparedField.Accounts), (pair.State, pair.FirstDifference));
        Assert.Equal(new FieldComparison(ComparedField.Accounts, "Trust liability 500.00", "Legal income 500.00", false), pair.Fields.Single(field => field.Field == ComparedField.Accounts));
    }

    [Fact]
    public void a_wrong_bank_is_a_difference_of_banks()
    {
        var pair = Assert.Single(Pair([Payment("o")], [Payment("t") with { Bank = "Savings" }]));

        Assert.Equal((PairState.Differs, ComparedField.Bank), (pair.State, pair.FirstDifference));
    }

    [Fact]
    public void a_double_entry_is_only_theirs_and_called_a_second_copy()
    {
        var found = Pair([Invoice("o")], [Invoice("t1"), Invoice("t2")]);

        Assert.Equal([PairState.Equal, PairState.OnlyTheirs], found.Select(pair => pair.State).Order());
        Assert.StartsWith("second copy of Invoice 1001", Assert.Single(found.Single(pair => pair.State == PairState.OnlyTheirs).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void a_double_entry_a_day_later_is_a_second_copy_too()
    {
        var found = Pair([Payment("o", number: "77")], [Payment("t1", number: "77"), Payment("t2", number: "77", day: Day.AddDays(1))]);

        Assert.Equal("t2", Assert.Single(found, pair => pair.State == PairState.OnlyTheirs).Theirs[0].Key);
        Assert.StartsWith("second copy of", found.Single(pair => pair.State == PairState.OnlyTheirs).Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void a_trust_deposit_entered_as_money_paid_out_is_one_pair_on_the_wrong_side()
    {
        var pair = Assert.Single(Pair([Deposit("o")], [Cheque("t")]));

        Assert.Equal((PairState.Differs, ComparedField.Side), (pair.State, pair.FirstDifference));
        Assert.Contains(pair.Fields, field => field is { Field: ComparedField.Document, IsEqual: false });
        Assert.Equal(["same client, amount and day", "ours is a Deposit, theirs a Purchase"], pair.Reasons);
    }

    [Fact]
    public void a_trust_deposit_entered_into_operating_differs_in_side_and_bank()
    {
        var pair = Assert.Single(Pair([Deposit("o")], [Deposit("t") with { Bank = "Operating", IsTrust = false }]));

        Assert.Equal([ComparedField.Side, ComparedField.Bank], pair.Fields.Where(field => !field.IsEqual).Select(field => field.Field));
        Assert.Equal(("into trust", "into operating"), (pair.Fields[1].Ours, pair.Fields[1].Theirs));
    }

    [Fact]
    public void a_trust_deposit_entered_as_a_payment_of_the_firm_is_found_there()
    {
        var pair = Assert.Single(Pair([Deposit("o")], [Payment("t", pays: "")]));

        Assert.Equal((PairState.Differs, WorkKind.TrustDeposit, ComparedField.Side), (pair.State, pair.Stream, pair.FirstDifference));
    }

    [Theory]
    [InlineData("1001", 20)]
    [InlineData("", 9)]
    [InlineData("", 30)]
    public void a_wrong_date_is_one_pair_that_differs_in_the_date(string number, int days)
    {
        var pair = Assert.Single(Pair([Invoice("o", number: number)], [Invoice("t", number: number, day: Day.AddDays(days))]));

        Assert.Equal((PairState.Differs, ComparedField.Date), (pair.State, pair.FirstDifference));
    }

    [Fact]
    public void a_write_off_in_one_system_is_a_lower_amount_and_another_item()
    {
        var pair = Assert.Single(Pair(
            [Invoice("o", amount: 500m)], [Invoice("t", amount: 450m) with { Lines = [Line(500m), new(Money.Usd(-50m)) { Account = "Discounts given" }] }]));

        Assert.Equal([ComparedField.Amount, ComparedField.Accounts], pair.Fields.Where(field => !field.IsEqual).Select(field => field.Field));
    }

    [Fact]
    public void a_cheque_from_operating_is_nobodys_error_until_one_of_ours_is_found_in_it()
    {
        var operating = Cheque("t") with { Stream = WorkKind.Unsupported, Bank = "Operating", IsTrust = false };

        Assert.Empty(Pair([], [operating]));
        Assert.Equal(PairState.Differs, Assert.Single(Pair([Cheque("o")], [operating])).State);
        Assert.Equal(["o"], Assert.Single(Pair([Cheque("o", amount: 501m)], [operating])).Ours.Select(side => side.Key));
    }

    [Fact]
    public void a_bill_is_never_taken_for_the_money_that_pays_it() =>
        Assert.Equal([PairState.OnlyOurs, PairState.OnlyTheirs], Pair([Invoice("o")], [Payment("t")]).Select(pair => pair.State).Order());
}
