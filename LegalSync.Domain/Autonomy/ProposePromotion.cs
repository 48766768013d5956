using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>An administrator proposes that a stream earned its next mode. It has it only after a second person confirmed.</summary>
public sealed class ProposePromotion(IComparisonStore store, IPromotionJudge judge, IIds ids, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Proposes. Answers a refusal that names every unmet condition, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="kind">The stream.</param>
    /// <param name="to">The mode it shall have.</param>
    /// <param name="perPosting">The most one automatic approval may move in the first week.</param>
    /// <param name="perDay">The most automatic approvals of a day may move in the first week.</param>
    /// <param name="proof">The administrator's fresh sign-in.</param>
    /// <param name="actor">The administrator.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> RunAsync(
        BooksId books, WorkKind kind, StreamMode to, Money perPosting, Money perDay, Reauthenticated? proof, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if ((actor.Is(Role.Administrator) ? Reauthenticated.Refusal(proof, now) : "Only an administrator proposes that a stream changes its mode.") is { } refusal)
        {
            return refusal;
        }

        await using var session = store.Open(books);
        var firm = await session.Spine.BooksAsync(cancellationToken);
        if (await ModeMoves.StreamAsync(session, kind, cancellationToken) is not { } stream)
        {
            return "There is no such stream.";
        }

        var against = PromotionRules.Against(stream, to) ?? Misstated(perPosting, perDay, firm.Currency)
            ?? ((await session.OpenProposalsAsync(cancellationToken)).Any(open => open.Kind == kind) ? "A proposal for this stream waits already; confirm or withdraw it." : null);
        if (against is not null)
        {
            return against;
        }

        var conditions = await judge.RunAsync(session, kind, to, null, cancellationToken);
        if (PromotionRules.Unmet(conditions) is { } unmet)
        {
            return unmet;
        }

        // One proposal a stream: two administrators at once meet at the stream.
        stream.Propose();
        session.Add(PromotionProposal.Make(new PromotionId(ids.Next()), stream, to, (perPosting, perDay), ComparisonText.Write(conditions), actor, now));
        session.Add(AuditEvent.Tell(books, ModeMoves.SubjectOf(kind), $"{to} proposed", actor, now));
        return await SavedAsync(session, cancellationToken);
    }

    private static string? Misstated(Money perPosting, Money perDay, Currency currency) =>
        perPosting.Currency != currency || perDay.Currency != currency ? $"The caps are amounts in {currency.Code}."
        : perPosting.Minor <= 0 || perDay.Minor < perPosting.Minor ? "The cap of one posting is above zero, and that of a day is not below it."
        : null;

    private async Task<string?> SavedAsync(IComparisonSession session, CancellationToken cancellationToken)
    {
        if (!await session.SaveAsync(cancellationToken))
        {
            return ModeMoves.Overtaken;
        }

        feed.Announce();
        return null;
    }
}
