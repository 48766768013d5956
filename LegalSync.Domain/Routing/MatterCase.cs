using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Routing;

/// <summary>What is already known of an item when its matter is evaluated.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Date">Its ledger date.</param>
/// <param name="Amount">Its worth.</param>
/// <param name="Document">Its document in the books, if any.</param>
public sealed record KnownItem(Stage Stage, DateOnly Date, Money Amount, DocumentRef? Document);

/// <summary>Everything one evaluation looks at: the facts of one matter, the rules, the books as read, the decisions of people. Nothing else decides.</summary>
public sealed record MatterCase
{
    /// <summary>The books.</summary>
    public required BooksId Books { get; init; }

    /// <summary>Their currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The day at the firm.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>First day that posts.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>Nothing dated up to this day may change in the books; null when they are not closed.</summary>
    public DateOnly? ClosedThrough { get; init; }

    /// <summary>The last signed day of each trust account: nothing of client money dated up to it may be released.</summary>
    public IReadOnlyDictionary<BankAccountId, DateOnly> SignedThrough { get; init; } = new Dictionary<BankAccountId, DateOnly>();

    /// <summary>The matter; null for bank lines that name none.</summary>
    public Matter? Matter { get; init; }

    /// <summary>Its clients.</summary>
    public IReadOnlyList<Client> Clients { get; init; } = [];

    /// <summary>Its time entries.</summary>
    public IReadOnlyList<TimeEntry> TimeEntries { get; init; } = [];

    /// <summary>Its expenses.</summary>
    public IReadOnlyList<Expense> Expenses { get; init; } = [];

    /// <summary>Its invoices.</summary>
    public IReadOnlyList<Invoice> Invoices { get; init; } = [];

    /// <summary>Its bank lines, of all accounts.</summary>
    public IReadOnlyList<BankTransaction> Transactions { get; init; } = [];

    /// <summary>Records of the matter that cannot be read, each with what is wrong.</summary>
    public IReadOnlyList<UnreadableRecord> Unreadable { get; init; } = [];

    /// <summary>The practice system's bank accounts.</summary>
    public required IReadOnlyDictionary<BankAccountId, BankAccount> BankAccounts { get; init; }

    /// <summary>Earlier invoices of other matters that bear the number of one of this matter's.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SourceId>> NumbersElsewhere { get; init; } = new Dictionary<string, IReadOnlyList<SourceId>>();

    /// <summary>Transfers and slips of other matters that may belong to lines of this one.</summary>
    public IReadOnlyList<LineElsewhere> Elsewhere { get; init; } = [];

    /// <summary>The mapping tables.</summary>
    public required MappingBook Rules { get; init; }

    /// <summary>The books as read.</summary>
    public required BooksSnapshot InBooks { get; init; }

    /// <summary>Signed opening balances of this matter's ledgers.</summary>
    public IReadOnlyDictionary<LedgerKey, Money> Openings { get; init; } = new Dictionary<LedgerKey, Money>();

    /// <summary>Standing decisions of people, by item event or ledger key.</summary>
    public ILookup<string, Directive> Directives { get; init; } = Array.Empty<Directive>().ToLookup(directive => directive.Event);

    /// <summary>Streams that are off, with the reason.</summary>
    public IReadOnlyDictionary<WorkKind, string> StreamsOff { get; init; } = new Dictionary<WorkKind, string>();

    /// <summary>Items already known.</summary>
    public IReadOnlyDictionary<ItemKey, KnownItem> Known { get; init; } = new Dictionary<ItemKey, KnownItem>();

    /// <summary>The matter's key; none for bank lines that name no matter.</summary>
    public MatterId MatterId => Matter?.Id ?? MatterId.None;
}

/// <summary>A trust line of another matter.</summary>
/// <param name="Line">The line.</param>
/// <param name="Matter">Its matter.</param>
/// <param name="Clients">Its matter's clients.</param>
/// <param name="Known">Its item, as far as it is known.</param>
public sealed record LineElsewhere(BankTransaction Line, Matter Matter, IReadOnlyList<Client> Clients, KnownItem? Known);

/// <summary>A record that lacks what money needs, or says it in a way that cannot be read.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its key at the source.</param>
/// <param name="Problem">What is wrong and how to mend it.</param>
public sealed record UnreadableRecord(SourceKind Kind, SourceId Id, string Problem);
