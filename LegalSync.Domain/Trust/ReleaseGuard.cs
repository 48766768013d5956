using LegalSync.Domain.Amounts;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust;

/// <summary>Guards every release of client money: what we let into the books never takes a ledger below zero at any date.</summary>
public static class ReleaseGuard
{
    /// <summary>Asks whether an outflow may be released.</summary>
    /// <param name="opening">The ledger's signed opening balance.</param>
    /// <param name="topUps">What the firm put in to make good shortages.</param>
    /// <param name="released">Items of the same ledger that were released: approved, on their way, or in the books.</param>
    /// <param name="candidate">The item to release.</param>
    public static RuleOutcome Check(Money opening, IEnumerable<LedgerMovement> topUps, IEnumerable<WorkItem> released, WorkItem candidate)
    {
        var lowest = LowestWith(opening, topUps, released, candidate);
        Fact[] facts = [new("opening", opening.ToString()), new("release", candidate.Amount.ToString()), new("smallest balance after it", lowest.ToString())];
        return lowest.IsNegative
            ? RuleOutcome.Broken(RuleCode.LedgerCoversRelease, "Release the client's deposits first, or wait until they are in the books.", facts)
            : RuleOutcome.Held(RuleCode.LedgerCoversRelease, facts);
    }

    /// <summary>The smallest balance on or after the day of an item that is released besides others.</summary>
    public static Money LowestWith(Money opening, IEnumerable<LedgerMovement> topUps, IEnumerable<WorkItem> released, WorkItem candidate) =>
        Lowest(opening, topUps, released.Where(item => item.Id != candidate.Id).Append(candidate), candidate.Date);

    /// <summary>Asks whether the releases still stand on what is left when an inflow is taken back.</summary>
    /// <param name="opening">The ledger's signed opening balance.</param>
    /// <param name="topUps">What the firm put in to make good shortages.</param>
    /// <param name="released">Items of the same ledger that were released.</param>
    /// <param name="takenBack">The inflow.</param>
    public static bool StandsWithout(Money opening, IEnumerable<LedgerMovement> topUps, IEnumerable<WorkItem> released, WorkItem takenBack) =>
        !Lowest(opening, topUps, released.Where(item => item.Id != takenBack.Id), takenBack.Date).IsNegative;

    /// <summary>Items that count as released: approved or further, and not taken back. A deposit that came back counts at once: its money is gone.</summary>
    public static bool IsReleased(WorkItem item) =>
        item.Stage is Stage.Approved or Stage.Posting or Stage.Posted or Stage.Verified or Stage.AdoptedManual
        || (item.Kind == WorkKind.TrustReturn && item.Stage.IsBeforeApproval());

    private static Money Lowest(Money opening, IEnumerable<LedgerMovement> topUps, IEnumerable<WorkItem> released, DateOnly from)
    {
        var movements = released.Select(item => (item.Date, Change: item.Kind.LowersLedger() ? -item.Amount : item.Amount))
            .Concat(topUps.Select(topUp => (Date: topUp.Effective, topUp.Change)))
            .OrderBy(movement => movement.Date).ThenBy(movement => movement.Change.IsNegative);
        var (balance, lowest) = (opening, opening);
        foreach (var (date, change) in movements)
        {
            balance += change;
            if (date >= from && balance < lowest)
            {
                lowest = balance;
            }
        }

        return lowest;
    }

    /// <summary>Items whose money the books hold.</summary>
    public static bool IsInBooks(WorkItem item) => item.Stage.IsInBooks();
}
