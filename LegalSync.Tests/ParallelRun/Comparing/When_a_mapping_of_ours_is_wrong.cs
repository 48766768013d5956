using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using Xunit;
using static LegalSync.Tests.ParallelRun.Comparing.Sides;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_a_mapping_of_ours_is_wrong
{
    [Fact]
    public void a_code_mapped_to_another_item_differs_in_items_with_the_sums_of_each()
    {
        var pair = Assert.Single(Pair([Invoice("o", item: "L210 Pleadings")], [Invoice("t")]));

        Assert.Equal(ComparedField.Items, pair.FirstDifference);
        Assert.Equal(new FieldComparison(ComparedField.Items, "L210 Pleadings 500.00", "A106 Communicate 500.00", false), pair.Fields.Single(field => field.Field == ComparedField.Items));
        Assert.DoesNotContain(pair.Fields, field => field.Field == ComparedField.Lines);
    }

    [Fact]
    public void a_matter_mapped_to_another_customer_differs_in_the_customer()
    {
        var pair = Assert.Single(Pair([Invoice("o", "Alder (sample): 2026-0009")], [Invoice("t")]));

        Assert.Equal(ComparedField.Customer, pair.FirstDifference);
    }

    [Fact]
    public void a_role_mapped_to_another_account_differs_in_accounts_in_every_pair()
    {
        var ours = Enumerable.Range(0, 3).Select(at => Deposit($"o{at}", amount: 100m + at) with { Lines = [Owed(100m + at, "") with { Account = "Other liability" }] }).ToList();

        var found = Pair(ours, [.. Enumerable.Range(0, 3).Select(at => Deposit($"t{at}", amount: 100m + at))]);

        Assert.All(found, pair => Assert.Equal(ComparedField.Accounts, pair.FirstDifference));
        Assert.Equal(3, found.Count);
    }

    [Fact]
    public void lines_that_are_split_otherwise_differ_in_lines_alone()
    {
        var pair = Assert.Single(Pair([Invoice("o") with { Lines = [Line(300m), Line(200m)] }], [Invoice("t")]));

        Assert.Equal([ComparedField.Lines], pair.Fields.Where(field => !field.IsEqual).Select(field => field.Field));
    }

    [Fact]
    public void a_convention_explains_exactly_the_form_that_it_names()
    {
        var (run, convention) = Conventions.Keep(ComparedField.Number, "", "");
        Assert.NotNull(run);

        var explained = Assert.Single(PairRecords.Run([Payment("o", number: "7")], [Payment("t", number: "8")], [], [convention]));
        var other = Assert.Single(PairRecords.Run([Payment("o", number: "7")], [Payment("t", number: "8") with { Bank = "Savings" }], [], [convention]));

        Assert.Equal((PairState.Equal, convention.Sequence), (explained.State, explained.Fields.Single(field => !field.IsEqual).Convention));
        Assert.Equal((PairState.Differs, ComparedField.Bank), (other.State, other.FirstDifference));
    }

    [Fact]
    public void no_convention_explains_a_record_that_is_missing()
    {
        var (_, convention) = Conventions.Keep(ComparedField.Number, "", "");

        var alone = Assert.Single(PairRecords.Run([Payment("o", number: "7")], [], [], [convention]));

        Assert.Equal((PairState.OnlyOurs, ComparedField.Amount), (alone.State, alone.FirstDifference));
        Assert.All(alone.Fields, field => Assert.Null(field.Convention));
    }

    [Fact]
    public void a_row_of_a_spreadsheet_is_asked_only_what_it_can_say()
    {
        var row = Payment("row 1", "alder (sample)", number: "No. 0077") with { CustomerKey = "", Bank = "", IsTrust = null, Pays = "", IsSummary = true };

        var pair = Assert.Single(Pair([Payment("o", number: "77")], [row]));

        Assert.Equal(PairState.Equal, pair.State);
        Assert.Equal([ComparedField.Amount, ComparedField.Side, ComparedField.Customer, ComparedField.Date, ComparedField.Number], pair.Fields.Select(field => field.Field));
    }

    [Fact]
    public void tax_is_held_against_tax_only_where_the_books_say_theirs()
    {
        var ours = Invoice("o") with { Tax = Money.Usd(7m) };

        Assert.Equal(ComparedField.Tax, Assert.Single(Pair([ours], [Invoice("t")])).FirstDifference);
        Assert.Equal(PairState.Equal, Assert.Single(Pair([ours], [Invoice("t") with { Tax = null }])).State);
    }
}
