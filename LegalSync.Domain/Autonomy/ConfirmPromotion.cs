using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>A second person confirms a promotion; from then on the stream has its mode, with the caps of a first week. Every condition is judged again.</summary>
public sealed class ConfirmPromotion(IComparisonStore store, IPromotionJudge judge, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Confirms. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, PromotionId promotion, Reauthenticated? proof, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if ((actor.Is(Role.Administrator) || actor.Is(Role.ManagingPartner) ? Reauthenticated.Refusal(proof, now) : "Only an administrator or a managing partner confirms it.") is { } refusal)
        {
            return refusal;
        }

        await using var session = store.Open(books);
        if ((await session.OpenProposalsAsync(cancellationToken)).FirstOrDefault(open => open.Id == promotion) is not { } proposal
            || await ModeMoves.StreamAsync(session, proposal.Kind, cancellationToken) is not { } stream)
        {
            return "The proposal no longer waits.";
        }

        var conditions = await judge.RunAsync(session, proposal.Kind, proposal.To, null, cancellationToken);
        var against = proposal.ById == actor.Id ? "Who proposed it does not confirm it; a second person does." : PromotionRules.Against(stream, proposal.To) ?? PromotionRules.Unmet(conditions);
        if (against is not null)
        {
            return against;
        }

        var firm = await session.Spine.BooksAsync(cancellationToken);
        var proposer = Actor.Person(proposal.ById, proposal.By, [], []);
        var change = ModeChange.Tell(stream, proposal.To, ModeCause.Earned, "Every condition was met.", ComparisonText.Write(conditions), proposer, now, actor.Display);
        session.Add(change);
        session.Add(AuditEvent.Tell(books, ModeMoves.SubjectOf(stream.Kind), $"{stream.Mode} → {proposal.To}: {ModeCause.Earned}", actor, now, $"Proposed by {proposal.By}."));
        proposal.Close($"Confirmed by {actor.Display}.", now);
        await CloseCardAsync(session, stream.Kind, actor, now, cancellationToken);
        session.Spine.Guard(stream);
        var caps = (Through: firm.DayOf(now).AddDays(PromotionRules.CapDays - 1), proposal.PerPostingMinor, proposal.PerDayMinor);
        if (!await session.Spine.SaveAsync(() => stream.Promote(proposal.To, change.Sequence, caps.Through, caps.PerPostingMinor, caps.PerDayMinor, now), cancellationToken))
        {
            return ModeMoves.Overtaken;
        }

        feed.Announce();
        return null;
    }

    private static async Task CloseCardAsync(IComparisonSession session, WorkKind kind, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subject = DemotedCard.SubjectOf(kind).ToString();
        foreach (var card in (await session.Spine.OpenCardsAsync(Codes.ModeDemoted, cancellationToken)).Where(card => card.Subject == subject))
        {
            card.Close(CardState.Superseded, actor.Display, null, now);
        }
    }
}
