using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust;

/// <summary>One entry of a ledger as stored. Append-only: a changed fact is a reversal and a replacement.</summary>
public sealed class LedgerEntry
{
    /// <summary>Longest text of a party, purpose or number that a column holds; longer ones are cut.</summary>
    public const int MaxTextLength = 200;

    private LedgerEntry(BooksId books, BankAccountId account, MatterId matter, SourceId source) =>
        (Books, Account, Matter, Source) = (books, account, matter, source);

    /// <summary>Order of posting over all ledgers, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Matter; none for the account's own ledgers.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Client, where told apart; else empty.</summary>
    public ClientId Client { get; private set; } = new("");

    /// <summary>What the ledger is for.</summary>
    public LedgerKind Kind { get; private set; } = LedgerKind.Client;

    /// <summary>Its number within the ledger, in posting order: 1, 2 ... without a gap. Nought for an entry older than numbers.</summary>
    public long Number { get; private set; }

    /// <summary>The practice system's key of the movement.</summary>
    public SourceId Source { get; private set; }

    /// <summary>Which version of the fact: 1, 2 ...; a reversal has the number of what it reverses, negative.</summary>
    public int Part { get; private set; }

    /// <summary>Ledger date.</summary>
    public DateOnly Effective { get; private set; }

    /// <summary>When the practice system says it was entered there.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>Change, minor units.</summary>
    public long ChangeMinor { get; private set; }

    /// <summary>Balance in posting order, minor units.</summary>
    public long BalanceMinor { get; private set; }

    /// <summary>By what the money moved, as far as the practice system supplies it.</summary>
    public InstrumentKind Instrument { get; private set; } = InstrumentKind.Unknown;

    /// <summary>Cheque number or other reference, as supplied.</summary>
    public string InstrumentNumber { get; private set; } = "";

    /// <summary>Payor or payee, as supplied.</summary>
    public string Party { get; private set; } = "";

    /// <summary>Purpose, as supplied.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>When it was posted here.</summary>
    public DateTimeOffset PostedAt { get; private set; }

    /// <summary>Hash of the entry before it in the ledger; empty for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over <see cref="PreviousHash"/> and <see cref="Canonical"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The ledger's key.</summary>
    public LedgerKey Key => new(Account, Matter) { Client = Client, Kind = Kind };

    /// <summary>What the hash covers, apart from the entry before: everything the entry says.</summary>
    public string Canonical => string.Join('\n', new object[]
    {
        Books.Value, Key, Number, Source.Value, Part, Effective.DayNumber, EnteredAt.UtcTicks, ChangeMinor, BalanceMinor,
        (int)Instrument, InstrumentNumber, Party, Purpose, PostedAt.UtcTicks,
    }.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    /// <summary>What the hash must be.</summary>
    public string ExpectedHash => SourceRecord.Hash(PreviousHash + "\n" + Canonical);

    /// <summary>What is known of it for people: supplied by the practice system.</summary>
    public SuppliedDetail Supplied => new(Instrument, InstrumentNumber, Party, Purpose);

    /// <summary>Posts an entry.</summary>
    /// <param name="books">The books.</param>
    /// <param name="key">Its ledger.</param>
    /// <param name="movement">What moved.</param>
    /// <param name="part">Which version of the fact.</param>
    /// <param name="balanceMinor">Balance after it in posting order, minor units.</param>
    /// <param name="at">Now.</param>
    /// <param name="number">Its number in the ledger.</param>
    /// <param name="previousHash">Hash of the entry before it.</param>
    public static LedgerEntry Post(
        BooksId books, LedgerKey key, LedgerMovement movement, int part, long balanceMinor, DateTimeOffset at, long number = 1, string previousHash = "")
    {
        var entry = new LedgerEntry(books, key.Account, key.Matter, movement.Source)
        {
            Client = key.Client,
            Kind = key.Kind,
            Number = number,
            Part = part,
            Effective = movement.Effective,
            EnteredAt = movement.Entered,
            ChangeMinor = movement.Change.Minor,
            BalanceMinor = balanceMinor,
            Instrument = movement.Supplied.Instrument,
            InstrumentNumber = Cut(movement.Supplied.Number),
            Party = Cut(movement.Supplied.Party),
            Purpose = Cut(movement.Supplied.Purpose),
            PostedAt = at,
            PreviousHash = previousHash,
        };
        entry.Hash = entry.ExpectedHash;
        return entry;
    }

    private static string Cut(string text) => text.Length <= MaxTextLength ? text : text[..MaxTextLength];
}
