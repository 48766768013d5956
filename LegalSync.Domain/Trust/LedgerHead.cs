using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust;

/// <summary>The head of a ledger as stored: the row that is locked for every release and every entry.</summary>
public sealed class LedgerHead
{
    private LedgerHead(BooksId books, BankAccountId account, MatterId matter) => (Books, Account, Matter) = (books, account, matter);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Matter; none for the account's own ledgers.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Client, where the practice system tells clients of one matter apart; else empty.</summary>
    public ClientId Client { get; private set; } = new("");

    /// <summary>What the ledger is for.</summary>
    public LedgerKind Kind { get; private set; } = LedgerKind.Client;

    /// <summary>Balance at the signed opening, minor units.</summary>
    public long OpeningMinor { get; private set; }

    /// <summary>Observed balance now, minor units; may be below zero, for facts are never refused.</summary>
    public long ObservedMinor { get; private set; }

    /// <summary>Reserved by approved releases that are not in the books yet, minor units.</summary>
    public long ReservedMinor { get; private set; }

    /// <summary>What the firm put in to make good shortages, as far as the books hold it, minor units.</summary>
    public long ToppedUpMinor { get; private set; }

    /// <summary>The smallest balance that the last release left on or after its day, minor units. The database refuses one below zero.</summary>
    public long LowestReleasedMinor { get; private set; }

    /// <summary>How many entries the ledger has: the number of the last one.</summary>
    public long EntryCount { get; private set; }

    /// <summary>Hash of the last entry; empty before the first.</summary>
    public string LastHash { get; private set; } = "";

    /// <summary>Counts changes; two releases at once cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>The ledger's key.</summary>
    public LedgerKey Key => new(Account, Matter) { Client = Client, Kind = Kind };

    /// <summary>Opens a ledger with its signed opening balance.</summary>
    public static LedgerHead Open(BooksId books, LedgerKey key, Money opening) =>
        new(books, key.Account, key.Matter) { Client = key.Client, Kind = key.Kind, OpeningMinor = opening.Minor, ObservedMinor = opening.Minor };

    /// <summary>Takes the observed balance.</summary>
    public void Observe(Money balance)
    {
        if (balance.Minor != ObservedMinor)
        {
            ObservedMinor = balance.Minor;
            Version++;
        }
    }

    /// <summary>Takes an entry as the last one: its number and its hash.</summary>
    public void Append(LedgerEntry entry)
    {
        (EntryCount, LastHash) = (entry.Number, entry.Hash);
        Version++;
    }

    /// <summary>Reserves for a release that was judged before.</summary>
    public void Reserve(Money amount) => Reserve(amount, Money.FromMinor(LowestReleasedMinor, amount.Currency));

    /// <summary>Reserves for a release.</summary>
    /// <param name="amount">What leaves.</param>
    /// <param name="lowest">The smallest balance that the guard found on or after the release's day.</param>
    public void Reserve(Money amount, Money lowest)
    {
        ReservedMinor += amount.Minor;
        LowestReleasedMinor = lowest.Minor;
        Version++;
    }

    /// <summary>A release is about to go, or what releases rest on changes: whoever judges another one at the same moment is refused and judges again.</summary>
    public void BeginRelease() => Version++;

    /// <summary>The books hold what the firm put in; negative takes it back.</summary>
    public void ToppedUp(Money amount)
    {
        ToppedUpMinor += amount.Minor;
        Version++;
    }

    /// <summary>Frees a reservation: the release is in the books, was refused, or was taken back.</summary>
    public void Free(Money amount)
    {
        ReservedMinor -= amount.Minor;
        Version++;
    }
}
