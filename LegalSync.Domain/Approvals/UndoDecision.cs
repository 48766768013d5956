using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Approvals;

/// <summary>Takes back an approval (until its first byte is sent) or a rejection.</summary>
public sealed class UndoDecision(IStore store, TimeProvider clock)
{
    /// <summary>Takes back one or many.</summary>
    public async Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<WorkItemId> items, Actor actor, CancellationToken cancellationToken)
    {
        var shown = items.Select(item => new ShownItem(item, "")).ToList();
        if (!actor.Is(Role.ManagingPartner))
        {
            return DecisionOutcome.Refused(shown, "Only a managing partner takes a decision back.");
        }

        await using var session = store.Open(books);
        var known = (await session.ItemsAsync(items, cancellationToken)).ToDictionary(item => item.Id);
        var postings = (await session.PostingsOfAsync(items, cancellationToken)).ToLookup(posting => posting.Item);
        var money = await ClientMoney.LoadAsync(session, [.. known.Values.Where(item => item.Kind.IsTrust()).Select(item => item.Matter).Distinct()], cancellationToken);
        var now = clock.GetUtcNow();
        var verdicts = new List<ItemVerdict>();
        foreach (var id in items.Distinct().OrderByDescending(id => known.GetValueOrDefault(id)?.Kind.IsTrustOutflow() ?? false))
        {
            var item = known.GetValueOrDefault(id);
            var refusal = Refusal(item, postings[id], actor, money);
            if (refusal is null)
            {
                if (item!.Stage == Stage.Approved && item.Kind.IsTrustOutflow())
                {
                    money.Ledger(item)?.Free(item.Amount);
                }
                else if (item.Stage == Stage.Approved && item.Kind == WorkKind.TrustDeposit)
                {
                    // A release that is judged at the same moment might rest on it.
                    money.Ledger(item)?.BeginRelease();
                }

                TakeBack(session, item, postings[id], actor, now);
            }

            verdicts.Add(new ItemVerdict(id, refusal is null, refusal));
        }

        return await session.SaveAsync(cancellationToken)
            ? DecisionOutcome.Of(verdicts, now)
            : DecisionOutcome.Refused(shown, "It is being posted at this moment and can no longer be taken back.");
    }

    private static string? Refusal(WorkItem? item, IEnumerable<PostingIntent> postings, Actor actor, ClientMoney money) => item switch
    {
        null => "It no longer exists.",
        _ when item.MovesClientMoney && !actor.AnswersFor(item.TrustAccount.Value) => "It moves client money; your account does not hold the grant for this trust account.",
        { Stage: Stage.Rejected } => null,
        { Stage: Stage.Approved } when item.Kind.RaisesLedger() && money.IsRestedOn(item) => "A release of this client's money rests on it; take that one back first.",
        { Stage: Stage.Approved } when postings.All(posting => posting.IsUnsent || posting.State == PostingState.Cancelled) => null,
        { Stage: Stage.Approved or Stage.Posting } => "Its first byte may have been sent; reverse it after it has posted.",
        _ => $"There is nothing to take back (stage {item.Stage}).",
    };

    private static void TakeBack(ISession session, WorkItem item, IEnumerable<PostingIntent> postings, Actor actor, DateTimeOffset now)
    {
        foreach (var posting in postings.Where(posting => posting.IsUnsent))
        {
            posting.Cancel(now);
        }

        item.ReturnToHeld(now);
        session.Add(Approval.Sign(item, Decision.Undone, actor, null, now));
        session.Add(AuditEvent.Tell(item.Books, item.Key.Event, "decision taken back", actor, now));
    }
}
