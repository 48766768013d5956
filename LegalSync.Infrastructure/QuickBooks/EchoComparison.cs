using System.Globalization;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>One field in which the books hold something else than was sent.</summary>
/// <param name="Field">Which field.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Held">What the books hold.</param>
public sealed record EchoDifference(string Field, string Sent, string Held);

/// <summary>
/// Compares a draft with the document the books hold for it. QuickBooks can accept a request and drop a link, change a number or compute
/// another tax without saying so; only the echo shows it. Cosmetic members (descriptions, addresses, e-mail) are not compared.
/// </summary>
public static class EchoComparison
{
    private const string Nothing = "nothing";

    /// <summary>The differences, in a fixed order; none when the books hold what was sent. List entries have nothing to compare.</summary>
    /// <param name="draft">What was sent.</param>
    /// <param name="held">What the books hold.</param>
    /// <param name="keys">Keys bound when it was sent: a payment's invoice.</param>
    public static IReadOnlyList<EchoDifference> Differences(PostingDraft draft, BooksDocument held, BoundKeys? keys = null)
    {
        List<EchoDifference?> found =
        [
            Compare("kind", draft.Becomes.ToString(), held.Ref.Kind.ToString()),
            draft.On is { } day ? Compare("date", Text(day), Text(held.Date)) : null,
            draft.Moves is { } moves ? Compare("total", moves.ToString(), held.Total.ToString()) : null,
            held.IsVoid ? new EchoDifference("state", "live", "voided") : null,
        ];
        found.AddRange(draft switch
        {
            InvoiceDraft invoice => Invoice(invoice, held),
            PaymentDraft payment => Payment(payment, held, keys),
            TrustDepositDraft deposit => Single(held, deposit.TrustBank, new(deposit.Amount, deposit.TrustLiability, deposit.Customer, null, null)),
            TrustDisbursementDraft paid => Single(held, paid.TrustBank, new(paid.Amount, paid.TrustLiability, paid.Customer, null, null)),
            JournalDraft journal => [Lines(journal.Lines.Select(Entry), held.Lines)],
            _ => [],
        });
        return [.. found.OfType<EchoDifference>()];
    }

    private static IEnumerable<EchoDifference?> Invoice(InvoiceDraft draft, BooksDocument held)
    {
        yield return Compare("customer", draft.Customer.Value, held.Customer?.Value);
        yield return Compare("number", draft.Number, held.Number);
        var sent = draft.Lines.Select(line => new BooksLine(line.Amount, null, null, null, line.Item)).ToList();
        if (!draft.Discount.IsZero)
        {
            // Where the draft names no account the books choose one: then any will do.
            var account = draft.DiscountAccount ?? held.Lines.FirstOrDefault(line => line is { Item: null, Account: not null })?.Account;
            sent.Add(new BooksLine(-draft.Discount, account, null, null, null));
        }

        yield return Lines(sent, held.Lines.Select(line => line with { Customer = null, Linked = null }));
    }

    private static IEnumerable<EchoDifference?> Payment(PaymentDraft draft, BooksDocument held, BoundKeys? keys)
    {
        yield return Compare("customer", draft.Customer.Value, held.Customer?.Value);
        yield return Compare("account", draft.DepositTo.Value, held.Bank?.Value);
        var invoice = keys?.Invoice ?? draft.Invoice?.Document;
        if (draft.Invoice is null || invoice is not null)
        {
            BooksLine[] sent = invoice is { } id ? [new(draft.Amount, null, null, new DocumentRef(BooksKind.Invoice, id), null)] : [];
            yield return Lines(sent, held.Lines);
        }
    }

    private static IEnumerable<EchoDifference?> Single(BooksDocument held, AccountId bank, BooksLine line)
    {
        yield return Compare("account", bank.Value, held.Bank?.Value);
        yield return Lines([line], held.Lines);
    }

    private static BooksLine Entry(JournalDraftLine line) =>
        new(line.IsDebit ? line.Amount : -line.Amount, line.Account, line.Customer, null, null);

    /// <summary>Lines as a bag: the books may order them anew, but may not add, drop or change one.</summary>
    private static EchoDifference? Lines(IEnumerable<BooksLine> sent, IEnumerable<BooksLine> held) =>
        Compare("lines", Bag(sent), Bag(held));

    private static string Bag(IEnumerable<BooksLine> lines) => string.Join("; ", lines.Select(Text).Order(StringComparer.Ordinal));

    private static string Text(BooksLine line) => string.Join(" ", new[]
    {
        line.Amount.ToString(),
        line.Item is { } item ? $"item {item.Value}" : null,
        line.Account is { } account ? $"account {account.Value}" : null,
        line.Customer is { } customer ? $"customer {customer.Value}" : null,
        line.Linked is { } linked ? $"pays {linked}" : null,
    }.OfType<string>());

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static EchoDifference? Compare(string field, string? sent, string? held) =>
        string.Equals(sent ?? "", held ?? "", StringComparison.Ordinal) ? null : new EchoDifference(field, Shown(sent), Shown(held));

    private static string Shown(string? text) => string.IsNullOrEmpty(text) ? Nothing : text;
}
