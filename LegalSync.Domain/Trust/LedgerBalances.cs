using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Trust;

/// <summary>Everything that balances of one ledger are made of.</summary>
/// <param name="Opening">Balance at the signed opening.</param>
/// <param name="Movements">What the practice system told of, past and future, and what the firm made good.</param>
public sealed record LedgerSight(Money Opening, IReadOnlyList<LedgerMovement> Movements)
{
    /// <summary>When receipts count as collected.</summary>
    public HoldSchedule Holding { get; init; } = HoldSchedule.Usual;

    /// <summary>What statements tell of movements.</summary>
    public IReadOnlyDictionary<SourceId, BankDates> Bank { get; init; } = new Dictionary<SourceId, BankDates>();

    /// <summary>Money that stays because it is disputed.</summary>
    public Money? Held { get; init; }

    /// <summary>The day on which a receipt counts as collected; null for one that was returned.</summary>
    public DateOnly? CollectedOn(LedgerMovement receipt) =>
        Holding.CollectedOn(receipt.Effective, receipt.Supplied.Instrument, Bank.GetValueOrDefault(receipt.Source));
}

/// <summary>The balances of one ledger on a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Actual">What the ledger holds at the end of the day.</param>
/// <param name="Collected">Of that, what the paying banks have paid.</param>
/// <param name="Held">What stays because it is disputed.</param>
/// <param name="Pending">Outflows that are known and dated later, as a positive amount.</param>
/// <param name="Projected">What it will hold when everything known has taken place.</param>
/// <param name="SmallestFuture">The smallest balance on the day or later.</param>
/// <param name="SmallestOn">When that is.</param>
public sealed record LedgerBalances(
    DateOnly Day, Money Actual, Money Collected, Money Held, Money Pending, Money Projected, Money SmallestFuture, DateOnly SmallestOn)
{
    /// <summary>What may be paid out: collected money, less what is pending or held.</summary>
    public Money Available => Collected - Pending - Held;

    /// <summary>The balances on a day.</summary>
    public static LedgerBalances At(DateOnly day, LedgerSight sight)
    {
        var zero = Money.Zero(sight.Opening.Currency);
        var actual = sight.Movements.Where(movement => movement.Effective <= day).Aggregate(sight.Opening, (sum, movement) => sum + movement.Change);
        var taken = sight.Movements.Where(movement => movement.Effective <= day && movement.Reverses is not null).Select(movement => movement.Reverses!.Value).ToHashSet();
        var uncollected = sight.Movements
            .Where(movement => movement.Effective <= day && movement.Change > zero && movement.Reverses is null && !taken.Contains(movement.Source))
            .Where(movement => sight.CollectedOn(movement) is not { } collected || collected > day)
            .Aggregate(zero, (sum, movement) => sum + movement.Change);
        var pending = sight.Movements.Where(movement => movement.Effective > day && movement.Change.IsNegative).Aggregate(zero, (sum, movement) => sum - movement.Change);
        var (smallest, smallestOn, running) = (actual, day, actual);
        foreach (var movement in WhatIf.InOrder(sight.Movements).Where(movement => movement.Effective > day))
        {
            running += movement.Change;
            if (running < smallest)
            {
                (smallest, smallestOn) = (running, movement.Effective);
            }
        }

        return new LedgerBalances(day, actual, actual - uncollected, sight.Held ?? zero, pending, running, smallest, smallestOn);
    }
}

/// <summary>What a movement would do to the past.</summary>
/// <param name="Negative">Days on which the ledger would be below zero and is not now, each with the balance it would have.</param>
/// <param name="ChangesSigned">True when it would change a period that was reconciled and signed.</param>
/// <param name="Lowest">The smallest balance there would be at any date.</param>
public sealed record WhatIfAnswer(IReadOnlyList<(DateOnly Day, Money Balance)> Negative, bool ChangesSigned, Money Lowest);

/// <summary>Answers what would happen if. Nothing is stored.</summary>
public static class WhatIf
{
    /// <summary>If a movement were entered under an earlier date.</summary>
    /// <param name="sight">The ledger.</param>
    /// <param name="entered">The movement.</param>
    /// <param name="signedThrough">Last day of the latest signed period; null when none is signed.</param>
    public static WhatIfAnswer BackDated(LedgerSight sight, LedgerMovement entered, DateOnly? signedThrough) =>
        Compare(sight, sight with { Movements = [.. sight.Movements, entered] }, entered.Effective <= signedThrough);

    /// <summary>If a movement were dated otherwise.</summary>
    public static WhatIfAnswer Redated(LedgerSight sight, SourceId movement, DateOnly to, DateOnly? signedThrough)
    {
        var known = sight.Movements.First(one => one.Source == movement);
        return Compare(
            sight, sight with { Movements = [.. sight.Movements.Where(one => one.Source != movement), known with { Effective = to }] }, known.Effective <= signedThrough || to <= signedThrough);
    }

    /// <summary>If the bank returned a deposit on a day.</summary>
    public static WhatIfAnswer Returned(LedgerSight sight, SourceId deposit, DateOnly on, DateOnly? signedThrough)
    {
        var known = sight.Movements.First(one => one.Source == deposit);
        var back = new LedgerMovement(new SourceId("return:" + deposit.Value), on, known.Entered, -known.Change) { Reverses = deposit };
        return Compare(sight, sight with { Movements = [.. sight.Movements, back] }, on <= signedThrough);
    }

    /// <summary>Movements by effective date; money in before money out, then as entered.</summary>
    public static IReadOnlyList<LedgerMovement> InOrder(IEnumerable<LedgerMovement> movements) =>
    [
        .. movements.OrderBy(movement => movement.Effective).ThenBy(movement => movement.Change.IsNegative).ThenBy(movement => movement.Entered)
            .ThenBy(movement => movement.Source.Value, StringComparer.Ordinal),
    ];

    private static WhatIfAnswer Compare(LedgerSight now, LedgerSight then, bool changesSigned)
    {
        var before = Lows(now);
        var after = Lows(then);
        var negative = after.Where(pair => pair.Value.IsNegative && !before.GetValueOrDefault(pair.Key, EndOf(now, pair.Key)).IsNegative)
            .OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)).ToList();
        return new WhatIfAnswer(negative, changesSigned, after.Values.Append(then.Opening).Min());
    }

    /// <summary>The smallest balance of each day on which something moved.</summary>
    private static Dictionary<DateOnly, Money> Lows(LedgerSight sight)
    {
        var (balance, lows) = (sight.Opening, new Dictionary<DateOnly, Money>());
        foreach (var movement in InOrder(sight.Movements))
        {
            balance += movement.Change;
            lows[movement.Effective] = lows.TryGetValue(movement.Effective, out var low) && low < balance ? low : balance;
        }

        return lows;
    }

    private static Money EndOf(LedgerSight sight, DateOnly day) =>
        sight.Movements.Where(movement => movement.Effective <= day).Aggregate(sight.Opening, (sum, movement) => sum + movement.Change);
}
