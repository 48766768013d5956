using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Architecture;
using Xunit;

namespace LegalSync.Tests.Spine;

public class The_glossary
{
    private static readonly string _text = Repository.Read("docs/glossary.md");

    public static TheoryData<Type> Words =>
    [
        typeof(Stage), typeof(WorkKind), typeof(DirectiveKind), typeof(PostingState), typeof(CardState), typeof(Severity), typeof(Owner), typeof(Origin),
        typeof(MappingKind), typeof(MappingTarget), typeof(Decision), typeof(SourceKind), typeof(RunKind), typeof(StreamMode), typeof(NativeSyncAnswer),
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void explains_every_word_that_is_stored(Type words)
    {
        Assert.Contains($"`{words.Name}`", _text, StringComparison.Ordinal);
        Assert.All(Enum.GetNames(words), name => Assert.Contains($"`{name}`", _text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("matter")]
    [InlineData("client ledger")]
    [InlineData("trust liability")]
    [InlineData("books")]
    [InlineData("connection")]
    [InlineData("posting")]
    [InlineData("stream")]
    [InlineData("exception")]
    [InlineData("resolution")]
    [InlineData("opening position")]
    [InlineData("revenue claim")]
    public void explains_the_words_of_the_trade(string word) => Assert.Contains($"| **{word}** |", _text, StringComparison.Ordinal);
}
