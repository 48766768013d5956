namespace LegalSync.Domain.Posting;

/// <summary>One accounting company (QuickBooks realm, Xero tenant).</summary>
public readonly record struct BooksId(Guid Value);

/// <summary>The books' key of a customer.</summary>
public readonly record struct CustomerId(string Value)
{
    /// <summary>Longest key a column holds; the same for every key of the books.</summary>
    public const int MaxLength = 32;
}

/// <summary>The books' key of a product or service item.</summary>
public readonly record struct ItemId(string Value);

/// <summary>The books' key of an account in the chart.</summary>
public readonly record struct AccountId(string Value);

/// <summary>The books' key of a document, unique within its kind.</summary>
public readonly record struct DocumentId(string Value);

/// <summary>What the books hold. Stored: a number is never reused.</summary>
public enum BooksKind
{
    /// <summary>A customer or sub-customer.</summary>
    Customer = 1,

    /// <summary>A product or service item.</summary>
    Item = 2,

    /// <summary>An account of the chart.</summary>
    Account = 3,

    /// <summary>An invoice.</summary>
    Invoice = 4,

    /// <summary>A payment received.</summary>
    Payment = 5,

    /// <summary>A journal entry.</summary>
    JournalEntry = 6,

    /// <summary>A bank deposit.</summary>
    Deposit = 7,

    /// <summary>A cheque or other purchase.</summary>
    Purchase = 8,

    /// <summary>Payment terms.</summary>
    Term = 9,

    /// <summary>A sales tax code.</summary>
    TaxCode = 10,

    /// <summary>An estimate: moves no account, is not read back, and shows a draft where a stream asks for it.</summary>
    Estimate = 11,
}

/// <summary>One document in the books.</summary>
public readonly record struct DocumentRef(BooksKind Kind, DocumentId Id)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind} {Id.Value}";

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static DocumentRef Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return new DocumentRef(Enum.Parse<BooksKind>(text[..space]), new DocumentId(text[(space + 1)..]));
    }
}
