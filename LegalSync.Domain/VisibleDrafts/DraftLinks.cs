using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>What an invoice's link to its visible draft means for its posting: the link is a courtesy, and money never waits for it.</summary>
public static class DraftLinks
{
    /// <summary>
    /// The books refused an invoice whose envelope links a draft. Whatever the reason was, the link is given up and the next generation goes
    /// without it; when the books refuse that too, the reason was another and a person hears of it.
    /// </summary>
    /// <returns>True when the posting goes again without the link.</returns>
    public static async Task<bool> GoWithoutAsync(
        ISession session, PostingIntent posting, SendOutcome refusal, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Item is not { } item || (await session.VisibleDraftsOfAsync([item], cancellationToken)).FirstOrDefault(draft => draft.LinkedBy == posting.CurrentKey) is not { } linked)
        {
            return false;
        }

        linked.RefuseLink();
        posting.Refuse(refusal.Code ?? "unknown", refusal.Detail ?? "", now);
        posting.TryAgain(posting.ReadDraft(), now);
        session.Add(AuditEvent.Tell(posting.Books, posting.Event, $"refused with the link to its draft ({refusal.Code}): it goes without", actor, now));
        return true;
    }
}
