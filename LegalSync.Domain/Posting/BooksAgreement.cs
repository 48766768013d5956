using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LegalSync.Domain.ExceptionQueue;

namespace LegalSync.Domain.Posting;

/// <summary>
/// Compares what was asked for with what the books hold, field by field; money has no tolerance. The books can accept a request and drop a
/// link, change a number or compute another tax without saying so, and a person can change a document later: only this comparison shows it.
/// Cosmetic members (descriptions, addresses, e-mail) are not compared.
/// </summary>
public static class BooksAgreement
{
    /// <summary>The fields that differ; empty when the document is what was asked for. List entries have nothing to compare.</summary>
    /// <param name="draft">What was asked for.</param>
    /// <param name="document">What the books hold.</param>
    /// <param name="keys">Keys bound when it was sent: a payment's invoice.</param>
    /// <param name="standing">Who a customer is by now: the survivor of a merge; null when nobody was merged.</param>
    public static IReadOnlyList<FieldPair> Differences(
        PostingDraft draft, BooksDocument document, BoundKeys? keys = null, Func<CustomerId, CustomerId>? standing = null) =>
        [.. Sides(draft, document, keys, standing).Where(pair => pair.Differs)];

    /// <summary>Both sides of every field that is compared.</summary>
    public static IReadOnlyList<FieldPair> Sides(
        PostingDraft draft, BooksDocument document, BoundKeys? keys = null, Func<CustomerId, CustomerId>? standing = null)
    {
        var pairs = new List<FieldPair>
        {
            new("Kind", draft.Becomes.ToString(), document.Ref.Kind.ToString()),
            new("State", "standing", document.IsVoid ? "voided" : "standing"),
        };
        if (draft.On is { } day)
        {
            pairs.Add(new FieldPair("Date", Text(day), Text(document.Date)));
        }

        if (draft.Moves is { } moves)
        {
            pairs.Add(new FieldPair("Total", moves.ToString(), document.Total.ToString()));
        }

        var who = standing ?? (customer => customer);
        pairs.AddRange(draft switch
        {
            InvoiceDraft invoice => Invoice(invoice, document, who),
            PaymentDraft payment => Payment(payment, document, keys, who),
            TrustDepositDraft deposit => Trust(document, deposit.TrustBank, deposit.TrustLiability, deposit.Customer, who),
            TrustSlipDraft slip => Slip(slip, document, who),
            TrustDisbursementDraft paid => Trust(document, paid.TrustBank, paid.TrustLiability, paid.Customer, who),
            JournalDraft journal => [new FieldPair("Lines", Bag(journal.Lines.Select(line => Entry(line, who))), Bag(document.Lines.Select(line => Now(line, who))))],
            _ => [],
        });
        return pairs;
    }

    /// <summary>A short name of exactly these differences: what a person accepted once is not asked about again, anything else is.</summary>
    public static string Fingerprint(IEnumerable<FieldPair> sides)
    {
        var text = string.Join('|', sides.Where(pair => pair.Differs).Select(pair => $"{pair.Name}={pair.Books}").Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    private static IEnumerable<FieldPair> Invoice(InvoiceDraft draft, BooksDocument held, Func<CustomerId, CustomerId> who)
    {
        yield return new FieldPair("Customer", who(draft.Customer).Value, Key(held.Customer, who));
        yield return new FieldPair("Number", draft.Number, held.Number);
        var sent = draft.Lines.Select(line => new BooksLine(line.Amount, null, null, null, line.Item)).ToList();
        if (!draft.Discount.IsZero)
        {
            // Where the draft names no account the books choose one: then any will do.
            var account = draft.DiscountAccount ?? held.Lines.FirstOrDefault(line => line is { Item: null, Account: not null })?.Account;
            sent.Add(new BooksLine(-draft.Discount, account, null, null, null));
        }

        yield return new FieldPair("Lines", Bag(sent), Bag(held.Lines.Select(line => line with { Customer = null, Linked = null })));
    }

    private static IEnumerable<FieldPair> Payment(PaymentDraft draft, BooksDocument held, BoundKeys? keys, Func<CustomerId, CustomerId> who)
    {
        yield return new FieldPair("Customer", who(draft.Customer).Value, Key(held.Customer, who));
        yield return new FieldPair("Deposit to", draft.DepositTo.Value, held.Bank?.Value);
        if (draft.Invoice is null)
        {
            // Credit that was left unapplied is for the firm to apply in the books.
            yield break;
        }

        if ((keys?.Invoice ?? draft.Invoice.Document) is { } invoice)
        {
            yield return new FieldPair("Pays", Bag([new BooksLine(draft.Amount, null, null, new DocumentRef(BooksKind.Invoice, invoice), null)]), Bag(held.Lines));
        }
        else
        {
            yield return new FieldPair("Pays", "an invoice", held.Lines.Any(line => line.Linked is { Kind: BooksKind.Invoice }) ? "an invoice" : "no invoice");
        }
    }

    private static IEnumerable<FieldPair> Trust(BooksDocument held, AccountId bank, AccountId liability, CustomerId customer, Func<CustomerId, CustomerId> who)
    {
        yield return new FieldPair("Trust bank", bank.Value, held.Bank?.Value);
        var line = held.Lines.Count == 1 ? held.Lines[0] : null;
        yield return new FieldPair("Trust liability", liability.Value, line?.Account?.Value);
        yield return new FieldPair("Client on the line", who(customer).Value, Key(line?.Customer, who));
    }

    private static IEnumerable<FieldPair> Slip(TrustSlipDraft draft, BooksDocument held, Func<CustomerId, CustomerId> who)
    {
        yield return new FieldPair("Trust bank", draft.TrustBank.Value, held.Bank?.Value);
        yield return new FieldPair("Lines",
            Bag(draft.Lines.Select(line => new BooksLine(line.Amount, line.Liability, who(line.Customer), null, null))),
            Bag(held.Lines.Select(line => Now(line, who))));
    }

    private static BooksLine Entry(JournalDraftLine line, Func<CustomerId, CustomerId> who) =>
        new(line.IsDebit ? line.Amount : -line.Amount, line.Account, line.Customer is { } customer ? who(customer) : null, null, null);

    private static BooksLine Now(BooksLine line, Func<CustomerId, CustomerId> who) => line.Customer is { } customer ? line with { Customer = who(customer) } : line;

    private static string? Key(CustomerId? customer, Func<CustomerId, CustomerId> who) => customer is { } known ? who(known).Value : null;

    /// <summary>Lines as a bag: the books may order them anew, but may not add, drop or change one.</summary>
    private static string Bag(IEnumerable<BooksLine> lines) =>
        string.Join("; ", lines.Select(Text).Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "nothing";

    private static string Text(BooksLine line) => string.Join(" ", new[]
    {
        line.Amount.ToString(),
        line.Item is { } item ? $"item {item.Value}" : null,
        line.Account is { } account ? $"account {account.Value}" : null,
        line.Customer is { } customer ? $"customer {customer.Value}" : null,
        line.Linked is { } linked ? $"pays {linked}" : null,
    }.OfType<string>());

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
