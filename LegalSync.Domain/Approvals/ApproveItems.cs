using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Approvals;

/// <summary>Approves held items: each signature covers exactly the draft that was shown. Trust items need the grant for their account.</summary>
public sealed class ApproveItems(IStore store, TimeProvider clock, PostingPolicy policy, TrustPorts? ports = null)
{
    private const int ChunkSize = 100;

    /// <summary>Approves one or many; a refusal of one does not stop the others.</summary>
    public async Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<ShownItem> items, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return DecisionOutcome.Refused(items, "Only a managing partner approves postings.");
        }

        var verdicts = new Dictionary<WorkItemId, ItemVerdict>();
        await using (var look = store.Open(books))
        {
            var known = await look.ItemsAsync([.. items.Select(item => item.Id)], cancellationToken);
            items = [.. items.DistinctBy(shown => shown.Id).OrderBy(shown => Order(known.FirstOrDefault(item => item.Id == shown.Id)))];
        }

        foreach (var chunk in items.Chunk(ChunkSize))
        {
            foreach (var verdict in await ApproveChunkAsync(books, chunk, actor, cancellationToken))
            {
                verdicts[verdict.Id] = verdict;
            }
        }

        return DecisionOutcome.Of([.. items.Select(item => verdicts[item.Id])], clock.GetUtcNow() + policy.UndoWindow);
    }

    /// <summary>Money in before money out, so that a deposit approved together with its disbursement covers it.</summary>
    private static (int, DateOnly, long) Order(WorkItem? item) => item is null ? (9, default, 0) : (item.Kind.IsTrustOutflow() ? 1 : 0, item.Date, item.Sequence);

    private async Task<IReadOnlyList<ItemVerdict>> ApproveChunkAsync(BooksId books, ShownItem[] chunk, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            await using var session = store.Open(books);
            var verdicts = await DecideAsync(session, chunk, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                return verdicts;
            }

            if (attempt == 2)
            {
                return [.. chunk.Select(shown => new ItemVerdict(shown.Id, false, "Somebody else changed it at the same moment. Look again."))];
            }
        }
    }

    private async Task<List<ItemVerdict>> DecideAsync(ISession session, ShownItem[] chunk, Actor actor, CancellationToken cancellationToken)
    {
        var desk = await ReleaseDesk.OpenAsync(session, [.. chunk.Select(shown => shown.Id)], new ReleaseTools(ports ?? TrustPorts.None, policy, clock.GetUtcNow()), cancellationToken);
        var verdicts = new List<ItemVerdict>();
        foreach (var shown in chunk)
        {
            var item = desk.Item(shown.Id);
            var refusal = item is null ? "It no longer exists." : Refusal(item, shown, actor) ?? await desk.RefusalAsync(item, actor, cancellationToken);
            if (refusal is null)
            {
                desk.Release(item!, actor);
            }

            verdicts.Add(new ItemVerdict(shown.Id, refusal is null, refusal));
        }

        return verdicts;
    }

    private static string? Refusal(WorkItem item, ShownItem shown, Actor actor) =>
        ReleaseDesk.NotWaiting(item)
        ?? (item.DraftHash != shown.DraftHash ? "It changed while it was on the screen. Look at the new draft first."
            : item.MovesClientMoney && !actor.AnswersFor(item.TrustAccount.Value) ? "It moves client money; your account does not hold the grant for this trust account."
            : null);
}
