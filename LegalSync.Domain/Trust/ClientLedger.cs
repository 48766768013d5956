using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Trust;

/// <summary>Key of a client ledger: a trust account and a matter.</summary>
public readonly record struct LedgerKey(BankAccountId Account, MatterId Matter)
{
    /// <inheritdoc />
    public override string ToString() => $"{Account.Value}|{Matter.Value}";

    /// <summary>Reads <see cref="ToString"/> back.</summary>
    public static LedgerKey Parse(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return new LedgerKey(new BankAccountId(text[..bar]), new MatterId(text[(bar + 1)..]));
    }
}

/// <summary>A movement that the practice system told of.</summary>
/// <param name="Source">Its key there.</param>
/// <param name="Effective">Ledger date.</param>
/// <param name="Entered">When it was entered; orders a day.</param>
/// <param name="Change">Positive in, negative out.</param>
public sealed record LedgerMovement(SourceId Source, DateOnly Effective, DateTimeOffset Entered, Money Change);

/// <summary>A movement with the balance after it, in order of effective date.</summary>
public sealed record LedgerLine(LedgerMovement Movement, Money Balance);

/// <summary>A client ledger as observed: every fact counts, also one that overdraws.</summary>
/// <param name="Key">Account and matter.</param>
/// <param name="Opening">Balance at the signed opening.</param>
/// <param name="Lines">Movements that have taken place, by effective date.</param>
/// <param name="Pending">Movements dated in the future.</param>
public sealed record ObservedLedger(LedgerKey Key, Money Opening, IReadOnlyList<LedgerLine> Lines, IReadOnlyList<LedgerMovement> Pending)
{
    /// <summary>Balance now.</summary>
    public Money Balance => Lines.Count == 0 ? Opening : Lines[^1].Balance;

    /// <summary>The first line below zero, if any.</summary>
    public LedgerLine? FirstBelowZero => Lines.FirstOrDefault(line => line.Balance.IsNegative);

    /// <summary>Projects movements by effective date; within a day by entered instant, then key.</summary>
    /// <param name="key">Account and matter.</param>
    /// <param name="opening">Opening balance.</param>
    /// <param name="movements">Everything told of, in any order.</param>
    /// <param name="today">Movements after this date have not taken place yet.</param>
    public static ObservedLedger Project(LedgerKey key, Money opening, IEnumerable<LedgerMovement> movements, DateOnly today)
    {
        var ordered = movements
            .OrderBy(movement => movement.Effective)
            .ThenBy(movement => movement.Change.IsNegative)
            .ThenBy(movement => movement.Entered)
            .ThenBy(movement => movement.Source.Value, StringComparer.Ordinal)
            .ToList();
        var balance = opening;
        var lines = new List<LedgerLine>();
        foreach (var movement in ordered.Where(movement => movement.Effective <= today))
        {
            balance += movement.Change;
            lines.Add(new LedgerLine(movement, balance));
        }

        return new ObservedLedger(key, opening, lines, [.. ordered.Where(movement => movement.Effective > today)]);
    }

    /// <summary>The smallest balance on or after a date if a pending movement takes place, other pending ones in date order counted up to it.</summary>
    public Money BalanceAfter(LedgerMovement pending)
    {
        var balance = Balance;
        foreach (var movement in Pending)
        {
            balance += movement.Change;
            if (movement.Source == pending.Source)
            {
                break;
            }
        }

        return balance;
    }
}

/// <summary>The head of a ledger as stored: the row that is locked for every release.</summary>
public sealed class LedgerHead
{
    private LedgerHead(BooksId books, BankAccountId account, MatterId matter) => (Books, Account, Matter) = (books, account, matter);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Matter.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>Balance at the signed opening, minor units.</summary>
    public long OpeningMinor { get; private set; }

    /// <summary>Observed balance now, minor units; may be below zero, for facts are never refused.</summary>
    public long ObservedMinor { get; private set; }

    /// <summary>Reserved by approved releases that are not in the books yet, minor units.</summary>
    public long ReservedMinor { get; private set; }

    /// <summary>What the firm put in to make good shortages, as far as the books hold it, minor units.</summary>
    public long ToppedUpMinor { get; private set; }

    /// <summary>Counts changes; two releases at once cannot both win.</summary>
    public int Version { get; private set; }

    /// <summary>The ledger's key.</summary>
    public LedgerKey Key => new(Account, Matter);

    /// <summary>Opens a ledger with its signed opening balance.</summary>
    public static LedgerHead Open(BooksId books, LedgerKey key, Money opening) =>
        new(books, key.Account, key.Matter) { OpeningMinor = opening.Minor, ObservedMinor = opening.Minor };

    /// <summary>Takes the observed balance.</summary>
    public void Observe(Money balance)
    {
        if (balance.Minor != ObservedMinor)
        {
            ObservedMinor = balance.Minor;
            Version++;
        }
    }

    /// <summary>Reserves for a release.</summary>
    public void Reserve(Money amount)
    {
        ReservedMinor += amount.Minor;
        Version++;
    }

    /// <summary>A release is about to go: whoever judges another one of this ledger at the same moment is refused and judges again.</summary>
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

/// <summary>One entry of a client ledger as stored. Append-only: a changed fact is a reversal and a replacement.</summary>
public sealed class LedgerEntry
{
    private LedgerEntry(BooksId books, BankAccountId account, MatterId matter, SourceId source) =>
        (Books, Account, Matter, Source) = (books, account, matter, source);

    /// <summary>Order of posting, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Practice-side trust account.</summary>
    public BankAccountId Account { get; private set; }

    /// <summary>Matter.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>The practice system's key of the movement.</summary>
    public SourceId Source { get; private set; }

    /// <summary>Which version of the fact: 1, 2 ...; a reversal has the number of what it reverses, negative.</summary>
    public int Part { get; private set; }

    /// <summary>Ledger date.</summary>
    public DateOnly Effective { get; private set; }

    /// <summary>Change, minor units.</summary>
    public long ChangeMinor { get; private set; }

    /// <summary>Balance in posting order, minor units.</summary>
    public long BalanceMinor { get; private set; }

    /// <summary>When it was posted here.</summary>
    public DateTimeOffset PostedAt { get; private set; }

    /// <summary>Posts an entry.</summary>
    public static LedgerEntry Post(BooksId books, LedgerKey key, LedgerMovement movement, int part, long balanceMinor, DateTimeOffset at) =>
        new(books, key.Account, key.Matter, movement.Source)
        {
            Part = part,
            Effective = movement.Effective,
            ChangeMinor = movement.Change.Minor,
            BalanceMinor = balanceMinor,
            PostedAt = at,
        };
}
