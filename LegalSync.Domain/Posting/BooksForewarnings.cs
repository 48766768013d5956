using System.Globalization;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>Something the books' settings will do to a posting, said before it is sent.</summary>
/// <param name="Sentence">What will happen and what to do about it.</param>
/// <param name="IsRefusal">True when the posting would surely be refused; false when it is taken, but perhaps not as it was sent.</param>
public sealed record Forewarning(string Sentence, bool IsRefusal);

/// <summary>Compares what shall be posted with what the books' company is set to. Pure; a company that was never read warns of nothing.</summary>
public static class BooksForewarnings
{
    /// <summary>What the settings mean for everything that is posted.</summary>
    /// <param name="company">The company as last read.</param>
    /// <param name="kept">The currency this firm is kept in here.</param>
    public static IReadOnlyList<Forewarning> For(BooksCompany company, Currency kept)
    {
        var set = company.Preferences;
        var found = new List<Forewarning>();
        AddIf(found, set.IsReadOnly, "The QuickBooks subscription has ended: the company can be read, and every posting is refused. Renew it at Intuit.", true);
        AddIf(found, IsForeign(set, kept),
            $"QuickBooks keeps this company in {set.HomeCurrency}, LegalSync keeps the firm in {kept.Code}, and multicurrency is off: every posting would be refused. Connect the right company, or turn multicurrency on in QuickBooks.", true);
        if (company.ClosedThrough is { } closed)
        {
            found.Add(new Forewarning($"The books are closed through {Day(closed)}: what is dated then or before is refused until the closing date is moved.", false));
        }

        AddIf(found, !company.UsesCustomNumbers,
            "Custom transaction numbers are off: QuickBooks may give invoices its own numbers instead of Smokeball's. Turn them on under Account and settings, Sales, Sales form content.", false);
        AddIf(found, set.AllowsDiscount is false, "Discounts are off: an invoice with a discount is refused. Turn them on under Account and settings, Sales.", false);
        AddIf(found, set.AppliesCreditsByItself is true,
            "QuickBooks applies credits by itself: a new invoice can come back partly paid by an old credit. Turn it off under Account and settings, Advanced, Automation.", false);
        AddIf(found, set.IsSalesTaxAutomatic is true, "QuickBooks computes sales tax by itself, so the total of a taxed invoice can differ from Smokeball's. Such a difference becomes a card.", false);
        return found;
    }

    /// <summary>What the settings mean for one draft.</summary>
    public static IReadOnlyList<Forewarning> For(BooksCompany company, PostingDraft draft)
    {
        var set = company.Preferences;
        var found = new List<Forewarning>();
        AddIf(found, set.IsReadOnly, "QuickBooks will refuse it: the subscription has ended.", true);
        if (company.ClosedThrough is { } closed && draft.On is { } day)
        {
            AddIf(found, day <= closed, $"QuickBooks will refuse it: it is dated {Day(day)} and the books are closed through {Day(closed)}.", true);
        }

        if (draft.Moves is { } moves)
        {
            AddIf(found, IsForeign(set, moves.Currency), $"QuickBooks will refuse it: it is in {moves.Currency.Code}, the company is kept in {set.HomeCurrency} and multicurrency is off.", true);
        }

        if (draft is InvoiceDraft invoice)
        {
            AddIf(found, invoice.Number.Length > 0 && !company.UsesCustomNumbers,
                $"QuickBooks may number it otherwise than {invoice.Number}: custom transaction numbers are off there. The number it gets is compared, and a difference becomes a card.", false);
            AddIf(found, invoice.Discount.Minor != 0 && set.AllowsDiscount is false, "QuickBooks will refuse it: it has a discount, and discounts are off there.", true);
            AddIf(found, invoice.Tax.Minor != 0 && set.IsSalesTaxAutomatic is true, "QuickBooks computes its sales tax by itself: the total can differ.", false);
        }

        return found;
    }

    private static bool IsForeign(BooksPreferences set, Currency currency) =>
        set.HomeCurrency is { } home && set.IsMultiCurrency is not true && !string.Equals(home, currency.Code, StringComparison.OrdinalIgnoreCase);

    private static void AddIf(List<Forewarning> found, bool holds, string sentence, bool isRefusal)
    {
        if (holds)
        {
            found.Add(new Forewarning(sentence, isRefusal));
        }
    }

    private static string Day(DateOnly day) => day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);
}
