using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>What QuickBooks calls the kinds: lower case in addresses, Pascal case around bodies and in queries.</summary>
public static class EntityNames
{
    /// <summary>Kinds that are lists: their entries are named, and are made inactive instead of deleted.</summary>
    public static IReadOnlyList<BooksKind> Lists { get; } =
        [BooksKind.Customer, BooksKind.Item, BooksKind.Account, BooksKind.Term, BooksKind.TaxCode];

    /// <summary>Kinds that are dated documents.</summary>
    public static IReadOnlyList<BooksKind> Documents { get; } =
        [BooksKind.Invoice, BooksKind.Payment, BooksKind.JournalEntry, BooksKind.Deposit, BooksKind.Purchase];

    /// <summary>The name around bodies and in queries, for example <c>JournalEntry</c>.</summary>
    public static string Wrapper(BooksKind kind) => kind.ToString();

    /// <summary>The name in addresses, for example <c>journalentry</c>.</summary>
    public static string Path(BooksKind kind) => Wrapper(kind).ToLowerInvariant();

    /// <summary>The kind of a link's <c>TxnType</c>; null for kinds that are not read.</summary>
    public static BooksKind? FromLink(string? type) => type switch
    {
        "Invoice" => BooksKind.Invoice,
        "Payment" => BooksKind.Payment,
        "JournalEntry" => BooksKind.JournalEntry,
        "Deposit" => BooksKind.Deposit,
        "Purchase" or "Check" or "Expense" => BooksKind.Purchase,
        _ => null,
    };
}
