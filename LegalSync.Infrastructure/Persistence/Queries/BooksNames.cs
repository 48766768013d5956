using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Names of the books' entities for screens: drafts carry keys, people read names.</summary>
public sealed class BooksNames
{
    private readonly Dictionary<(BooksKind Kind, string Id), string> _names;

    private BooksNames(Dictionary<(BooksKind Kind, string Id), string> names) => _names = names;

    /// <summary>The name of an entity, or its key when the books were not read since.</summary>
    public string Of(BooksKind kind, string id) => _names.TryGetValue((kind, id), out var name) && name.Length > 0 ? name : $"{kind} {id}";

    /// <summary>Reads the names that some drafts mention.</summary>
    public static async Task<BooksNames> ForAsync(
        LegalSyncDb db, BooksId books, IEnumerable<PostingDraft> drafts, CancellationToken cancellationToken)
    {
        var mentioned = drafts.SelectMany(Mentions).ToHashSet();
        return await ReadAsync(db, books, mentioned, cancellationToken);
    }

    /// <summary>Reads the names of some entities.</summary>
    public static async Task<BooksNames> ReadAsync(
        LegalSyncDb db, BooksId books, IReadOnlyCollection<(BooksKind Kind, string Id)> wanted, CancellationToken cancellationToken)
    {
        var names = new Dictionary<(BooksKind, string), string>();
        foreach (var kind in wanted.GroupBy(one => one.Kind))
        {
            foreach (var slice in kind.Select(one => one.Id).Distinct().Chunk(200))
            {
                var ids = slice.ToList();
                var rows = await db.BooksMirror.AsNoTracking()
                    .Where(row => row.Books == books && row.Kind == kind.Key && ids.Contains(row.EntityId))
                    .Select(row => new { row.EntityId, row.Name })
                    .ToListAsync(cancellationToken);
                rows.ForEach(row => names[(kind.Key, row.EntityId)] = row.Name);
            }
        }

        return new BooksNames(names);
    }

    private static IEnumerable<(BooksKind Kind, string Id)> Mentions(PostingDraft draft) => draft switch
    {
        InvoiceDraft invoice => [Customer(invoice.Customer), .. invoice.Lines.Select(line => (BooksKind.Item, line.Item.Value)), .. Maybe(invoice.DiscountAccount)],
        PaymentDraft payment => [Customer(payment.Customer), Account(payment.DepositTo), .. payment.Invoice?.Document is { } paid ? new[] { (BooksKind.Invoice, paid.Value) } : []],
        TrustSlipDraft slip => [Account(slip.TrustBank), .. slip.Lines.SelectMany(line => new[] { Customer(line.Customer), Account(line.Liability) })],
        TrustDepositDraft deposit => [Customer(deposit.Customer), Account(deposit.TrustBank), Account(deposit.TrustLiability)],
        TrustDisbursementDraft paidOut => [Customer(paidOut.Customer), Account(paidOut.TrustBank), Account(paidOut.TrustLiability)],
        JournalDraft journal => journal.Lines.SelectMany(line => line.Customer is { } customer ? new[] { Account(line.Account), Customer(customer) } : [Account(line.Account)]),
        CustomerDraft { Parent: { } parent } => [Customer(parent)],
        _ => [],
    };

    private static IEnumerable<(BooksKind Kind, string Id)> Maybe(AccountId? account) => account is { } given ? [Account(given)] : [];

    private static (BooksKind Kind, string Id) Customer(CustomerId id) => (BooksKind.Customer, id.Value);

    private static (BooksKind Kind, string Id) Account(AccountId id) => (BooksKind.Account, id.Value);
}
