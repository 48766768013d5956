using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A person says which two of several candidates are the same. The rest is paired anew.</summary>
public sealed class ChoosePair(IComparisonStore store, IIds ids, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Chooses. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="ambiguous">The group that was shown.</param>
    /// <param name="ourKey">The record of ours.</param>
    /// <param name="theirKey">The record of theirs.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<string?> RunAsync(BooksId books, PairId ambiguous, string ourKey, string theirKey, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.ManagingPartner) && !actor.Is(Role.Administrator))
        {
            return "Only a bookkeeper, a managing partner or an administrator chooses which records go together.";
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return "No parallel run is open.";
        }

        var group = (await session.PairsAsync([ambiguous], cancellationToken)).SingleOrDefault();
        if (group is not { State: PairState.Ambiguous, RetiredAt: null } || group.Run != run.Id)
        {
            return "These records are paired by now. Look again.";
        }

        if (!group.OurKeys.Contains(ourKey) || !group.TheirKeys.Contains(theirKey))
        {
            return "Choose one record of each side of this group.";
        }

        var now = clock.GetUtcNow();
        var desk = await PairDesk.OpenAsync(session, run, cancellationToken);
        if (!desk.Holds(ourKey, theirKey))
        {
            return "One of the two is no longer there. Compare anew.";
        }

        desk.Pair(new PinnedPair([ourKey], [theirKey], null, [PairReasons.Chosen(actor.Display, now)]), ids, actor, now);
        session.Add(AuditEvent.Tell(books, $"pair:{ambiguous.Value:N}", $"chosen: {ourKey} is {theirKey}", actor, now));
        if (!await session.SaveAsync(cancellationToken))
        {
            return "Somebody else changed these pairs at the same moment. Look again.";
        }

        feed.Announce();
        return null;
    }
}
