using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Approvals;

/// <summary>Rejects held items with a reason: nothing of them is posted.</summary>
public sealed class RejectItems(IStore store, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>Rejects one or many.</summary>
    public async Task<DecisionOutcome> RunAsync(BooksId books, IReadOnlyList<ShownItem> items, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.ManagingPartner))
        {
            return DecisionOutcome.Refused(items, "Only a managing partner rejects postings.");
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return DecisionOutcome.Refused(items, "Write why it is rejected.");
        }

        var now = clock.GetUtcNow();
        await using var session = store.Open(books);
        var known = (await session.ItemsAsync([.. items.Select(item => item.Id)], cancellationToken)).ToDictionary(item => item.Id);
        var verdicts = items.Select(shown => Decide(session, known.GetValueOrDefault(shown.Id), shown, reason.Trim(), actor, now)).ToList();
        return await session.SaveAsync(cancellationToken)
            ? DecisionOutcome.Of(verdicts, now + policy.UndoWindow)
            : DecisionOutcome.Refused(items, "Somebody else changed it at the same moment. Look again.");
    }

    private static ItemVerdict Decide(ISession session, WorkItem? item, ShownItem shown, string reason, Actor actor, DateTimeOffset now)
    {
        var refusal = item switch
        {
            null => "It no longer exists.",
            { Stage: not Stage.Held } => $"It is no longer waiting for approval (stage {item.Stage}).",
            _ when item.DraftHash != shown.DraftHash => "It changed while it was on the screen. Look at the new draft first.",
            _ when item.MovesClientMoney && !actor.AnswersFor(item.TrustAccount.Value) => "It moves client money; your account does not hold the grant for this trust account.",
            _ => null,
        };
        if (refusal is null)
        {
            item!.Reject(reason, now);
            session.Add(Approval.Sign(item, Decision.Rejected, actor, reason, now));
            session.Add(AuditEvent.Tell(item.Books, item.Key.Event, "rejected", actor, now, reason));
        }

        return new ItemVerdict(shown.Id, refusal is null, refusal);
    }
}
