using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Mapping;

/// <summary>
/// Holds what a change of a mapping may draft anew, in the transaction that records the change: from then on nothing of it is sent before it
/// is evaluated under the mapping as it stands. The evaluation takes the hold away; what has begun to go is left alone.
/// </summary>
internal static class MappingHold
{
    private const int PageSize = 500;
    private const string Because = "The mapping changed: it is drafted anew before it goes.";

    /// <summary>Holds it. Answers the matters that are to be evaluated for it.</summary>
    public static async Task<IReadOnlySet<MatterId>> RunAsync(ISession session, MappingChange change, CancellationToken cancellationToken)
    {
        var matters = new HashSet<MatterId>();
        foreach (var item in await TouchedAsync(session, change, cancellationToken))
        {
            session.Add(BlockingEdge.UntilEvaluated(session.BooksId, item.Id, Because));
            item.HeldBy(item.OpenEdges + 1);
            matters.Add(item.Matter);
        }

        return matters;
    }

    private static async Task<IEnumerable<WorkItem>> TouchedAsync(ISession session, MappingChange change, CancellationToken cancellationToken)
    {
        var waiting = (await InAsync(session, Stage.Approved, cancellationToken)).Concat(await InAsync(session, Stage.Held, cancellationToken)).Where(item => item.Draft is not null);
        if (change.Kind != MappingKind.Matter)
        {
            return waiting;
        }

        var (matter, rules) = (new MatterId(change.Pattern), await session.RulesForAsync(MappingKind.Matter, change.Pattern, cancellationToken));
        var earlier = rules.Select(rule => rule.TargetId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return waiting.Where(item => item.Matter == matter || Names(item, earlier));
    }

    /// <summary>True for an item of another matter that names the customer: a transfer, a slip for several matters.</summary>
    private static bool Names(WorkItem item, HashSet<string> customers) =>
        item.Kind.IsTrust() && DraftText.Read(item.Draft!).SelectMany(TrustLines.Of).Any(side => side.Customer is { } customer && customers.Contains(customer.Value));

    private static async Task<IReadOnlyList<WorkItem>> InAsync(ISession session, Stage stage, CancellationToken cancellationToken)
    {
        var found = new List<WorkItem>();
        while (true)
        {
            var page = await session.ItemsInAsync(stage, found.Count == 0 ? 0 : found[^1].Sequence, PageSize, cancellationToken);
            found.AddRange(page);
            if (page.Count < PageSize)
            {
                return found;
            }
        }
    }
}
