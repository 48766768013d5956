using LegalSync.Domain.ParallelRun;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_references_are_written_in_many_ways
{
    [Theory]
    [InlineData("CHK-1255", "Ck 1255", true)]
    [InlineData("CHK-1255", "", true)]
    [InlineData("CHK-1255", "01255", true)]
    [InlineData("CHK-1255", "1256", false)]
    public void a_check_agrees_by_its_digits_and_a_reference_that_nobody_typed_says_nothing(string ours, string theirs, bool agrees)
    {
        var fields = CompareFields.Run([Sides.Cheque("TrustDisbursement:1#1", number: ours)], [Sides.Cheque("Purchase 1", number: theirs)], []);

        Assert.Equal(agrees, CompareFields.Agree(fields));
    }

    [Theory]
    [InlineData("1001", "1001", true)]
    [InlineData("1001", "INV-1001", false)]
    [InlineData("1001", "", false)]
    public void an_invoices_number_is_part_of_it(string ours, string theirs, bool agrees)
    {
        var fields = CompareFields.Run([Sides.Invoice("Invoice:1#1", number: ours)], [Sides.Invoice("Invoice 1", number: theirs)], []);

        Assert.Equal(agrees, CompareFields.Agree(fields));
    }

    [Fact]
    public void money_with_two_digits_changed_is_one_pair_whatever_its_reference()
    {
        var pair = Assert.Single(Sides.Pair([Sides.Deposit("TrustDeposit:1#1", amount: 1_264.50m, number: "DEP-1095")], [Sides.Deposit("Deposit 1", amount: 1_624.50m)]));

        Assert.Equal((PairState.Differs, ComparedField.Amount), (pair.State, pair.FirstDifference));
        Assert.Equal(2, Sides.Pair([Sides.Deposit("TrustDeposit:1#1", amount: 1_264.50m)], [Sides.Deposit("Deposit 1", amount: 1_624.40m)]).Count);
    }

    [Fact]
    public void reasons_speak_of_the_run_and_not_of_files()
    {
        var pair = Assert.Single(Sides.Pair([Sides.Invoice("Invoice:1#1")], [Sides.Invoice("Invoice 1", day: Sides.Day.AddDays(20))]));

        Assert.Contains(pair.Reasons, reason => reason.StartsWith("LegalSync 2026-11-09, by hand 2026-11-29", StringComparison.Ordinal));
        Assert.DoesNotContain(pair.Reasons, reason => reason.Contains("ledger", StringComparison.Ordinal));
    }
}
