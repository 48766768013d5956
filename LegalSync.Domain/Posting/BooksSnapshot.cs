using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Posting;

/// <summary>What the books held at one reading, arranged for look-ups. Pure and unchanging: an evaluation sees one state.</summary>
public sealed partial class BooksSnapshot
{
    private readonly Dictionary<CustomerId, BooksCustomer> _customers;
    private readonly Dictionary<AccountId, BooksAccount> _accounts;
    private readonly Dictionary<ItemId, BooksItem> _items;
    private readonly ILookup<string, BooksItem> _itemsByCode;
    private readonly ILookup<string, BooksCustomer> _customersByWord;
    private readonly ILookup<string, BooksDocument> _invoicesByNumber;
    private readonly ILookup<(BooksKind, CustomerId), BooksDocument> _documentsByCustomer;
    private readonly Dictionary<DocumentRef, BooksDocument> _documents;
    private readonly IReadOnlyDictionary<DocumentRef, string> _gone;
    private readonly BooksReading _reading;

    /// <summary>Arranges a reading.</summary>
    /// <param name="reading">Everything the books hold.</param>
    /// <param name="company">The company, if it could be read.</param>
    /// <param name="gone">What the books held once and no longer do, each with the key of the entry it was merged into, or empty.</param>
    public BooksSnapshot(BooksReading reading, BooksCompany? company, IReadOnlyDictionary<DocumentRef, string>? gone = null)
    {
        Company = company;
        (_reading, _gone) = (reading, gone ?? new Dictionary<DocumentRef, string>());
        Terms = reading.Terms;
        TaxCodes = reading.TaxCodes;
        _customers = reading.Customers.ToDictionary(customer => customer.Id);
        _accounts = reading.Accounts.ToDictionary(account => account.Id);
        _items = reading.Items.ToDictionary(item => item.Id);
        _itemsByCode = reading.Items.Where(item => item.Code is not null).ToLookup(item => item.Code!, StringComparer.OrdinalIgnoreCase);
        _customersByWord = reading.Customers.ToLookup(customer => FirstWord(customer.Name), StringComparer.OrdinalIgnoreCase);
        _invoicesByNumber = reading.Documents
            .Where(document => document.Ref.Kind == BooksKind.Invoice && document.Number is not null && !document.IsVoid)
            .ToLookup(document => document.Number!, StringComparer.OrdinalIgnoreCase);
        _documentsByCustomer = reading.Documents
            .Where(document => !document.IsVoid)
            .SelectMany(document => CustomersOf(document).Select(customer => (customer, document)))
            .ToLookup(pair => (pair.document.Ref.Kind, pair.customer), pair => pair.document);
        _documents = reading.Documents.ToDictionary(document => document.Ref);
    }

    /// <summary>The company.</summary>
    public BooksCompany? Company { get; }

    /// <summary>Payment terms.</summary>
    public IReadOnlyList<BooksListEntry> Terms { get; }

    /// <summary>Sales tax codes.</summary>
    public IReadOnlyList<BooksListEntry> TaxCodes { get; }

    /// <summary>All customers.</summary>
    public IReadOnlyCollection<BooksCustomer> Customers => _customers.Values;

    /// <summary>All accounts.</summary>
    public IReadOnlyCollection<BooksAccount> Accounts => _accounts.Values;

    /// <summary>All items.</summary>
    public IReadOnlyCollection<BooksItem> Items => _items.Values;

    /// <summary>A customer by key.</summary>
    public BooksCustomer? Customer(CustomerId id) => _customers.GetValueOrDefault(id);

    /// <summary>An account by key.</summary>
    public BooksAccount? Account(AccountId id) => _accounts.GetValueOrDefault(id);

    /// <summary>An item by key.</summary>
    public BooksItem? Item(ItemId id) => _items.GetValueOrDefault(id);

    /// <summary>Every document that stands.</summary>
    public IReadOnlyList<BooksDocument> Documents => _reading.Documents;

    /// <summary>A document by kind and key.</summary>
    public BooksDocument? Document(DocumentRef document) => _documents.GetValueOrDefault(document);

    /// <summary>True when the books held it once and no longer do.</summary>
    public bool IsGone(DocumentRef document) => _gone.ContainsKey(document);

    /// <summary>Who a customer is by now: the survivor of its merges, or itself.</summary>
    public CustomerId Standing(CustomerId customer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var key = customer.Value;
        while (seen.Add(key) && _gone.GetValueOrDefault(new DocumentRef(BooksKind.Customer, new DocumentId(key))) is { Length: > 0 } survivor)
        {
            key = survivor;
        }

        return new CustomerId(key);
    }

    /// <summary>The keys of everything of a kind that stands.</summary>
    public IEnumerable<string> Keys(BooksKind kind) => ReadBack.BooksKeys.Of(_reading, kind);

    /// <summary>Items that carry a code.</summary>
    public IEnumerable<BooksItem> ItemsWithCode(string code) => _itemsByCode[code];

    /// <summary>Customers whose name begins with a word, such as a matter number.</summary>
    public IEnumerable<BooksCustomer> CustomersBeginningWith(string word) => _customersByWord[word];

    /// <summary>Standing invoices with a number.</summary>
    public IEnumerable<BooksDocument> InvoicesNumbered(string number) => Shown(_invoicesByNumber[number]);

    /// <summary>Standing documents of a kind that name a customer, in their head or on a line.</summary>
    public IEnumerable<BooksDocument> DocumentsOf(BooksKind kind, CustomerId customer) => Shown(_documentsByCustomer[(kind, customer)]);

    /// <summary>A customer's name with its client in front: <c>Alder: 2026-0012 Estate plan</c>.</summary>
    public string FullName(CustomerId id) => Customer(id) switch
    {
        null => $"customer {id.Value}",
        { Parent: { } parent } customer when Customer(parent) is { } client => $"{client.Name}: {customer.Name}",
        var customer => customer.Name,
    };

    /// <summary>What an account without an opening of its own holds on a day, debit positive, as far as documents that were read move it.</summary>
    public Money Balance(AccountId account, DateOnly day, Currency currency) =>
        _documents.Values.Where(document => !document.IsVoid && document.Date <= day)
            .Select(document => Change(document, account, currency))
            .Aggregate(Money.Zero(currency), (sum, change) => sum + change);

    /// <summary>True when a document was written by us.</summary>
    public static bool IsOurs(BooksDocument document) => document.Note.Contains(PostingIntent.MarkPrefix, StringComparison.Ordinal);

    /// <summary>The first word of a name.</summary>
    public static string FirstWord(string name)
    {
        var trimmed = name.AsSpan().Trim();
        var end = trimmed.IndexOfAny(' ', ':', '\t');
        return (end < 0 ? trimmed : trimmed[..end]).ToString();
    }

    private static Money Change(BooksDocument document, AccountId account, Currency currency)
    {
        var lines = document.Lines.Where(line => line.Account == account && line.Amount.Currency == currency)
            .Aggregate(Money.Zero(currency), (sum, line) => sum + line.Amount);
        return document.Ref.Kind switch
        {
            BooksKind.JournalEntry or BooksKind.Purchase => lines,
            BooksKind.Deposit => -lines,
            _ => Money.Zero(currency),
        };
    }

    private static HashSet<CustomerId> CustomersOf(BooksDocument document)
    {
        var seen = new HashSet<CustomerId>();
        if (document.Customer is { } head)
        {
            seen.Add(head);
        }

        foreach (var line in document.Lines)
        {
            if (line.Customer is { } customer)
            {
                seen.Add(customer);
            }
        }

        return seen;
    }
}
