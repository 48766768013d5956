using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Trust;

/// <summary>A movement that the practice system told of.</summary>
/// <param name="Source">Its key there.</param>
/// <param name="Effective">Ledger date.</param>
/// <param name="Entered">When it was entered; orders a day.</param>
/// <param name="Change">Positive in, negative out.</param>
public sealed record LedgerMovement(SourceId Source, DateOnly Effective, DateTimeOffset Entered, Money Change)
{
    /// <summary>What the practice system supplies of instrument, party and purpose.</summary>
    public SuppliedDetail Supplied { get; init; } = SuppliedDetail.None;

    /// <summary>The movement that this one takes back; null when it takes back none.</summary>
    public SourceId? Reverses { get; init; }
}

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
