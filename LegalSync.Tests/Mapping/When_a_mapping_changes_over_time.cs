using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using Xunit;

namespace LegalSync.Tests.Mapping;

public class When_a_mapping_changes_over_time
{
    private static readonly MatterId Alder = new("m-alder");
    private static readonly DateOnly October = new(2026, 10, 1);

    [Fact]
    public void a_later_effective_date_leaves_earlier_days_alone()
    {
        var book = new Rules().Matter("m-alder", "10").Matter("m-alder", "20", October).Book();

        Assert.Equal("10", book.Matter(Alder, October.AddDays(-1))?.TargetId);
        Assert.Equal("20", book.Matter(Alder, October)?.TargetId);
    }

    [Fact]
    public void nothing_holds_before_the_first_rule() => Assert.Null(new Rules().Matter("m-alder", "10").Book().Matter(Alder, Rules.Opening.AddDays(-1)));

    [Fact]
    public void of_two_rules_for_the_same_day_the_one_recorded_later_holds() =>
        Assert.Equal("20", new Rules().Matter("m-alder", "10").Matter("m-alder", "20").Book().Matter(Alder, October)?.TargetId);

    [Fact]
    public void what_was_recorded_later_was_not_known_then() =>
        Assert.Equal("10", new Rules().Matter("m-alder", "10").Matter("m-alder", "20").Book(Rules.Recorded).Matter(Alder, October)?.TargetId);

    [Fact]
    public void a_rule_recorded_at_the_instant_is_known() => Assert.NotNull(new Rules().Matter("m-alder", "10").Book(Rules.Recorded).Matter(Alder, October));

    [Fact]
    public void a_rule_that_was_taken_back_holds_no_longer() =>
        Assert.Null(new Rules().Matter("m-alder", "10").TakenBack(MappingKind.Matter, "m-alder").Book().Matter(Alder, October));

    [Fact]
    public void taking_back_from_a_later_day_leaves_the_days_before() =>
        Assert.Equal("10", new Rules().Matter("m-alder", "10").TakenBack(MappingKind.Matter, "m-alder", October).Book().Matter(Alder, October.AddDays(-1))?.TargetId);

    [Fact]
    public void what_was_taken_back_was_there_once() =>
        Assert.True(new Rules().Matter("m-alder", "10").TakenBack(MappingKind.Matter, "m-alder").Book().HasEver(MappingKind.Matter, "m-alder"));

    [Fact]
    public void keys_that_differ_in_case_only_are_two_matters()
    {
        var book = new Rules().Matter("m-ALDER", "10").Matter("m-alder", "20").Book();

        Assert.Equal("10", book.Matter(new MatterId("m-ALDER"), October)?.TargetId);
        Assert.Equal("20", book.Matter(Alder, October)?.TargetId);
    }

    [Fact]
    public void a_matters_rule_is_no_accounts_rule() => Assert.Null(new Rules().Matter("role:discount", "10").Book().Account(AccountRole.Discount, October));

    [Fact]
    public void a_bank_account_has_a_pattern_of_its_own() =>
        Assert.Equal("35", new Rules().Account(AccountRole.Bank(new BankAccountId("b-1")), "35").Book().Account("bank:b-1", October)?.TargetId);

    [Fact]
    public void the_reason_stays_with_the_rule() => Assert.Equal("the firm's own", new Rules().NotBilled("m-alder").Book().Matter(Alder, October)?.Reason);
}
