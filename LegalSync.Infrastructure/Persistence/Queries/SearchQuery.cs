using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Something found.</summary>
/// <param name="What">Exception, Item or Document.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Detail">Matter and client, amount, stage.</param>
/// <param name="Address">Where it opens.</param>
public sealed record SearchHit(string What, string Title, string Detail, string Address);

/// <summary>One box for matter numbers, clients, invoice numbers, amounts and document keys.</summary>
public sealed class SearchQuery(IDbFactory databases)
{
    private const int MostOfAKind = 6;

    /// <summary>Finds.</summary>
    public async Task<Answer<IReadOnlyList<SearchHit>>> FindAsync(BooksId books, string text, Actor actor, CancellationToken cancellationToken)
    {
        var wanted = text.Trim();
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<SearchHit>>();
        }

        if (wanted.Length < 2)
        {
            return Answer.Of<IReadOnlyList<SearchHit>>([]);
        }

        await using var db = databases.Create();
        return Answer.Of<IReadOnlyList<SearchHit>>([
            .. await CardsAsync(db, books, wanted, cancellationToken),
            .. await ItemsAsync(db, books, wanted, cancellationToken),
            .. await DocumentsAsync(db, books, wanted, cancellationToken),
        ]);
    }

    /// <summary>An amount as typed: 1240.50, 1,240.50 or $1,240.50, in minor units; null when it is none.</summary>
    public static long? AmountOf(string text) =>
        decimal.TryParse(text.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) && decimal.Round(amount, 2) == amount
            && Math.Abs(amount) < 1_000_000_000_000m
            ? (long)(amount * 100)
            : null;

    private static async Task<IReadOnlyList<SearchHit>> CardsAsync(LegalSyncDb db, BooksId books, string text, CancellationToken cancellationToken)
    {
        var pattern = Like(text);
        var cards = await db.ExceptionItems.AsNoTracking()
            .Where(card => card.Books == books)
            .Where(card => EF.Functions.Like(card.MatterNumber, pattern) || EF.Functions.Like(card.ClientName, pattern) || EF.Functions.Like(card.Title, pattern))
            .OrderBy(card => card.State).ThenByDescending(card => card.Sequence)
            .Take(MostOfAKind)
            .Select(card => new { card.Id, card.Title, card.State, card.MatterNumber, card.ClientName })
            .ToListAsync(cancellationToken);
        return [.. cards.Select(card => new SearchHit(
            "Exception", card.Title, Joined(card.State.ToString(), card.MatterNumber, card.ClientName), $"exceptions?card={card.Id.Value}"))];
    }

    private static async Task<IReadOnlyList<SearchHit>> ItemsAsync(LegalSyncDb db, BooksId books, string text, CancellationToken cancellationToken)
    {
        var (pattern, minor) = (Like(text), AmountOf(text));
        var items = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == books && (EF.Functions.Like(item.Title, pattern) || (minor != null && item.Amount.Minor == minor)))
            .OrderByDescending(item => item.Sequence)
            .Take(MostOfAKind)
            .ToListAsync(cancellationToken);
        return [.. items.Select(item => new SearchHit(
            "Item",
            item.Title,
            Joined(item.Amount.ToString(), item.Date.ToString("MMM d, yyyy", CultureInfo.InvariantCulture), item.Stage.ToString()),
            $"items/{item.Id.Value}"))];
    }

    private static async Task<IReadOnlyList<SearchHit>> DocumentsAsync(LegalSyncDb db, BooksId books, string text, CancellationToken cancellationToken)
    {
        var byKey = Enum.GetValues<BooksKind>().Select(kind => new DocumentRef(kind, new DocumentId(text)).ToString()).ToList();
        var postings = await db.Postings.AsNoTracking()
            .Where(posting => posting.Books == books && posting.Item != null && posting.Document != null && byKey.Contains(posting.Document))
            .OrderByDescending(posting => posting.Sequence)
            .Take(MostOfAKind)
            .Select(posting => new { posting.Item, posting.Document })
            .ToListAsync(cancellationToken);
        return [.. postings.Select(posting => new SearchHit("Document", posting.Document!, "In the books", $"items/{posting.Item!.Value.Value}"))];
    }

    private static string Like(string text) => "%" + text.Replace("%", "", StringComparison.Ordinal) + "%";

    private static string Joined(params string[] parts) => string.Join(" · ", parts.Where(part => part.Length > 0));
}
