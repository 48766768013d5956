namespace LegalSync.Sandbox.Firm.Books;

/// <summary>What the books hold before LegalSync ever connects.</summary>
public sealed class BooksPlan
{
    public List<BookAccount> Accounts { get; } = [];
    public List<BookItem> Items { get; } = [];
    public List<BookCustomer> Customers { get; } = [];
    public List<BookDocument> Documents { get; } = [];

    /// <summary>The sub-customer that stands for the matter, or null where the books have none.</summary>
    public BookCustomer? CustomerOf(PracticeMatter matter) => Customers.Find(customer => customer.Matter == matter);

    /// <summary>The first item with that code, or null.</summary>
    public BookItem? ItemOf(string sku) => Items.Find(item => item.Sku == sku);
}

/// <summary>An account of the chart.</summary>
public sealed class BookAccount(string name, string type, string subType)
{
    public string Name { get; } = name;
    public string Type { get; } = type;
    public string SubType { get; } = subType;

    /// <summary>The account's Id in the books, once they are seeded.</summary>
    public string? BooksId { get; set; }
}

/// <summary>A product or service; its Sku is the practice's code.</summary>
public sealed class BookItem(string sku, string name, BookAccount income)
{
    public string Sku { get; internal set; } = sku;
    public string Name { get; internal set; } = name;
    public BookAccount Income { get; } = income;

    /// <summary>The item's Id in the books, once they are seeded.</summary>
    public string? BooksId { get; set; }
}

/// <summary>A customer (a client) or a job below one (a matter).</summary>
public sealed class BookCustomer(string name, BookCustomer? parent, PracticeMatter? matter)
{
    public string Name { get; set; } = name;
    public BookCustomer? Parent { get; } = parent;

    /// <summary>The matter it stands for; null for a client and for a job that only looks like a matter.</summary>
    public PracticeMatter? Matter { get; } = matter;
    public PracticeContact? Client { get; init; }
    public bool IsInactive { get; set; }

    /// <summary>The customer's Id in the books, once they are seeded.</summary>
    public string? BooksId { get; set; }
}

/// <summary>Who made a document that is already in the books; <see cref="Manual"/> is what belongs to a month kept by hand.</summary>
public enum BookOrigin { HandMade, NativeSync, Planted, Manual }

/// <summary>One line of a document, by item.</summary>
public sealed record BookLine(BookItem Item, decimal Amount, string Description, bool IsTaxed = false);

/// <summary>One matter's part of client money that is in the books as one document.</summary>
public sealed record BookPart(BookCustomer Customer, decimal Amount, BankMovement Movement, string Description);

/// <summary>A document already in the books.</summary>
public sealed class BookDocument
{
    public required string Entity { get; set; }
    public required BookOrigin Origin { get; init; }
    public required BookCustomer Customer { get; set; }
    public string? Number { get; set; }

    /// <summary>The number stands for another document already, and the books took it all the same.</summary>
    public bool RepeatsNumber { get; init; }
    public required DateOnly Date { get; set; }
    public DateOnly? Due { get; init; }
    public List<BookLine> Lines { get; } = [];

    /// <summary>Taken off the lines of an invoice, and the sales tax on them.</summary>
    public decimal Discount { get; set; }
    public decimal Tax { get; init; }

    /// <summary>The matters of a deposit for several of them; empty where there is one.</summary>
    public List<BookPart> Parts { get; } = [];

    /// <summary>The amount of a document without lines by item: a payment, a deposit or money paid out of trust.</summary>
    public decimal Amount { get; set; }

    /// <summary>The bank account that the money goes to; of a purchase, the one it comes from.</summary>
    public BookAccount? DepositTo { get; set; }
    public BookDocument? Pays { get; init; }
    public string? Note { get; init; }

    /// <summary>The practice's invoice that it stands for, contradicts or gets in the way of.</summary>
    public PracticeInvoice? Invoice { get; init; }

    /// <summary>The practice's movement that it stands for.</summary>
    public BankMovement? Movement { get; init; }
    public decimal Total => Lines.Count > 0 ? Lines.Sum(line => line.Amount) - Discount + Tax : Parts.Count > 0 ? Parts.Sum(part => part.Amount) : Amount;

    /// <summary>The document's Id in the books, once they are seeded.</summary>
    public string? BooksId { get; set; }
}
