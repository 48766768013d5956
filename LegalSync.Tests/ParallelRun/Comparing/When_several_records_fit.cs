using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using Xunit;
using static LegalSync.Tests.ParallelRun.Comparing.Sides;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_several_records_fit
{
    private const string Alder = "Alder (sample): 2026-0001";
    private const string Birch = "Birch (sample): 2026-0002";

    [Fact]
    public void near_ties_are_shown_and_not_chosen()
    {
        var pair = Assert.Single(Pair([Deposit("o1", number: "1"), Deposit("o2", number: "2", day: Day.AddDays(2))], [Deposit("t", day: Day.AddDays(1))]));

        Assert.Equal(PairState.Ambiguous, pair.State);
        Assert.Equal((2, 1), (pair.Ours.Count, pair.Theirs.Count));
        Assert.Empty(pair.Fields);
        Assert.Equal(4, pair.Reasons.Count);
        Assert.Contains(pair.Reasons, reason => reason.Contains("Deposit 2 of 2026-11-11", StringComparison.Ordinal));
    }

    [Fact]
    public void a_pair_that_somebody_chose_is_kept_out_and_the_rest_stands_alone()
    {
        var found = Pair(
            [Deposit("o1", number: "1"), Deposit("o2", number: "2", day: Day.AddDays(2))], [Deposit("t", day: Day.AddDays(1))],
            new PinnedPair(["o2"], ["t"], null, ["chosen by Bea"]));

        Assert.Equal(["o1|", "o2|t"], found.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["chosen by Bea"], found.Single(pair => pair.Theirs.Count == 1).Reasons);
    }

    [Fact]
    public void one_deposit_for_several_receipts_of_several_clients_is_one_pair()
    {
        var slip = Deposit("t", amount: 800m) with { Customer = $"{Alder}; {Birch}", CustomerKey = $"{Alder};{Birch}", Lines = [Owed(500m, Alder), Owed(300m, Birch)] };

        var pair = Assert.Single(Pair([Deposit("o1"), Deposit("o2", Birch, 300m)], [slip]));

        Assert.Equal((PairState.Equal, 2), (pair.State, pair.Ours.Count));
        Assert.Equal(["each of its 2 lines is one record of ours: same client, amount and day"], pair.Reasons);
    }

    [Fact]
    public void one_slip_of_ours_for_several_deposits_by_hand_is_one_pair()
    {
        var slip = Deposit("o", amount: 800m, number: "S-9") with { Customer = $"{Alder}; {Birch}", CustomerKey = $"{Alder};{Birch}", Lines = [Owed(500m, Alder), Owed(300m, Birch)] };

        var pair = Assert.Single(Pair([slip], [Deposit("t1"), Deposit("t2", Birch, 300m)]));

        Assert.Equal(["t1", "t2"], pair.Theirs.Select(side => side.Key));
        Assert.Equal(PairState.Equal, pair.State);
    }

    [Fact]
    public void a_slip_that_gives_one_client_the_others_money_differs_in_accounts()
    {
        var (both, keys) = ($"{Alder}; {Birch}", $"{Alder};{Birch}");
        var ours = Deposit("o", amount: 800m, number: "9") with { Customer = both, CustomerKey = keys, Lines = [Owed(500m, Alder), Owed(300m, Birch)] };

        var pair = Assert.Single(Pair([ours], [ours with { Key = "t", Lines = [Owed(500m, Birch), Owed(300m, Alder)] }]));

        Assert.Equal(ComparedField.Accounts, pair.FirstDifference);
    }

    [Fact]
    public void several_receipts_of_one_client_are_one_deposit_of_their_sum()
    {
        var pair = Assert.Single(Pair([Payment("o1", amount: 200m, pays: "1"), Payment("o2", amount: 300m, pays: "2", day: Day.AddDays(1))], [Payment("t", pays: "1, 2")]));

        Assert.Equal(2, pair.Ours.Count);
        Assert.Equal([ComparedField.Date], pair.Fields.Where(field => !field.IsEqual).Select(field => field.Field));
    }

    [Fact]
    public void copies_on_both_sides_are_paired_one_with_one()
    {
        var found = Pair([Payment("o1"), Payment("o2")], [Payment("t1"), Payment("t2")]);

        Assert.Equal(["o1|t1", "o2|t2"], found.Select(pair => pair.Key));
    }

    [Fact]
    public void both_legs_of_a_fee_transfer_find_their_own_record()
    {
        var (trust, operating) = (Cheque("o#1") with { Stream = WorkKind.FeeTransfer }, Payment("o#2") with { Stream = WorkKind.FeeTransfer });

        var found = Pair([trust, operating], [Payment("t1"), Cheque("t2")]);

        Assert.Equal(["o#1|t2", "o#2|t1"], found.Select(pair => pair.Key));
        Assert.All(found, pair => Assert.Equal((PairState.Equal, WorkKind.FeeTransfer), (pair.State, pair.Stream)));
    }

    [Fact]
    public void the_day_of_a_pair_is_ours() => Assert.Equal(Day, Assert.Single(Pair([Invoice("o")], [Invoice("t", day: Day.AddDays(3))])).Day);

    [Fact]
    public void a_record_cannot_be_pinned_twice() => Assert.Throws<ArgumentException>(() =>
        Pair([Invoice("o")], [Invoice("t"), Invoice("t2")], new PinnedPair(["o"], ["t"], null, []), new PinnedPair(["o"], ["t2"], null, [])));

    [Fact]
    public void money_of_another_currency_is_another_thing()
    {
        var found = Pair([Payment("o")], [Payment("t") with { Amount = Money.Of(500m, Currency.FromCode("CAD")) }]);

        Assert.Equal([PairState.OnlyOurs, PairState.OnlyTheirs], found.Select(pair => pair.State).Order());
    }
}
