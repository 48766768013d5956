using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Where an amount stands: in an account, or on an item whose account the books choose; with its client where the account is kept by client.</summary>
/// <param name="Account">The account; null when an item decides it, or when nobody can say.</param>
/// <param name="Item">The item, where it decides.</param>
/// <param name="Customer">The client.</param>
internal readonly record struct EffectPlace(AccountId? Account, ItemId? Item, CustomerId? Customer)
{
    private const string SalesTaxName = "sales tax";

    /// <summary>What it is, where nobody can say the account.</summary>
    public string What { get; init; } = "";

    /// <summary>Sales tax, which the books put into accounts of their own.</summary>
    public static EffectPlace SalesTax => new(null, null, null) { What = SalesTaxName };

    /// <summary>True for sales tax.</summary>
    public bool IsSalesTax => What == SalesTaxName;
}

/// <summary>What documents move, debit positive, by account and client. Both what would have been posted and what people posted are put into it, so that their difference is the entry that corrects one into the other. Pure.</summary>
internal sealed class BooksEffect(BooksSnapshot books)
{
    private readonly SortedDictionary<string, (EffectPlace Place, long Minor)> _sums = new(StringComparer.Ordinal);

    /// <summary>The one account of what clients owe; null when there are several or none.</summary>
    private readonly AccountId? _receivable = books.Accounts.Where(account => account is { IsActive: true, Type: "Accounts Receivable" }).ToList() is [var only] ? only.Id : null;

    /// <summary>What does not cancel out, in a stable order.</summary>
    public IReadOnlyList<(EffectPlace Place, long Minor)> Left => [.. _sums.Values.Where(sum => sum.Minor != 0)];

    /// <summary>Adds what a draft would move.</summary>
    public void Add(PostingDraft draft)
    {
        if (draft is InvoiceDraft invoice)
        {
            PutReceivable(invoice.Total.Minor, invoice.Customer);
            foreach (var line in invoice.Lines)
            {
                PutItem(line.Item, -line.Amount.Minor);
            }

            Put(invoice.DiscountAccount ?? books.Company?.DiscountAccount, invoice.Discount.Minor, null, "the discount");
            Put(EffectPlace.SalesTax, -invoice.Tax.Minor);
            return;
        }

        foreach (var side in TrustLines.Of(draft))
        {
            Put(side.Account, side.Signed.Minor, side.Customer, "");
        }

        if (draft is PaymentDraft payment)
        {
            PutReceivable(-payment.Amount.Minor, payment.Customer);
        }
    }

    /// <summary>Takes off what a document of the books moves. What of its total no line explains (sales tax) stands nowhere.</summary>
    public void Remove(BooksDocument document)
    {
        var lines = document.Lines.Where(line => line.Account is not null || line.Item is not null).ToList();
        switch (document.Ref.Kind)
        {
            case BooksKind.Invoice:
                PutReceivable(-document.Total.Minor, document.Customer);
                Lines(lines, document, 1);
                var rest = document.Total.Minor - lines.Sum(line => line.Amount.Minor);
                Put(EffectPlace.SalesTax, document.Tax?.Minor ?? rest);
                Put(null, rest - (document.Tax?.Minor ?? rest), null, $"what the lines of {document.Ref} do not say");
                break;
            case BooksKind.Payment:
                Put(document.DepositedIn is { } slip ? books.Document(slip)?.Bank ?? document.Bank : document.Bank, -document.Total.Minor, null, $"the deposit of {document.Ref}");
                PutReceivable(document.Total.Minor, document.Customer);
                break;
            case BooksKind.Deposit:
                Put(document.Bank, -document.Total.Minor, null, $"the bank of {document.Ref}");
                Lines(lines, document, 1);
                break;
            case BooksKind.Purchase:
                Put(document.Bank, document.Total.Minor, null, $"the bank of {document.Ref}");
                Lines(lines, document, -1);
                break;
            default:
                Lines(lines, document, -1);
                break;
        }
    }

    private void Lines(IEnumerable<BooksLine> lines, BooksDocument document, int sign)
    {
        foreach (var line in lines)
        {
            if (line.Item is { } item)
            {
                PutItem(item, sign * line.Amount.Minor);
            }
            else
            {
                Put(line.Account, sign * line.Amount.Minor, line.Customer ?? document.Customer, $"a line of {document.Ref}");
            }
        }
    }

    private void PutItem(ItemId item, long minor) => Put(new EffectPlace(null, item, null), minor);

    private void PutReceivable(long minor, CustomerId? customer) => Put(_receivable, minor, customer, "accounts receivable, of which the chart has none or several");

    private void Put(AccountId? account, long minor, CustomerId? customer, string what)
    {
        var isByClient = account is { } key && books.Account(key)?.Type is "Accounts Receivable" or "Other Current Liability" or "Other Current Asset";
        Put(new EffectPlace(account, null, isByClient && customer is { } client ? books.Standing(client) : null) { What = account is null ? what : "" }, minor);
    }

    private void Put(EffectPlace place, long minor)
    {
        var name = $"{place.Account?.Value}|{place.Item?.Value}|{place.Customer?.Value}|{place.What}";
        _sums[name] = (place, (_sums.TryGetValue(name, out var sum) ? sum.Minor : 0) + minor);
    }
}
