using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_a_query_is_written
{
    [Theory]
    [InlineData("Larkspur", "'Larkspur'")]
    [InlineData("O'Larkspur", @"'O\'Larkspur'")]
    [InlineData("O\u2019Larkspur \u201CWren\u201D", "'O\\'Larkspur \"Wren\"'")]
    [InlineData(@"back\slash", @"'back\\slash'")]
    [InlineData("two\nlines", "'two lines'")]
    [InlineData("' OR Active = true", @"'\' OR Active = true'")]
    public void a_value_cannot_end_its_quotes(string value, string literal) => Assert.Equal(literal, Query.Literal(value));

    [Fact]
    public void documents_have_no_active_flag() => Assert.Equal(
        "SELECT Id FROM Invoice ORDERBY Id STARTPOSITION 1000 MAXRESULTS 1000", Query.Page(BooksKind.Invoice, [], 1000, "Id"));
}
