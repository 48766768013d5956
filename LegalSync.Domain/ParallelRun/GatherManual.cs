using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Gathers what people posted by hand from the books as read: everything of a window that is neither ours nor another connector's. Pure.</summary>
public static class GatherManual
{
    /// <summary>The records, by key.</summary>
    /// <param name="words">The books.</param>
    /// <param name="from">First ledger date.</param>
    /// <param name="through">Last ledger date.</param>
    /// <param name="adopted">Documents that items are already, by a person's word: they are compared no more.</param>
    public static IReadOnlyList<ComparedSide> Of(BooksWords words, DateOnly from, DateOnly through, IReadOnlySet<string> adopted) =>
    [
        .. words.Books.Documents
            .Where(document => document.Date >= from && document.Date <= through && !BooksSnapshot.IsOurs(document) && !CompetingConnector.Wrote(document))
            .Where(document => !adopted.Contains(document.Ref.ToString()))
            .Select(document => SidesOfBooks.Of(document, words)).OfType<ComparedSide>()
            .OrderBy(side => side.Key, StringComparer.Ordinal),
    ];
}
