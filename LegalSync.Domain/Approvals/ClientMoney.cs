using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>The client ledgers behind a decision: heads, what was released on them, and what the firm made good.</summary>
internal sealed class ClientMoney(IReadOnlyList<LedgerHead> heads, IReadOnlyList<WorkItem> items, ILookup<LedgerKey, LedgerMovement> madeGood)
{
    /// <summary>Loads the ledgers of some matters.</summary>
    public static async Task<ClientMoney> LoadAsync(ISession session, IReadOnlyCollection<MatterId> matters, CancellationToken cancellationToken)
    {
        var heads = await session.LedgersOfAsync(matters, cancellationToken);
        var items = await session.ItemsOfAsync(matters, cancellationToken);
        var topUps = new List<(LedgerKey Key, LedgerMovement Movement)>();
        foreach (var key in heads.Select(head => head.Key))
        {
            var directives = await session.DirectivesAsync(key.ToString(), cancellationToken);
            topUps.AddRange(directives.Where(directive => directive.Kind == DirectiveKind.TopUp && directive.RevokedAt is null).Select(directive => (key, TopUp.Parse(directive.Value, directive))));
        }

        return new ClientMoney(heads, [.. items.Where(item => item.Kind.IsTrust())], topUps.ToLookup(pair => pair.Key, pair => pair.Movement));
    }

    /// <summary>The ledger of an item.</summary>
    public LedgerHead? Ledger(WorkItem item) => heads.FirstOrDefault(head => head.Key == KeyOf(item));

    /// <summary>Why an outflow may not be released, or null.</summary>
    public string? Shortage(WorkItem item)
    {
        var outcome = ReleaseGuard.Check(Opening(item), Released(item), item, [.. madeGood[KeyOf(item)]]);
        return outcome.IsBroken ? $"Its client ledger would fall to {outcome.Facts[^1].Value}: {outcome.Remedy}" : null;
    }

    /// <summary>True when other releases rest on an inflow that was released too.</summary>
    public bool IsRestedOn(WorkItem inflow) => !ReleaseGuard.StandsWithout(Opening(inflow), Released(inflow), inflow, [.. madeGood[KeyOf(inflow)]]);

    private static LedgerKey KeyOf(WorkItem item) => new(item.TrustAccount, item.Matter);

    private Money Opening(WorkItem item) => Money.FromMinor(Ledger(item)?.OpeningMinor ?? 0, item.Amount.Currency);

    private IEnumerable<WorkItem> Released(WorkItem item) => items.Where(other => KeyOf(other) == KeyOf(item) && ReleaseGuard.IsReleased(other));
}
