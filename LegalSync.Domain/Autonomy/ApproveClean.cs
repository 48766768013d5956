using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Autonomy;

/// <summary>
/// Approves clean items of streams that earned it: in Supervised after a time in which a person can stop them, in AutoFinalize at once.
/// Each approval cites the promotion, stays within its caps, and can be taken back like a person's. Anything flagged waits for a person.
/// </summary>
public sealed class ApproveClean(IStore store, SyncFeed feed, TimeProvider clock, PostingPolicy policy, TrustPorts? ports = null)
{
    private const int PageSize = 100;
    private const int SaveTries = 5;

    /// <summary>Approves what is clean by now; money in before money out. Only a job does this.</summary>
    /// <returns>How many items were approved.</returns>
    public async Task<int> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsJob)
        {
            return 0;
        }

        IReadOnlyList<WorkKind> kinds;
        await using (var session = store.Open(books))
        {
            var firm = await session.BooksAsync(cancellationToken);
            kinds = firm.IsShadow || firm.IsPostingPaused ? [] : [.. (await session.StreamsAsync(cancellationToken)).Where(stream => stream.MayApprove).Select(stream => stream.Kind)];
        }

        var approved = 0;
        foreach (var kind in kinds.OrderBy(kind => kind.IsTrustOutflow()).ThenBy(kind => kind))
        {
            for (var page = new Page(0, 0); page.Reached is { } after;)
            {
                page = await ApprovePageAsync(books, kind, after, actor, cancellationToken);
                approved += page.Approved;
            }
        }

        if (approved > 0)
        {
            feed.Announce();
        }

        return approved;
    }

    private async Task<Page> ApprovePageAsync(BooksId books, WorkKind kind, long after, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < SaveTries; attempt++)
        {
            await using var session = store.Open(books);
            var now = clock.GetUtcNow();
            var candidates = await session.HeldItemsAsync(kind, now, after, PageSize, cancellationToken);
            if (candidates.Count == 0)
            {
                break;
            }

            var desk = await ReleaseDesk.OpenAsync(session, [.. candidates.Select(item => item.Id)], new ReleaseTools(ports ?? TrustPorts.None, policy, now), cancellationToken);
            var approved = desk.Firm.IsPostingPaused ? 0 : await ApproveAsync(session, desk, [.. candidates.Select(item => desk.Item(item.Id)!)], actor, now, cancellationToken);
            if (approved == 0 || await session.SaveAsync(cancellationToken))
            {
                return new Page(approved, candidates.Count < PageSize ? null : candidates[^1].Sequence);
            }
        }

        return new Page(0, null);
    }

    private async Task<int> ApproveAsync(ISession session, ReleaseDesk desk, IReadOnlyList<WorkItem> items, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (desk.Stream(items[0].Kind) is not { MayApprove: true, Promotion: { } promotion } stream)
        {
            return 0;
        }

        var today = desk.Firm.DayOf(now);
        var isCapped = CapsLeft.Hold(stream, today);
        var caps = CapsLeft.Of(stream, today, isCapped ? await session.ApprovedByItselfAsync(promotion, desk.Firm.DayBegins(today), cancellationToken) : 0);
        var decisions = (await session.ApprovalsOfAsync([.. items.Select(item => item.Id)], cancellationToken)).ToLookup(decision => decision.Item);
        var approved = 0;
        foreach (var item in items.Where(item => CleanItems.ApprovesAt(item, stream, policy) <= now && item.Date <= today && item.Amount.Currency == desk.Firm.Currency))
        {
            if (!caps.Allow(item.Amount.Minor) || CleanItems.IsKeptByPerson(item, decisions[item.Id]) || await desk.IsHeldBackAsync(item, actor, cancellationToken))
            {
                continue;
            }

            desk.Release(item, actor, promotion);
            caps = caps.After(item.Amount.Minor);
            approved++;
        }

        if (approved > 0 && isCapped)
        {
            // Two nodes that each keep within the cap would not keep within it together.
            stream.SpendCap();
        }

        return approved;
    }

    private sealed record Page(int Approved, long? Reached);
}
