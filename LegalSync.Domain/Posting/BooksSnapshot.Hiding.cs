using LegalSync.Domain.Routing;

namespace LegalSync.Domain.Posting;

/// <content>What people posted by hand while a parallel run is open: the comparison is about it, so a search does not find it.</content>
public sealed partial class BooksSnapshot
{
    private readonly (DateOnly From, DateOnly Through)? _hidden;

    private BooksSnapshot(BooksSnapshot other, DateOnly from, DateOnly through)
    {
        (Company, Terms, TaxCodes) = (other.Company, other.Terms, other.TaxCodes);
        (_customers, _accounts, _items, _documents) = (other._customers, other._accounts, other._items, other._documents);
        (_itemsByCode, _customersByWord) = (other._itemsByCode, other._customersByWord);
        (_invoicesByNumber, _documentsByCustomer) = (other._invoicesByNumber, other._documentsByCustomer);
        (_reading, _gone) = (other._reading, other._gone);
        _hidden = (from, through);
    }

    /// <summary>
    /// The same books, searched as if nobody had posted by hand in a span of ledger dates. A look-up by key still finds every document, and
    /// what another connector wrote stays in sight: posting beside it would book everything twice, and that must show.
    /// </summary>
    /// <param name="from">First ledger date that is hidden.</param>
    /// <param name="through">Last ledger date that is hidden.</param>
    public BooksSnapshot Hiding(DateOnly from, DateOnly through) => new(this, from, through);

    /// <summary>True when a search leaves the document out.</summary>
    public bool IsHidden(DocumentRef document) => Document(document) is { } found && IsHidden(found);

    /// <summary>True for a document that somebody made by hand: not ours, and not another connector's.</summary>
    public static bool IsByHand(BooksDocument document) => !IsOurs(document) && !CompetingConnector.Wrote(document);

    private bool IsHidden(BooksDocument document) =>
        _hidden is { } hidden && document.Date >= hidden.From && document.Date <= hidden.Through && IsByHand(document);

    private IEnumerable<BooksDocument> Shown(IEnumerable<BooksDocument> documents) =>
        _hidden is null ? documents : documents.Where(document => !IsHidden(document));
}
