using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Says of what LegalSync would have posted how a comparison sees it. Pure.</summary>
public static class SidesOfDrafts
{
    /// <summary>The sides of an item's legs, in order; list entries have none.</summary>
    /// <param name="key">The item.</param>
    /// <param name="legs">Its legs.</param>
    /// <param name="words">The books.</param>
    /// <param name="numberOf">The number of an invoice of ours, by its event; null when it is not known.</param>
    public static IReadOnlyList<(ComparedSide Side, PostingDraft Leg)> Of(ItemKey key, IReadOnlyList<PostingDraft> legs, BooksWords words, Func<string, string?> numberOf) =>
        [.. legs.Select((leg, at) => (Side: Of(Name(key, at + 1), key.Kind, leg, words, numberOf), leg)).Where(pair => pair.Side is not null).Select(pair => (pair.Side!, pair.leg))];

    /// <summary>What names a leg: <c>EVENT#LEG</c>, counted from 1.</summary>
    public static string Name(ItemKey key, int leg) => string.Create(CultureInfo.InvariantCulture, $"{key.Event}#{leg}");

    /// <summary>The item that a name belongs to.</summary>
    public static ItemKey ItemOf(string name) => ItemKey.Parse(name[..name.LastIndexOf('#')]);

    private static ComparedSide? Of(string name, WorkKind stream, PostingDraft draft, BooksWords words, Func<string, string?> numberOf) => draft switch
    {
        InvoiceDraft invoice => Invoice(name, stream, invoice, words),
        PaymentDraft payment => Payment(name, stream, payment, words, numberOf),
        TrustDepositDraft deposit => Banked(
            new(name, stream, deposit.Date, deposit.Amount) { Document = BooksKind.Deposit, Number = deposit.Reference, IsIn = true },
            deposit.TrustBank, [(deposit.Amount, deposit.TrustLiability, deposit.Customer)], words),
        TrustDisbursementDraft paid => Banked(
            new(name, stream, paid.Date, paid.Amount) { Document = BooksKind.Purchase, Number = paid.Reference, IsIn = false },
            paid.TrustBank, [(paid.Amount, paid.TrustLiability, paid.Customer)], words),
        TrustSlipDraft slip => Banked(
            new(name, stream, slip.Date, slip.Total) { Document = BooksKind.Deposit, Number = slip.Reference, IsIn = true },
            slip.TrustBank, [.. slip.Lines.Select(line => (line.Amount, line.Liability, (CustomerId?)line.Customer))], words),
        JournalDraft journal => JournalSides.Of(
            new(name, stream, journal.Date, journal.Moves!.Value) { Document = BooksKind.JournalEntry },
            [.. journal.Lines.Select(line => new BooksLine(line.IsDebit ? line.Amount : -line.Amount, line.Account, line.Customer, null, null))], words),
        _ => null,
    };

    private static ComparedSide Invoice(string name, WorkKind stream, InvoiceDraft draft, BooksWords words)
    {
        var lines = draft.Lines.Select(line => new ComparedLine(line.Amount) { Item = words.Item(line.Item) });
        var discount = draft.DiscountAccount ?? words.Books.Company?.DiscountAccount;
        return new ComparedSide(name, stream, draft.Date, draft.Total)
        {
            Document = BooksKind.Invoice,
            Number = draft.Number,
            Customer = words.Customer(draft.Customer),
            CustomerKey = words.CustomerKey(draft.Customer),
            Tax = draft.Tax,
            Lines = LineOrder.Sort(draft.Discount.IsZero ? lines : lines.Append(new ComparedLine(-draft.Discount) { Account = words.Account(discount) })),
        };
    }

    private static ComparedSide Payment(string name, WorkKind stream, PaymentDraft draft, BooksWords words, Func<string, string?> numberOf) =>
        new(name, stream, draft.Date, draft.Amount)
        {
            Document = BooksKind.Payment,
            Number = draft.Reference,
            Customer = words.Customer(draft.Customer),
            CustomerKey = words.CustomerKey(draft.Customer),
            Bank = words.Account(draft.DepositTo),
            IsIn = true,
            IsTrust = words.IsTrustBank(draft.DepositTo),
            Pays = draft.Invoice switch
            {
                null => "",
                { Document: { } document } => words.InvoiceNumber(document),
                { Event: { } own } => numberOf(own) ?? "",
                _ => "",
            },
        };

    private static ComparedSide Banked(ComparedSide side, AccountId bank, IReadOnlyList<(Money Amount, AccountId Account, CustomerId? Customer)> lines, BooksWords words) =>
        LineOrder.Name(
            side with
            {
                Bank = words.Account(bank),
                IsTrust = words.IsTrustBank(bank),
                Lines = LineOrder.Sort(lines.Select(line => new ComparedLine(line.Amount)
                {
                    Account = words.Account(line.Account), Customer = line.Customer is { } customer ? words.Customer(customer) : "",
                })),
            },
            lines.Select(line => line.Customer), words);
}
