using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Finds documents of the books that a movement may already be, each counted for one movement only.</summary>
internal sealed class InBooksAlready
{
    private const int NearDays = 7;
    private readonly BooksSnapshot _books;
    private readonly HashSet<DocumentRef> _used;

    /// <summary>Starts with what items of this matter already are.</summary>
    public InBooksAlready(MatterCase matterCase)
    {
        _books = matterCase.InBooks;
        _used = [.. matterCase.Known.Values.Where(item => item.Document is not null).Select(item => item.Document!.Value)];
        foreach (var adopted in matterCase.Directives.SelectMany(group => group).Where(directive => directive.Kind == DirectiveKind.AdoptDocument && directive.RevokedAt is null))
        {
            _used.Add(DocumentRef.Parse(adopted.Value));
        }
    }

    /// <summary>The document of the same customer, amount and day, if there is one; it is counted as used.</summary>
    public BooksDocument? Same(BooksKind kind, CustomerId customer, Money amount, DateOnly date, AccountId? bank, DocumentRef? own)
    {
        if (own is { } mine && _books.Document(mine) is { } known)
        {
            return known;
        }

        var same = Candidates(kind, customer, amount, bank).Where(document => document.Date == date).OrderBy(document => document.Ref.Id.Value, StringComparer.Ordinal).FirstOrDefault();
        if (same is not null)
        {
            _used.Add(same.Ref);
        }

        return same;
    }

    /// <summary>A payment of the same invoice and amount within a few days: perhaps the same one.</summary>
    public BooksDocument? NearPayment(CustomerId customer, Money amount, DateOnly date, DocumentId? invoice) =>
        invoice is not { } paid
            ? null
            : Candidates(BooksKind.Payment, customer, amount, null)
                .Where(document => Math.Abs(document.Date.DayNumber - date.DayNumber) <= NearDays
                    && document.Lines.Any(line => line.Linked == new DocumentRef(BooksKind.Invoice, paid)))
                .OrderBy(document => Math.Abs(document.Date.DayNumber - date.DayNumber))
                .ThenBy(document => document.Ref.Id.Value, StringComparer.Ordinal)
                .FirstOrDefault();

    private IEnumerable<BooksDocument> Candidates(BooksKind kind, CustomerId customer, Money amount, AccountId? bank) =>
        _books.DocumentsOf(kind, customer).Where(document =>
            !_used.Contains(document.Ref)
            && !BooksSnapshot.IsOurs(document)
            && (bank is null || document.Bank is null || document.Bank == bank)
            && (document.Customer == customer && document.Total == amount
                || document.Lines.Any(line => line.Customer == customer && line.Amount.Abs() == amount)));
}
