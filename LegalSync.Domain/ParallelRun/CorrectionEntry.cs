using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Makes the entry that corrects what people posted into what is right: ours minus theirs, by account and client. Pure.</summary>
internal static class CorrectionEntry
{
    /// <summary>The entry, or why none can be made.</summary>
    /// <param name="ours">What would have been posted; none where nothing should stand.</param>
    /// <param name="theirs">What people posted; none where it is lacking.</param>
    /// <param name="books">The books as read.</param>
    /// <param name="accountOf">The account that an item books to, as far as a comparison has seen it.</param>
    public static (JournalDraft? Entry, string? Refusal) Of(
        IReadOnlyList<PostingDraft> ours, IReadOnlyList<BooksDocument> theirs, BooksSnapshot books, Func<ItemId, AccountId?> accountOf)
    {
        var effect = new BooksEffect(books);
        foreach (var draft in ours)
        {
            effect.Add(draft);
        }

        foreach (var document in theirs)
        {
            effect.Remove(document);
        }

        var left = effect.Left.Select(one => one with { Place = one.Place.Item is { } item ? one.Place with { Account = accountOf(item) } : one.Place })
            .GroupBy(one => (one.Place.Account, Item: one.Place.Account is null ? one.Place.Item : null, one.Place.Customer))
            .Select(group => (group.Key.Account, group.Key.Item, group.Key.Customer, Minor: group.Sum(one => one.Minor)))
            .Where(one => one.Minor != 0).ToList();
        if (Refuse(left.Count, left.Where(one => one.Account is null).Select(one => one.Item).ToList(), left.Sum(one => one.Minor), books) is { } refusal)
        {
            return (null, refusal);
        }

        var currency = theirs.Count > 0 ? theirs[0].Total.Currency : ours[0].Moves!.Value.Currency;
        var (day, memo) = theirs.Count > 0
            ? (theirs[0].Date, $"Corrects {string.Join(", ", theirs.Select(document => document.Number is { Length: > 0 } number ? $"{document.Ref.Kind} {number}" : document.Ref.ToString()))}")
            : (ours[0].On!.Value, "Enters what is lacking");
        var lines = left.Select(one => new JournalDraftLine(one.Minor > 0, one.Account!.Value, Money.FromMinor(Math.Abs(one.Minor), currency), one.Customer, memo));
        return (new JournalDraft(day, [.. lines.OrderByDescending(line => line.IsDebit)], memo)
        {
            WithoutClient = [.. ours.OfType<JournalDraft>().SelectMany(draft => draft.WithoutClient).Distinct()],
        }, null);
    }

    private static string? Refuse(int count, List<ItemId?> unplaced, long sum, BooksSnapshot books)
    {
        if (count == 0)
        {
            return "Both move the same accounts for the same client; there is no money to correct. Change the document in QuickBooks.";
        }

        if (unplaced.OfType<ItemId>().Select(item => books.Item(item)?.Name ?? item.Value).ToList() is { Count: > 0 } items)
        {
            return $"Nobody can say which account {string.Join(", ", items)} books to. Correct the document in QuickBooks.";
        }

        return unplaced.Count > 0 ? "Sales tax or receivables differ, whose account nobody can say. Correct the document in QuickBooks."
            : sum != 0 ? "The document's lines do not add up to its total as far as they can be read. Correct it in QuickBooks."
            : null;
    }
}
