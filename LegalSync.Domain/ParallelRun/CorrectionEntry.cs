using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Makes the entries that correct what people posted into what is right: ours minus theirs, by day, account and client. What no entry can
/// express safely is refused, with what a person does by hand. Pure.
/// </summary>
internal sealed class CorrectionEntry
{
    private readonly BooksWords _words;
    private readonly Func<ItemId, AccountId?> _accountOf;

    /// <summary>Makes entries in the words of some books.</summary>
    /// <param name="words">The books.</param>
    /// <param name="accountOf">The account that an item books to as far as a comparison has seen it, where the books did not say.</param>
    public CorrectionEntry(BooksWords words, Func<ItemId, AccountId?> accountOf) => (_words, _accountOf) = (words, accountOf);

    private BooksSnapshot Books => _words.Books;

    /// <summary>The entries, or why none can be made.</summary>
    /// <param name="ours">What would have been posted; none where nothing should stand.</param>
    /// <param name="theirs">What people posted; none where it is lacking.</param>
    public (IReadOnlyList<JournalDraft> Entries, string? Refusal) Of(IReadOnlyList<PostingDraft> ours, IReadOnlyList<BooksDocument> theirs)
    {
        var where = theirs.Count == 0 ? "" : $" Correct {string.Join(", ", theirs.Select(Name))} in QuickBooks.";
        var isElsewhen = ours.Count > 0 && theirs.Count > 0 && !ours.Select(draft => draft.On!.Value).ToHashSet().SetEquals(theirs.Select(document => document.Date));
        var whole = Left(ours, theirs);
        if (Refuse(whole, ours, theirs, isElsewhen) is { } refusal)
        {
            return ([], refusal + where);
        }

        var entries = new List<JournalDraft>();
        foreach (var day in ours.Select(draft => draft.On!.Value).Concat(theirs.Select(document => document.Date)).Distinct().Order())
        {
            IReadOnlyList<PostingDraft> right = [.. ours.Where(draft => draft.On == day)];
            IReadOnlyList<BooksDocument> wrong = [.. theirs.Where(document => document.Date == day)];
            var left = Left(right, wrong);
            if (left.Count > 0 && Unplaced(left) is { } unplaced)
            {
                return ([], unplaced + where);
            }

            entries.AddRange(left.Count == 0 ? [] : [Entry(day, left, ours, theirs, wrong.Count > 0)]);
        }

        return ForbiddenEntries.Check(entries, Books.Accounts) is [var broken, ..]
            ? ([], $"It would be an entry that trust never takes. {broken.Remedy}{where}")
            : (entries, null);
    }

    private static string Name(BooksDocument document) => document.Number is { Length: > 0 } number ? $"{document.Ref.Kind} {number}" : document.Ref.ToString();

    private List<(EffectPlace Place, long Minor)> Left(IReadOnlyList<PostingDraft> ours, IReadOnlyList<BooksDocument> theirs)
    {
        var effect = new BooksEffect(Books);
        foreach (var draft in ours)
        {
            effect.Add(draft);
        }

        foreach (var document in theirs)
        {
            effect.Remove(document);
        }

        return [.. effect.Left.Select(one => (Place: Placed(one.Place), one.Minor))
            .GroupBy(one => one.Place).Select(group => (group.Key, Minor: group.Sum(one => one.Minor))).Where(one => one.Minor != 0)];
    }

    private EffectPlace Placed(EffectPlace place) => place.Item is { } item && (Books.Item(item)?.Income ?? _accountOf(item)) is { } account ? new EffectPlace(account, null, null) : place;

    private string? Refuse(List<(EffectPlace Place, long Minor)> whole, IReadOnlyList<PostingDraft> ours, IReadOnlyList<BooksDocument> theirs, bool isElsewhen)
    {
        if (whole.Count == 0 && !isElsewhen)
        {
            return "Both move the same accounts for the same client; there is no money to correct, and an entry changes no number, no link and no kind of document.";
        }

        if (isElsewhen && TouchesTrust(ours, theirs))
        {
            return (whole.Count == 0 ? "Both move the same accounts for the same client; only the day differs." : "Its day is wrong besides.")
                + " Client money keeps the day on which it moved, and no bank statement shows the entries that would shift it: change the date, and compare again.";
        }

        if (whole.Exists(one => one.Place.IsSalesTax))
        {
            return "Sales tax differs. QuickBooks works it out from its sales documents alone and reports it from them; no entry may touch it.";
        }

        var firms = ours.OfType<JournalDraft>().SelectMany(draft => draft.WithoutClient).ToHashSet();
        return Unplaced(whole)
            ?? (whole.Exists(one => one.Place is { Account: { } account, Customer: null } && _words.IsTrustLedger(account) && !firms.Contains(account))
                ? "It names no client on a line of client money, and no entry may do the same to undo it: name the client on the document." : null);
    }

    private string? Unplaced(List<(EffectPlace Place, long Minor)> left) =>
        left.Where(one => one.Place.Account is null).Select(one => one.Place.Item is { } item ? Books.Item(item)?.Name ?? item.Value : one.Place.What).Distinct().ToList() is { Count: > 0 } names
            ? $"Nobody can say which account {string.Join(", ", names)} goes to."
            : left.Sum(one => one.Minor) != 0 ? "The document's lines do not add up to its total as far as they can be read." : null;

    private bool TouchesTrust(IEnumerable<PostingDraft> ours, IEnumerable<BooksDocument> theirs) =>
        ours.SelectMany(TrustLines.Of).Select(side => (AccountId?)side.Account)
            .Concat(theirs.SelectMany(document => document.Lines.Select(line => line.Account).Append(document.Bank)))
            .OfType<AccountId>().Any(account => _words.IsTrustBank(account) || _words.IsTrustLedger(account));

    private static JournalDraft Entry(
        DateOnly day, List<(EffectPlace Place, long Minor)> left, IReadOnlyList<PostingDraft> ours, IReadOnlyList<BooksDocument> theirs, bool isTheirDay)
    {
        var currency = theirs.Count > 0 ? theirs[0].Total.Currency : ours[0].Moves!.Value.Currency;
        var memo = theirs.Count == 0 ? "Enters what is lacking" : $"{(isTheirDay ? "Corrects" : "Enters on its day")} {string.Join(", ", theirs.Select(Name))}";
        var lines = left.Select(one => new JournalDraftLine(one.Minor > 0, one.Place.Account!.Value, Money.FromMinor(Math.Abs(one.Minor), currency), one.Place.Customer, memo));
        return new JournalDraft(day, [.. lines.OrderByDescending(line => line.IsDebit)], memo)
        {
            WithoutClient = [.. ours.OfType<JournalDraft>().SelectMany(draft => draft.WithoutClient).Distinct()],
        };
    }
}
