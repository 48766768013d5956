using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.VisibleDrafts;

namespace LegalSync.Domain.Posting;

/// <summary>How one request of a claimed posting ended.</summary>
public sealed record SettledSend(ClaimTicket Ticket, SendOutcome Outcome);

/// <summary>How one look-up of a claimed posting ended.</summary>
/// <param name="Ticket">The claim under which it was looked up.</param>
/// <param name="Found">What was found.</param>
/// <param name="LookedAt">When the look began: what it did not see may have come since.</param>
public sealed record SettledLookUp(ClaimTicket Ticket, FindOutcome Found, DateTimeOffset LookedAt);

/// <summary>Stores what became of requests and look-ups, and what follows from it. What a claim that was taken over reports is not stored.</summary>
public sealed class PostingSettlement(
    IStore store, PostingCards cards, AdvanceMatters advance, PostingBreaker breaker, TimeProvider clock, PostingPolicy policy)
{
    // Many postings settle side by side and meet in one matter; a try is lost only when somebody else got through.
    private const int SaveTries = 12;
    private const string NeverArrived = "absent";

    /// <summary>Settles the ends of sends, together.</summary>
    public Task SettleAsync(BooksId books, IReadOnlyList<SettledSend> sends, Actor actor, CancellationToken cancellationToken)
    {
        var outcomes = sends.ToDictionary(send => send.Ticket.Sequence, send => send.Outcome);
        ISession? told = null;
        return SaveAsync(books, [.. sends.Select(send => send.Ticket)], async (session, posting, now) =>
        {
            var outcome = outcomes[posting.Sequence];
            if (outcome.Status == SendStatus.Unauthorised && told != session)
            {
                told = session;
                await LoseConnectionAsync(session, outcome, actor, now, cancellationToken);
            }

            return await ApplyAsync(session, posting, outcome, actor, now, cancellationToken);
        }, actor, cancellationToken);
    }

    /// <summary>Settles look-ups of postings whose outcome is unknown, together.</summary>
    public Task SettleLookUpsAsync(BooksId books, IReadOnlyList<SettledLookUp> lookUps, Actor actor, CancellationToken cancellationToken)
    {
        var found = lookUps.ToDictionary(lookUp => lookUp.Ticket.Sequence);
        return SaveAsync(books, [.. lookUps.Select(lookUp => lookUp.Ticket)], (session, posting, now) =>
            ApplyAsync(session, posting, found[posting.Sequence], actor, now, cancellationToken), actor, cancellationToken);
    }

    private async Task SaveAsync(
        BooksId books, IReadOnlyList<ClaimTicket> tickets, Func<ISession, PostingIntent, DateTimeOffset, Task<IReadOnlyList<MatterId>>> apply,
        Actor actor, CancellationToken cancellationToken)
    {
        var known = tickets.ToDictionary(ticket => ticket.Sequence);
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            var touched = new List<MatterId>();
            foreach (var posting in (await session.PostingsAsync([.. known.Keys], cancellationToken)).OrderBy(posting => posting.Sequence))
            {
                if (posting.Honours(known[posting.Sequence]))
                {
                    touched.AddRange(await apply(session, posting, clock.GetUtcNow()));
                }
            }

            if (await session.SaveAsync(cancellationToken))
            {
                await advance.RunAsync(books, [.. touched.Distinct()], actor, cancellationToken);
                return;
            }

            if (attempt == SaveTries)
            {
                throw new InvalidOperationException("The outcome of a posting could not be stored; it will be looked up.");
            }
        }
    }

    private async Task<IReadOnlyList<MatterId>> ApplyAsync(
        ISession session, PostingIntent posting, SendOutcome outcome, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        switch (outcome.Status)
        {
            case SendStatus.Confirmed:
                return await ConfirmAsync(session, posting, outcome, actor, now, cancellationToken);
            case SendStatus.Refused when await DraftLinks.GoWithoutAsync(session, posting, outcome, actor, now, cancellationToken):
                await ReturnToApprovedAsync(session, posting, now, cancellationToken);
                return [];
            case SendStatus.Refused:
                posting.Refuse(outcome.Code ?? "unknown", outcome.Detail ?? "", now);
                return await cards.RefusedAsync(session, posting, actor, now, cancellationToken);
            case SendStatus.Unknown:
                posting.LoseTrack(now + policy.FirstRetry);
                return [];
            case SendStatus.NotAsBatch:
                posting.GoAlone(now);
                await ReturnToApprovedAsync(session, posting, now, cancellationToken);
                return [];
            case SendStatus.Unauthorised:
                posting.WasNotTaken(now + policy.FirstRetry);
                await ReturnToApprovedAsync(session, posting, now, cancellationToken);
                return [];
            case SendStatus.Throttled or SendStatus.Unreachable:
                // It stays due, so that the watch sees how long it has waited; what holds it back is the quiet that follows.
                posting.WasNotTaken(posting.NotBefore);
                await ReturnToApprovedAsync(session, posting, now, cancellationToken);
                return [];
            default:
                throw new InvalidOperationException($"A send does not end as {outcome.Status}.");
        }
    }

    private async Task<IReadOnlyList<MatterId>> ApplyAsync(
        ISession session, PostingIntent posting, SettledLookUp lookUp, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = lookUp.Found;
        switch (found.Status)
        {
            case FindStatus.Found:
                return await ConfirmAsync(session, posting, new SendOutcome(SendStatus.Confirmed, found.Document, found.ListId), actor, now, cancellationToken);
            case FindStatus.Absent when lookUp.LookedAt >= posting.ProofAt:
                await PostingCards.CloseAsync(session, posting, actor, now, cancellationToken);
                if (posting.Attempts < policy.Tries || breaker.IsProbing(posting.Books))
                {
                    posting.ProveAbsent(now);
                    await ReturnToApprovedAsync(session, posting, now, cancellationToken);
                    session.Add(AuditEvent.Tell(posting.Books, posting.Event, $"leg {posting.Leg} is not in the books; the same request may go again", actor, now));
                    return [];
                }

                posting.Refuse(NeverArrived, $"It was sent {posting.Attempts} times and never arrived: the books were searched each time after their own time limit.", now);
                return await cards.RefusedAsync(session, posting, actor, now, cancellationToken);
            default:
                if (now - posting.SentAt >= policy.TellAfter)
                {
                    await cards.UncertainAsync(session, posting, found.Detail, actor, now, cancellationToken);
                }

                posting.GiveBack(policy.LookAgainAt(now, posting.ProofAt));
                return [];
        }
    }

    /// <summary>Nothing of the item is in the books or on its way: its decision can be taken back again.</summary>
    private static async Task ReturnToApprovedAsync(ISession session, PostingIntent posting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Item is { } id && await session.ItemsAsync([id], cancellationToken) is [{ Stage: Stage.Posting } item]
            && (await session.PostingsOfAsync([id], cancellationToken)).All(leg => leg.Sequence == posting.Sequence || leg.IsUnsent))
        {
            item.PostingRefused(now);
        }
    }

    private async Task LoseConnectionAsync(ISession session, SendOutcome outcome, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var firm = await session.BooksAsync(cancellationToken);
        var connection = await session.ConnectionAsync(firm.Accounting, cancellationToken);
        var problem = outcome.Detail ?? "The link is no longer authorised.";
        connection.LoseAuthorisation(problem);
        await cards.RaiseAsync(session, ConnectionCards.Unauthorised(connection, problem), actor, now, cancellationToken);
    }

    private static async Task<IReadOnlyList<MatterId>> ConfirmAsync(
        ISession session, PostingIntent posting, SendOutcome outcome, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var draft = posting.ReadDraft();
        var reference = outcome.Document?.Ref ?? new DocumentRef(draft.Becomes, new DocumentId(outcome.ListId ?? throw new InvalidOperationException("A confirmation names nothing.")));
        posting.Confirm(reference, outcome.Document?.Revision ?? "0", now);
        session.Mirror(ReadingOf(draft, outcome, reference), now);
        session.Add(AuditEvent.Tell(posting.Books, posting.Event, $"leg {posting.Leg} confirmed as {reference}", actor, now));
        var isDone = await PostingCompletion.CompleteAsync(session, posting, actor, now, cancellationToken);
        return posting.Item is null ? await FollowResolutionAsync(session, posting, reference, actor, now, cancellationToken)
            : isDone && CarriesOthers(posting, draft) ? await session.MattersWithOpenItemsAsync(cancellationToken)
            : [];
    }

    /// <summary>True when lines of other matters are in the books with it: the far side of a transfer, the parts of a slip.</summary>
    private static bool CarriesOthers(PostingIntent posting, PostingDraft draft) => draft is TrustSlipDraft || ItemKey.Parse(posting.Event).Kind == WorkKind.TrustTransfer;

    /// <summary>What the books now hold besides, so that the next evaluation sees it without reading everything again.</summary>
    private static BooksReading ReadingOf(PostingDraft draft, SendOutcome outcome, DocumentRef reference)
    {
        var reading = new BooksReading(ReadStatus.Complete) { Documents = outcome.Document is { } document ? [document] : [] };
        return draft switch
        {
            CustomerDraft customer => reading with { Customers = [new BooksCustomer(new CustomerId(reference.Id.Value), customer.Name, customer.Parent, true)] },
            AccountDraft account => reading with { Accounts = [new BooksAccount(new AccountId(reference.Id.Value), account.Name, account.Type, account.SubType, true)] },
            _ => reading,
        };
    }

    private static async Task<IReadOnlyList<MatterId>> FollowResolutionAsync(
        ISession session, PostingIntent posting, DocumentRef reference, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ResolutionEvent.Parse(posting.Event) is not { } id || await session.ResolutionAsync(id, cancellationToken) is not { } resolution)
        {
            return [];
        }

        var trail = System.Text.Json.JsonSerializer.Deserialize<ResolutionTrail>(resolution.Effects, AmountsJson.Options)!;
        if (posting.ReadDraft() is ReactivationDraft { Kind: BooksKind.Customer } back && (await session.SnapshotAsync(cancellationToken)).Customer(new CustomerId(back.Id)) is { } customer)
        {
            session.Mirror(new BooksReading(ReadStatus.Complete) { Customers = [customer with { IsActive = true, Name = back.Name }] }, now);
        }

        foreach (var topUp in trail.Effects.OfType<DirectiveEffect>().Where(effect => effect.Kind == DirectiveKind.TopUp))
        {
            await TopUpAsync(session, LedgerKey.Parse(topUp.Event), TopUp.AmountOf(topUp.Value), cancellationToken);
        }

        foreach (var effect in trail.Effects.OfType<PostingEffect>().Where(effect => effect.Then is not null))
        {
            session.Add(MappingRule.Record(session.BooksId, effect.Then! with { TargetId = reference.Id.Value }, actor, now));
        }

        return [.. trail.Matters.Select(matter => new MatterId(matter))];
    }

    private static async Task TopUpAsync(ISession session, LedgerKey key, Money amount, CancellationToken cancellationToken) =>
        (await session.LedgersOfAsync([key.Matter], cancellationToken)).First(head => head.Key == key).ToppedUp(amount);
}
