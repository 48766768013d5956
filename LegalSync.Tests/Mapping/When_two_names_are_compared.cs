using LegalSync.Domain.Mapping;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Mapping;

public class When_two_names_are_compared
{
    [Theory]
    [InlineData("Ana Muñoz", "ANA MUNOZ")]
    [InlineData("Brown, Ann", "Ann Brown")]
    [InlineData("O'Hara Trust", "OHara Trust")]
    [InlineData("A.B. Cedar", "AB Cedar")]
    [InlineData("  Cedar   Holdings ", "Cedar Holdings")]
    [InlineData("Élodie-Rose Birch", "birch elodie rose")]
    public void case_accents_punctuation_and_order_do_not_matter(string left, string right) => Assert.Equal(1000, NameLikeness.Of(left, right));

    [Fact]
    public void one_letter_more_is_less_than_equal() => Assert.InRange(NameLikeness.Of("Alder Family Trust", "Alder Family Trusts"), 850, 999);

    [Fact]
    public void a_misspelling_is_closer_than_another_name() =>
        Assert.True(NameLikeness.Of("Whitebeam Estate", "Whitebeem Estate") > NameLikeness.Of("Whitebeam Estate", "Hornbeam Holdings"));

    [Theory]
    [InlineData("", "Alder")]
    [InlineData("...", "Alder")]
    [InlineData("", "")]
    public void a_name_without_a_letter_is_like_nothing(string left, string right) => Assert.Equal(0, NameLikeness.Of(left, right));

    [Theory]
    [InlineData("A", "B")]
    [InlineData("A", "A B")]
    public void names_of_one_letter_are_compared_too(string left, string right) => Assert.InRange(NameLikeness.Of(left, right), 0, 999);

    [Fact]
    public void nothing_in_common_is_nothing() => Assert.Equal(0, NameLikeness.Of("aaa", "bbb"));

    [Fact]
    public void any_two_names_are_as_alike_one_way_as_the_other_and_within_bounds() => Always.Holds(random =>
    {
        var (left, right) = (Name(random), Name(random));
        var likeness = NameLikeness.Of(left, right);
        return likeness == NameLikeness.Of(right, left) && likeness is >= 0 and <= 1000
            && likeness == 1000 == (NameLikeness.Normal(left) == NameLikeness.Normal(right) && NameLikeness.Normal(left).Length > 0);
    });

    [Fact]
    public void any_name_is_normal_once_it_was_made_normal() => Always.Holds(random => NameLikeness.Normal(Name(random)) is var normal && NameLikeness.Normal(normal) == normal);

    [Fact]
    public void any_order_of_the_words_is_the_same_name() => Always.Holds(random =>
    {
        var words = Name(random).Split(' ');
        return NameLikeness.Normal(string.Join(' ', words)) == NameLikeness.Normal(string.Join(", ", words.Shuffled(random)));
    });

    private static string Name(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => "abEé .-',1"[random.Next(10)]));
}
