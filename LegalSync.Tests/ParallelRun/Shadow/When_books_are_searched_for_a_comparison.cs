using LegalSync.Domain.Posting;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Shadow;

public class When_books_are_searched_for_a_comparison
{
    private static readonly BooksDocument _byHand = SampleBooks.Invoice("900", "1042", 350m);

    [Fact]
    public void a_document_made_by_hand_in_the_window_is_found_by_key_only()
    {
        var hiding = Books(_byHand).Hiding(_byHand.Date, _byHand.Date);

        Assert.Empty(hiding.InvoicesNumbered("1042"));
        Assert.Empty(hiding.DocumentsOf(BooksKind.Invoice, _byHand.Customer!.Value));
        Assert.Same(_byHand, hiding.Document(_byHand.Ref));
        Assert.True(hiding.IsHidden(_byHand.Ref));
        Assert.Single(Books(_byHand).InvoicesNumbered("1042"));
    }

    [Theory]
    [InlineData("LegalSync ls:abc")]
    [InlineData("Smokeball sync 9")]
    public void ours_and_another_connectors_stay_in_sight(string note) =>
        Assert.Single(Books(_byHand with { Note = note }).Hiding(_byHand.Date, _byHand.Date).InvoicesNumbered("1042"));

    [Theory]
    [InlineData(-3, -1)]
    [InlineData(1, 3)]
    public void so_does_what_is_dated_outside_of_the_window(int from, int through) =>
        Assert.Single(Books(_byHand).Hiding(_byHand.Date.AddDays(from), _byHand.Date.AddDays(through)).DocumentsOf(BooksKind.Invoice, _byHand.Customer!.Value));

    private static BooksSnapshot Books(params BooksDocument[] documents) => new(SampleBooks.Reading with { Documents = documents }, null);
}
