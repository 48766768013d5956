using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Approvals;

/// <summary>Returns an approved item of which nothing was sent to Held, by a job: a person decides about it from here on.</summary>
internal static class ReleaseReturn
{
    /// <summary>Returns it: its postings are cancelled, its reservation is freed, and the approval is signed as taken back.</summary>
    public static async Task RunAsync(
        ISession session, WorkItem item, IEnumerable<PostingIntent> legs, string why, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var leg in legs.Where(leg => leg.IsUnsent || leg.State == PostingState.Refused))
        {
            leg.Cancel(now);
        }

        await PostingCompletion.FreeReservationAsync(session, item, cancellationToken);
        if (item.Kind == WorkKind.TrustDeposit)
        {
            // A release that is judged at the same moment might rest on it.
            (await session.LedgersOfAsync([item.Matter], cancellationToken)).FirstOrDefault(head => head.Account == item.TrustAccount)?.BeginRelease();
        }

        item.ReturnToHeld(now);
        session.Add(Approval.Sign(item, Decision.Undone, actor, why, now));
        session.Add(AuditEvent.Tell(item.Books, item.Key.Event, "held again: its stream does not let it go", actor, now, why));
    }
}
