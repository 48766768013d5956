using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One entry on a client ledger card.</summary>
/// <param name="Number">Its number in the ledger; nought for one that has not taken place yet.</param>
/// <param name="Source">The practice system's key of the movement.</param>
/// <param name="Effective">Ledger date.</param>
/// <param name="EnteredAt">When the practice system says it was entered; null for one that has not taken place yet.</param>
/// <param name="Change">Positive in, negative out.</param>
/// <param name="Balance">Balance after it, by ledger date.</param>
public sealed record LedgerSheetLine(long Number, SourceId Source, DateOnly Effective, DateTimeOffset? EnteredAt, Money Change, Money Balance)
{
    /// <summary>Instrument, number, payor or payee, purpose: supplied and completed.</summary>
    public SuppliedDetail Detail { get; init; } = SuppliedDetail.None;

    /// <summary>Number of the entry that it takes back; null when it takes back none.</summary>
    public long? TakesBack { get; init; }

    /// <summary>Number of the entry that takes it back; null while it stands.</summary>
    public long? TakenBackBy { get; init; }

    /// <summary>How far a receipt has come; null for money out and for reversals.</summary>
    public ClearingState? Clearing { get; init; }

    /// <summary>When a receipt counts as collected; null when unknown or returned.</summary>
    public DateOnly? CollectedOn { get; init; }

    /// <summary>The day on which the bank booked it, as far as a confirmed match says.</summary>
    public DateOnly? BankOn { get; init; }

    /// <summary>Its item, whose story tells the rest; null where nothing is posted for it.</summary>
    public Guid? Item { get; init; }

    /// <summary>True when it is dated in the future.</summary>
    public bool IsPending => Number == 0 && EnteredAt is null;
}

/// <summary>A client ledger card: everything that one ledger is made of.</summary>
/// <param name="Key">The ledger.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="From">First day of the period.</param>
/// <param name="Through">Last day of the period.</param>
public sealed record LedgerSheet(LedgerKey Key, string Label, LedgerKind Kind, DateOnly From, DateOnly Through)
{
    /// <summary>The client; empty for the account's own ledgers.</summary>
    public string Client { get; init; } = "";

    /// <summary>The firm.</summary>
    public string Firm { get; init; } = "";

    /// <summary>The account's name.</summary>
    public string Account { get; init; } = "";

    /// <summary>Balance before the period.</summary>
    public required Money Opening { get; init; }

    /// <summary>Entries of the period, by ledger date.</summary>
    public IReadOnlyList<LedgerSheetLine> Lines { get; init; } = [];

    /// <summary>What is dated in the future.</summary>
    public IReadOnlyList<LedgerSheetLine> Pending { get; init; } = [];

    /// <summary>Balance at the end of the period.</summary>
    public Money Closing => Lines.Count == 0 ? Opening : Lines[^1].Balance;

    /// <summary>Everything that came in during the period, reversals of payments included.</summary>
    public Money In => Lines.Where(line => !line.Change.IsNegative).Aggregate(Money.Zero(Opening.Currency), (sum, line) => sum + line.Change);

    /// <summary>Everything that went out during the period, as a positive figure.</summary>
    public Money Out => Lines.Where(line => line.Change.IsNegative).Aggregate(Money.Zero(Opening.Currency), (sum, line) => sum - line.Change);

    /// <summary>Actual, collected, pending, projected and smallest future balance, today.</summary>
    public required LedgerBalances Balances { get; init; }

    /// <summary>Standing holds.</summary>
    public IReadOnlyList<FundsHold> Holds { get; init; } = [];

    /// <summary>What balances are made of, for asking what would happen if.</summary>
    public required LedgerSight Sight { get; init; }

    /// <summary>Last day of the latest signed period; null when none is signed.</summary>
    public DateOnly? SignedThrough { get; init; }

    /// <summary>True when the person may hold money of this ledger.</summary>
    public bool MayHold { get; init; }
}
