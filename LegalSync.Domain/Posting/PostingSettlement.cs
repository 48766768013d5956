using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Posting;

/// <summary>Stores what became of a request, and what follows from it.</summary>
public sealed class PostingSettlement(IStore store, PostingCards cards, AdvanceMatters advance, TimeProvider clock, PostingPolicy policy)
{
    private const int SaveTries = 5;

    /// <summary>Settles the end of a send.</summary>
    public async Task SettleAsync(BooksId books, long sequence, SendOutcome outcome, Actor actor, CancellationToken cancellationToken)
    {
        var touched = await SaveAsync(books, sequence, (session, posting, now) => ApplyAsync(session, posting, outcome, actor, now, cancellationToken), cancellationToken);
        await advance.RunAsync(books, touched, actor, cancellationToken);
    }

    /// <summary>Settles a look-up of a posting whose outcome is unknown.</summary>
    public async Task<SendStatus?> SettleLookUpAsync(BooksId books, long sequence, FindOutcome found, Actor actor, CancellationToken cancellationToken)
    {
        SendStatus? status = null;
        var touched = await SaveAsync(books, sequence, async (session, posting, now) =>
        {
            switch (found.Status)
            {
                case FindStatus.Found:
                    status = SendStatus.Confirmed;
                    return await ApplyAsync(session, posting, new SendOutcome(SendStatus.Confirmed, found.Document, found.ListId), actor, now, cancellationToken);
                case FindStatus.Absent when posting.SentAt is { } sent && now - sent > policy.ServerLimit:
                    posting.Refuse("absent", "The books were searched after their own time limit: nothing of this request is there.", now);
                    posting.TryAgain(posting.ReadDraft(), now);
                    await PostingCards.CloseAsync(session, posting, actor, now, cancellationToken);
                    return [];
                default:
                    posting.NotBeforeAgain(now + policy.FirstRetry * 15);
                    return [];
            }
        }, cancellationToken);
        await advance.RunAsync(books, touched, actor, cancellationToken);
        return status;
    }

    private async Task<IReadOnlyList<MatterId>> SaveAsync(
        BooksId books, long sequence, Func<ISession, PostingIntent, DateTimeOffset, Task<IReadOnlyList<MatterId>>> apply, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var session = store.Open(books);
            var posting = await session.PostingAsync(sequence, cancellationToken) ?? throw new InvalidOperationException("A posting vanished while it was sent.");
            if (posting.State == PostingState.Confirmed)
            {
                return [];
            }

            var touched = await apply(session, posting, clock.GetUtcNow());
            if (await session.SaveAsync(cancellationToken))
            {
                return touched;
            }

            if (attempt == SaveTries)
            {
                throw new InvalidOperationException("The outcome of a posting could not be stored; it will be asked for again.");
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
            case SendStatus.Refused:
                posting.Refuse(outcome.Code ?? "unknown", outcome.Detail ?? "", now);
                return await cards.RefusedAsync(session, posting, actor, now, cancellationToken);
            case SendStatus.Unknown when posting.Attempts < policy.Tries:
                posting.NotBeforeAgain(now + policy.FirstRetry * (1 << (posting.Attempts - 1)));
                return [];
            case SendStatus.Unknown:
                posting.LoseTrack();
                posting.NotBeforeAgain(now + policy.FirstRetry * 15);
                await cards.UncertainAsync(session, posting, outcome.Detail, actor, now, cancellationToken);
                return [];
            case SendStatus.Unauthorised:
                await LoseConnectionAsync(session, outcome, actor, now, cancellationToken);
                posting.WasNotTaken();
                posting.NotBeforeAgain(now + policy.FirstRetry);
                return [];
            case SendStatus.Throttled:
                posting.WasNotTaken();
                posting.NotBeforeAgain(now + (policy.QuietAfter(outcome) ?? policy.FirstRetry));
                return [];
            case SendStatus.Unreachable:
                // It stays due, so that the watch sees how long it has waited; what holds it back is the quiet that follows.
                posting.WasNotTaken();
                return [];
            default:
                throw new InvalidOperationException($"A send does not end as {outcome.Status}.");
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
        await PostingCompletion.CompleteAsync(session, posting, actor, now, cancellationToken);
        return posting.Item is null ? await FollowResolutionAsync(session, posting, reference, actor, now, cancellationToken) : [];
    }

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
