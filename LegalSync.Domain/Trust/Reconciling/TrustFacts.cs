using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A posting of a ledger kept here.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Effective">Ledger date.</param>
/// <param name="Change">Positive in, negative out.</param>
/// <param name="Sequence">Order of posting; 0 for a signed opening balance.</param>
/// <param name="PostedAt">When it was posted here.</param>
public sealed record LedgerPosting(LedgerRef Ledger, DateOnly Effective, Money Change, long Sequence, DateTimeOffset PostedAt);

/// <summary>What one document of the books moves on the trust bank account or on the trust liability.</summary>
/// <param name="Document">The document.</param>
/// <param name="Date">Its date.</param>
/// <param name="Amount">Change: of the bank account a debit is positive, of the liability a credit.</param>
/// <param name="IsLiability">True on the liability, false on the bank account.</param>
/// <param name="Customer">Whom a liability line names.</param>
/// <param name="ReadAt">When it was read last.</param>
public sealed record BooksMovement(DocumentRef Document, DateOnly Date, Money Amount, bool IsLiability, CustomerId? Customer, DateTimeOffset ReadAt);

/// <summary>What the general ledger says of a trust account.</summary>
/// <param name="BankAccount">Name of the mapped bank account; null while none is mapped.</param>
/// <param name="LiabilityAccount">Name of the mapped liability; null while none is mapped.</param>
/// <param name="Movements">Everything that moves either.</param>
public sealed record BooksSide(string? BankAccount, string? LiabilityAccount, IReadOnlyList<BooksMovement> Movements)
{
    /// <summary>The bank account's balance at the end of a day; null while none is mapped.</summary>
    public Money? BankAt(DateOnly day, Currency currency) => BankAccount is null ? null : Sum(day, currency, false);

    /// <summary>The liability at the end of a day; null while none is mapped.</summary>
    public Money? LiabilityAt(DateOnly day, Currency currency) => LiabilityAccount is null ? null : Sum(day, currency, true);

    /// <summary>The liability at the end of a day by the customer its lines name; null while none is mapped.</summary>
    public IReadOnlyDictionary<CustomerId, Money>? LiabilityByCustomer(DateOnly day, Currency currency) => LiabilityAccount is null ? null : Movements
        .Where(movement => movement.IsLiability && movement.Date <= day && movement.Customer is not null)
        .GroupBy(movement => movement.Customer!.Value)
        .ToDictionary(group => group.Key, group => group.Aggregate(Money.Zero(currency), (sum, movement) => sum + movement.Amount));

    private Money Sum(DateOnly day, Currency currency, bool ofLiability) => Movements
        .Where(movement => movement.IsLiability == ofLiability && movement.Date <= day)
        .Aggregate(Money.Zero(currency), (sum, movement) => sum + movement.Amount);
}

/// <summary>When a line of the journal was captured as it stands.</summary>
/// <param name="Record">Order of capture.</param>
/// <param name="CapturedAt">When.</param>
public sealed record JournalOrigin(long Record, DateTimeOffset CapturedAt);

/// <summary>Everything that is stored about one trust account besides the bank: the practice system's journal, the ledgers kept here, the books.</summary>
public sealed record TrustFacts
{
    /// <summary>The firm's name.</summary>
    public required string Firm { get; init; }

    /// <summary>The account as the practice system has it.</summary>
    public required BankAccount Account { get; init; }

    /// <summary>Currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>First day that counts.</summary>
    public required DateOnly OpensOn { get; init; }

    /// <summary>The day at the firm.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The trust journal from the first day on, by date. Openings are not in it.</summary>
    public required IReadOnlyList<JournalLine> Journal { get; init; }

    /// <summary>Signed opening balances.</summary>
    public required IReadOnlyList<LedgerPosting> Openings { get; init; }

    /// <summary>Postings of the ledgers kept here, in order of posting; openings are not among them.</summary>
    public required IReadOnlyList<LedgerPosting> Postings { get; init; }

    /// <summary>The books.</summary>
    public required BooksSide InBooks { get; init; }

    /// <summary>When each journal line was captured, by its id.</summary>
    public IReadOnlyDictionary<string, JournalOrigin> Origins { get; init; } = new Dictionary<string, JournalOrigin>();

    /// <summary>The customer of each ledger's matter, by ledger key.</summary>
    public IReadOnlyDictionary<string, CustomerId> Customers { get; init; } = new Dictionary<string, CustomerId>();

    /// <summary>The client of each ledger's matter, by ledger key.</summary>
    public IReadOnlyDictionary<string, string> Clients { get; init; } = new Dictionary<string, string>();

    /// <summary>The book balance at the end of a day: openings and every journal line up to it.</summary>
    public Money BookAt(DateOnly day) => Journal.Where(line => line.Date <= day).Aggregate(OpeningTotal, (sum, line) => sum + line.Amount);

    /// <summary>All openings together.</summary>
    public Money OpeningTotal => Openings.Aggregate(Money.Zero(Currency), (sum, opening) => sum + opening.Change);

    /// <summary>The ledgers' balances at the end of a day, every ledger that ever had anything, by label.</summary>
    public IReadOnlyList<LedgerPeriod> LedgersAt(DateOnly from, DateOnly day)
    {
        var all = Openings.Concat(Postings).Where(posting => posting.Effective <= day).GroupBy(posting => posting.Ledger.Key);
        return [.. all.Select(group => LedgerPeriod.Of(group.First().Ledger, group, from, Currency)).OrderBy(ledger => ledger.Ledger.Kind).ThenBy(ledger => ledger.Ledger.Label, StringComparer.Ordinal)];
    }
}

/// <summary>A ledger over a period.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Opening">Balance before the period.</param>
/// <param name="In">What came in.</param>
/// <param name="Out">What went out, as a positive figure.</param>
/// <param name="Closing">Balance at the end.</param>
/// <param name="Lowest">Lowest balance at the end of any day of the period, its opening included.</param>
/// <param name="LastActivity">Last day that moved it up to the end; null when only its opening did.</param>
public sealed record LedgerPeriod(LedgerRef Ledger, Money Opening, Money In, Money Out, Money Closing, Money Lowest, DateOnly? LastActivity)
{
    internal static LedgerPeriod Of(LedgerRef ledger, IEnumerable<LedgerPosting> postings, DateOnly from, Currency currency)
    {
        var zero = Money.Zero(currency);
        var all = postings.ToList();
        var before = all.Where(posting => posting.Effective < from).Aggregate(zero, (sum, posting) => sum + posting.Change);
        var (balance, lowest, taken, paid) = (before, before, zero, zero);
        foreach (var day in all.Where(posting => posting.Effective >= from).GroupBy(posting => posting.Effective).OrderBy(group => group.Key))
        {
            foreach (var change in day.Select(posting => posting.Change))
            {
                balance += change;
                (taken, paid) = change.IsNegative ? (taken, paid - change) : (taken + change, paid);
            }

            lowest = balance < lowest ? balance : lowest;
        }

        var moved = all.Where(posting => posting.Sequence > 0).Select(posting => (DateOnly?)posting.Effective).Max();
        return new LedgerPeriod(ledger, before, taken, paid, balance, lowest, moved);
    }
}
