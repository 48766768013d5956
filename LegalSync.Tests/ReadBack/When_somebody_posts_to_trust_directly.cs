using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_somebody_posts_to_trust_directly
{
    private static readonly DateOnly _opening = new(2026, 9, 1);

    [Theory]
    [InlineData(BooksKind.Deposit)]
    [InlineData(BooksKind.Purchase)]
    public void it_is_found_and_told(BooksKind kind)
    {
        var document = Assert.Single(Find(SampleBooks.Trusted(kind, "55", 40m, Facts.October(2))));
        var finding = DirectEntries.Card(document, Books());

        Assert.Equal((Codes.TrustDirect, $"Document:{kind} 55"), (finding.Code, finding.Subject.ToString()));
    }

    [Fact]
    public void a_journal_entry_or_a_receipt_into_the_trust_bank_is_found_too() => Assert.Equal(2, Find(
        new BooksDocument(new DocumentRef(BooksKind.JournalEntry, new DocumentId("1"))) { Date = Facts.October(2), Total = Money.Usd(5m), Lines = [new BooksLine(Money.Usd(5m), SampleBooks.Trust, null, null, null)] },
        SampleBooks.Payment("2", 5m, Facts.October(2)) with { Bank = SampleBooks.Trust }).Count);

    [Fact]
    public void ours_the_native_syncs_voided_earlier_and_other_accounts_are_not() => Assert.Empty(Find(
        SampleBooks.Trusted(BooksKind.Deposit, "1", 40m, Facts.October(2), PostingIntent.MarkPrefix + "abc"),
        SampleBooks.Trusted(BooksKind.Deposit, "2", 40m, Facts.October(2), "Smokeball sync 9"),
        SampleBooks.Trusted(BooksKind.Deposit, "3", 40m, Facts.October(2)) with { IsVoid = true },
        SampleBooks.Trusted(BooksKind.Deposit, "4", 40m, new DateOnly(2026, 8, 31)),
        SampleBooks.Payment("5", 40m, Facts.October(2))));

    [Fact]
    public void the_side_of_a_transfer_that_stands_is_taken_back_by_the_opposite_entry()
    {
        var released = LegReversal.Of(SampleBooks.Trusted(BooksKind.Purchase, "55", 40m, Facts.October(2)), SampleBooks.Reading.Accounts, Facts.October(9))!;
        Assert.Equal([(true, SampleBooks.Trust, null), (false, SampleBooks.TrustLiability, (CustomerId?)SampleBooks.AlderMatter)], released.Lines.Select(line => (line.IsDebit, line.Account, line.Customer)));

        BooksAccount[] chart = [.. SampleBooks.Reading.Accounts, new BooksAccount(new AccountId("39"), "Receivables", "Accounts Receivable", "AccountsReceivable", true)];
        var received = LegReversal.Of(SampleBooks.Payment("5", 40m, Facts.October(2)) with { Bank = SampleBooks.Operating }, chart, Facts.October(9))!;
        Assert.Equal([(true, new AccountId("39"), (CustomerId?)SampleBooks.AlderMatter), (false, SampleBooks.Operating, null)], received.Lines.Select(line => (line.IsDebit, line.Account, line.Customer)));
        Assert.Null(LegReversal.Of(SampleBooks.Invoice("6", "1", 4m), chart, Facts.October(9)));
    }

    private static BooksSnapshot Books(params BooksDocument[] documents) => new(SampleBooks.Reading with { Documents = documents }, null);

    private static IReadOnlyList<BooksDocument> Find(params BooksDocument[] documents) => DirectEntries.Find(Books(documents), SampleBooks.TrustLiability, _opening);
}
