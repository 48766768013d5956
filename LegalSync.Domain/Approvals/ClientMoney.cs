using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>The client ledgers behind a decision: heads, what was released on them, and what the firm made good.</summary>
internal sealed class ClientMoney(
    IReadOnlyList<LedgerHead> heads, IReadOnlyList<WorkItem> items, ILookup<LedgerKey, LedgerMovement> madeGood, ILookup<LedgerKey, FundsHold> holds)
{
    /// <summary>Loads the ledgers of some matters.</summary>
    public static async Task<ClientMoney> LoadAsync(ISession session, IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken)
    {
        var heads = await session.LedgersOfAsync(matters, cancellationToken);
        var items = await session.ItemsOfAsync(matters, cancellationToken);
        var topUps = new List<(LedgerKey Key, LedgerMovement Movement)>();
        var holds = new List<(LedgerKey Key, FundsHold Hold)>();
        foreach (var key in heads.Select(head => head.Key))
        {
            var decisions = await session.DirectivesAsync(key.ToString(), cancellationToken);
            topUps.AddRange(TopUp.Standing(decisions).Select(movement => (key, movement)));
            holds.AddRange(FundsHold.Standing(decisions).Select(hold => (key, hold)));
        }

        return new ClientMoney(
            heads, [.. items.Where(item => item.Kind.IsTrust())], topUps.ToLookup(pair => pair.Key, pair => pair.Movement), holds.ToLookup(pair => pair.Key, pair => pair.Hold));
    }

    /// <summary>The ledger of an item.</summary>
    public LedgerHead? Ledger(WorkItem item) => heads.FirstOrDefault(head => head.Key == KeyOf(item));

    /// <summary>Whether the ledger covers an outflow at every date.</summary>
    public RuleOutcome Covers(WorkItem item) => ReleaseGuard.Check(Opening(item), madeGood[KeyOf(item)], Released(item), item);

    /// <summary>The smallest balance that an outflow leaves on or after its day.</summary>
    public Money Lowest(WorkItem item) => ReleaseGuard.LowestWith(Opening(item), madeGood[KeyOf(item)], Released(item), item);

    /// <summary>True when other releases rest on an inflow that was released too.</summary>
    public bool IsRestedOn(WorkItem inflow) => !ReleaseGuard.StandsWithout(Opening(inflow), madeGood[KeyOf(inflow)], Released(inflow), inflow);

    /// <summary>What stays on the ledger because it is disputed.</summary>
    public Money Held(WorkItem item) => holds[KeyOf(item)].Aggregate(Money.Zero(item.Amount.Currency), (sum, hold) => sum + hold.Amount);

    /// <summary>What the firm made good on the ledger.</summary>
    public IEnumerable<LedgerMovement> TopUps(WorkItem item) => madeGood[KeyOf(item)];

    /// <summary>The ledger's signed opening.</summary>
    public Money Opening(WorkItem item) => Money.FromMinor(Ledger(item)?.OpeningMinor ?? 0, item.Amount.Currency);

    /// <summary>Items of the ledger that were released.</summary>
    public IEnumerable<WorkItem> Released(WorkItem item) => items.Where(other => KeyOf(other) == KeyOf(item) && ReleaseGuard.IsReleased(other));

    /// <summary>Every rule of a release, with what it looks at loaded.</summary>
    public async Task<ReleaseJudgement> JudgementAsync(ISession session, TrustPorts ports, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var firm = await session.BooksAsync(cancellationToken);
        return new ReleaseJudgement(this, await ReleaseFacts.LoadAsync(session, ports, items, (firm, now), cancellationToken));
    }

    private static LedgerKey KeyOf(WorkItem item) => new(item.TrustAccount, item.Matter);
}
