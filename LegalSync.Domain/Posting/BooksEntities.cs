using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>A customer in the books; a matter is a sub-customer of its client.</summary>
public sealed record BooksCustomer(CustomerId Id, string Name, CustomerId? Parent, bool IsActive, string? Email = null);

/// <summary>An item in the books.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Code">Its stock-keeping code, where law firms keep the activity code.</param>
/// <param name="IsActive">False once made inactive.</param>
public sealed record BooksItem(ItemId Id, string Name, string? Code, bool IsActive)
{
    /// <summary>The account that its sales book to; null when the books did not say.</summary>
    public AccountId? Income { get; init; }
}

/// <summary>An account of the chart.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Type">The books' account type, for example <c>Bank</c>.</param>
/// <param name="SubType">The books' sub-type, for example <c>TrustAccounts</c>.</param>
/// <param name="IsActive">False once made inactive.</param>
public sealed record BooksAccount(AccountId Id, string Name, string Type, string? SubType, bool IsActive);

/// <summary>A term or a tax code.</summary>
public sealed record BooksListEntry(string Id, string Name, bool IsActive, int? DueDays = null);

/// <summary>A document in the books, reduced to what matching and verifying need.</summary>
public sealed record BooksDocument(DocumentRef Ref)
{
    /// <summary>Its number, if any.</summary>
    public string? Number { get; init; }

    /// <summary>Its customer (for a deposit, purchase or journal: see <see cref="Lines"/>).</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Its date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Its total.</summary>
    public required Money Total { get; init; }

    /// <summary>The bank account it moves, if any.</summary>
    public AccountId? Bank { get; init; }

    /// <summary>Its sales tax; null when the books did not say.</summary>
    public Money? Tax { get; init; }

    /// <summary>The class of the whole document, by name; null when it has none.</summary>
    public string? Class { get; init; }

    /// <summary>Its internal note: carries our mark, or a competing connector's.</summary>
    public string Note { get; init; } = "";

    /// <summary>Its lines.</summary>
    public IReadOnlyList<BooksLine> Lines { get; init; } = [];

    /// <summary>Its version in the books.</summary>
    public string Revision { get; init; } = "0";

    /// <summary>True when somebody voided it.</summary>
    public bool IsVoid { get; init; }

    /// <summary>The bank deposit that a payment is part of: it freezes the payment.</summary>
    public DocumentRef? DepositedIn { get; init; }
}

/// <summary>A line of a document.</summary>
/// <param name="Amount">Its amount, with the books' sign.</param>
/// <param name="Account">The account it names, if any.</param>
/// <param name="Customer">The customer it names, if any.</param>
/// <param name="Linked">The document it links, if any.</param>
/// <param name="Item">The item it names, if any.</param>
public sealed record BooksLine(Money Amount, AccountId? Account, CustomerId? Customer, DocumentRef? Linked, ItemId? Item)
{
    /// <summary>Its class, by name; null when it has none of its own.</summary>
    public string? Class { get; init; }

    /// <summary>The cheque or reference number of a deposit's line; null when it has none.</summary>
    public string? Number { get; init; }
}
