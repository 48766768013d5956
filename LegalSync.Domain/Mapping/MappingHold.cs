using LegalSync.Domain.Capture;
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

    /// <summary>Holds it.</summary>
    public static async Task RunAsync(ISession session, MappingChange change, CancellationToken cancellationToken)
    {
        var items = change.Kind == MappingKind.Matter
            ? await session.ItemsOfAsync([new MatterId(change.Pattern)], cancellationToken)
            : [.. await InAsync(session, Stage.Approved, cancellationToken), .. await InAsync(session, Stage.Held, cancellationToken)];
        foreach (var item in items.Where(item => item is { Stage: Stage.Held or Stage.Approved, Draft: not null }))
        {
            session.Add(BlockingEdge.UntilEvaluated(session.BooksId, item.Id, Because));
            item.HeldBy(item.OpenEdges + 1);
        }
    }

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
