using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Mapping;

public class When_a_code_is_looked_up
{
    private static readonly DateOnly Day = new(2026, 10, 1);
    private static readonly MappingScope Estate = new([new ClientId("alder")], "Estate");

    private static string? Item(Rules rules, string code, MappingScope? scope = null) => rules.Book().Code(code, scope ?? MappingScope.FirmOnly, Day)?.TargetId;

    [Fact]
    public void an_exact_code_wins_over_a_pattern() => Assert.Equal("1", Item(new Rules().Code("A*", "2").Code("A101", "1"), "A101"));

    [Fact]
    public void a_pattern_for_one_letter_wins_over_one_for_many() => Assert.Equal("1", Item(new Rules().Code("A10*", "2").Code("A1?1", "1"), "A101"));

    [Fact]
    public void the_longer_pattern_wins() => Assert.Equal("1", Item(new Rules().Code("A*", "2").Code("A1*", "1").Code("*", "3"), "A101"));

    [Fact]
    public void the_default_takes_what_is_left() => Assert.Equal("3", Item(new Rules().Code("A*", "2").Code("*", "3"), "B200"));

    [Fact]
    public void a_code_without_a_rule_has_no_item() => Assert.Null(Item(new Rules().Code("A*", "2"), "B200"));

    [Fact]
    public void case_does_not_matter() => Assert.Equal("1", Item(new Rules().Code("a101", "1"), "A101"));

    [Fact]
    public void the_clients_pattern_wins_over_the_firms_exact_code() =>
        Assert.Equal("9", Item(new Rules().Code("A101", "1").Code("A*", "9", "client:alder"), "A101", Estate));

    [Fact]
    public void the_client_wins_over_the_matter_type() =>
        Assert.Equal("9", Item(new Rules().Code("A101", "8", "matter-type:Estate").Code("A101", "9", "client:alder"), "A101", Estate));

    [Fact]
    public void the_matter_type_wins_over_the_firm() =>
        Assert.Equal("8", Item(new Rules().Code("A101", "1").Code("A101", "8", "matter-type:Estate"), "A101", Estate));

    [Fact]
    public void another_clients_rule_does_not_count() =>
        Assert.Equal("1", Item(new Rules().Code("A101", "1").Code("A101", "9", "client:birch"), "A101", Estate));

    [Fact]
    public void a_narrow_rule_that_was_taken_back_leaves_the_firms_rule() =>
        Assert.Equal("1", Item(new Rules().Code("A*", "1").Code("A101", "2").TakenBack(MappingKind.Code, "A101"), "A101"));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "A", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("L1?0", "L110", true)]
    [InlineData("L1?0", "L1100", false)]
    [InlineData("A*1", "A101", true)]
    [InlineData("A*1", "A102", false)]
    [InlineData("*10*", "A101", true)]
    [InlineData("a*", "A101", true)]
    [InlineData("A**1", "A1", true)]
    public void a_pattern_takes_what_it_says(string pattern, string code, bool takes) => Assert.Equal(takes, MappingBook.Matches(pattern, code));

    [Fact]
    public void a_pattern_of_many_stars_is_answered_at_once() =>
        Assert.False(MappingBook.Matches(string.Concat(Enumerable.Repeat("*a", 30)) + "*b", new string('a', 120)));

    [Fact]
    public void any_code_is_taken_by_itself_and_by_the_default() => Always.Holds(random =>
    {
        var code = Text(random, "ab1");
        return MappingBook.Matches(code, code) && MappingBook.Matches("*", code) && MappingBook.Matches(code + "*", code) && !MappingBook.Matches(code + "?", code);
    });

    [Fact]
    public void any_order_of_the_same_rules_gives_the_same_item() => Always.Holds(random =>
    {
        var rules = new Rules();
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            rules.Code(Text(random, "a1?*"), i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        var code = Text(random, "a1");
        return new MappingBook(rules.All, rules.LastRecorded).Code(code, MappingScope.FirmOnly, Day)
            == new MappingBook(rules.All.Shuffled(random), rules.LastRecorded).Code(code, MappingScope.FirmOnly, Day);
    });

    private static string Text(Random random, string letters) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => letters[random.Next(letters.Length)]));
}
