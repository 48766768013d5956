using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Autonomy;

/// <summary>A proposal is withdrawn, or the second person declines it.</summary>
public sealed class WithdrawPromotion(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Withdraws it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, PromotionId promotion, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator) && !actor.Is(Role.ManagingPartner))
        {
            return "Only an administrator or a managing partner withdraws it.";
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return "Write why.";
        }

        await using var session = store.Open(books);
        if ((await session.OpenProposalsAsync(cancellationToken)).FirstOrDefault(open => open.Id == promotion) is not { } proposal)
        {
            return "The proposal no longer waits.";
        }

        var now = clock.GetUtcNow();
        proposal.Close($"Withdrawn by {actor.Display}: {reason.Trim()}", now);
        session.Add(AuditEvent.Tell(books, ModeMoves.SubjectOf(proposal.Kind), $"{proposal.To} withdrawn", actor, now, reason.Trim()));
        if (!await session.SaveAsync(cancellationToken))
        {
            return ModeMoves.Overtaken;
        }

        feed.Announce();
        return null;
    }
}
