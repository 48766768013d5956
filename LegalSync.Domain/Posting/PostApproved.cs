using System.Collections.Concurrent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Posting;

/// <summary>
/// Sends what was approved, each document once. The request's key and exact bytes are stored before the first byte leaves, no outside
/// call happens inside a transaction, and an unknown outcome means the same bytes again, then a read-back, then a person.
/// </summary>
public sealed class PostApproved(
    IStore store, IAccountingSystem accounting, PostingSettlement settlement, SyncFeed feed, TimeProvider clock, PostingPolicy policy)
{
    private const int Most = 500;
    private const int AnnounceEvery = 10;

    /// <summary>Until when nothing is sent to which books: they asked for it, or nobody answers there. Forgotten at a restart, which costs one request.</summary>
    private readonly ConcurrentDictionary<BooksId, DateTimeOffset> _quietUntil = new();

    /// <summary>Works on everything that is due.</summary>
    public async Task<RunFigures> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var posted = 0;
        IReadOnlyList<long> due;
        do
        {
            due = await DueAsync(books, cancellationToken);
            var before = posted;
            foreach (var sequence in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var end = await PostAsync(books, sequence, actor, cancellationToken);
                posted += end == SendStatus.Confirmed ? 1 : 0;
                if (end == SendStatus.Confirmed && posted % AnnounceEvery == 0)
                {
                    feed.Announce();
                }

                if (end is SendStatus.Unauthorised or SendStatus.Throttled or SendStatus.Unreachable)
                {
                    return new RunFigures { Posted = posted };
                }
            }

            if (posted > before)
            {
                feed.Announce();
            }
            else
            {
                due = [];
            }
        }
        while (due.Count > 0);

        return new RunFigures { Posted = posted };
    }

    private async Task<IReadOnlyList<long>> DueAsync(BooksId books, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_quietUntil.TryGetValue(books, out var until) && until > now)
        {
            return [];
        }

        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        var connection = await session.ConnectionAsync(firm.Accounting, cancellationToken);
        return firm.IsPostingPaused || connection.State != ConnectionState.Connected
            ? []
            : await session.DuePostingsAsync(now, Most, cancellationToken);
    }

    private async Task<SendStatus?> PostAsync(BooksId books, long sequence, Actor actor, CancellationToken cancellationToken)
    {
        if (await PrepareAsync(books, sequence, cancellationToken) is not { } prepared)
        {
            return null;
        }

        if (prepared.OnlyLookUp)
        {
            var found = await accounting.FindAsync(prepared.Connection, prepared.Draft, prepared.Mark, cancellationToken);
            return await settlement.SettleLookUpAsync(books, sequence, found, actor, cancellationToken);
        }

        var outcome = await accounting.SendAsync(prepared.Connection, prepared.Draft.Becomes, prepared.Envelope, cancellationToken);
        await settlement.SettleAsync(books, sequence, outcome, actor, cancellationToken);
        if (policy.QuietAfter(outcome) is { } quiet)
        {
            _quietUntil[books] = clock.GetUtcNow() + quiet;
        }

        return outcome.Status;
    }

    /// <summary>Stores envelope and sending mark in one transaction; null when the posting may not go now.</summary>
    private async Task<Prepared?> PrepareAsync(BooksId books, long sequence, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        if (await session.PostingAsync(sequence, cancellationToken) is not { } posting || !await MayGoAsync(session, posting, cancellationToken))
        {
            return null;
        }

        var draft = posting.ReadDraft();
        var firm = await session.BooksAsync(cancellationToken);
        if (posting.State == PostingState.Uncertain)
        {
            return new Prepared(firm.Accounting, draft, new Envelope(posting.RequestId!, posting.Path!, posting.Body!), posting.Mark, true);
        }

        var now = clock.GetUtcNow();
        if (posting.State == PostingState.Pending)
        {
            if (await BindAsync(session, draft, cancellationToken) is not { } keys)
            {
                return null;
            }

            posting.Seal(accounting.Render(draft, keys, posting.CurrentKey, posting.Mark));
            if (posting.Item is { } id && await session.ItemsAsync([id], cancellationToken) is [{ Stage: Stage.Approved } item])
            {
                item.StartPosting(now);
            }
        }

        posting.Sending(now);
        return await session.SaveAsync(cancellationToken)
            ? new Prepared(firm.Accounting, draft, new Envelope(posting.RequestId!, posting.Path!, posting.Body!), posting.Mark, false)
            : null;
    }

    private static async Task<bool> MayGoAsync(ISession session, PostingIntent posting, CancellationToken cancellationToken)
    {
        if (posting.State is PostingState.Confirmed or PostingState.Refused or PostingState.Cancelled)
        {
            return false;
        }

        if (posting.Item is not { } id || posting.State != PostingState.Pending)
        {
            return true;
        }

        if (await session.ItemsAsync([id], cancellationToken) is not [{ OpenEdges: 0 } item] || item.Stage is not (Stage.Approved or Stage.Posting))
        {
            return false;
        }

        var legs = await session.PostingsOfAsync([id], cancellationToken);
        return legs.All(leg => leg.Leg >= posting.Leg || leg.State == PostingState.Confirmed) && await IsCoveredAsync(session, item, posting, cancellationToken);
    }

    /// <summary>Client money leaves the books only after the money that covers it is in the books; until then the item waits behind those deposits.</summary>
    private static async Task<bool> IsCoveredAsync(ISession session, WorkItem item, PostingIntent posting, CancellationToken cancellationToken)
    {
        if (!item.Kind.IsTrustOutflow() || posting.Leg != 1)
        {
            return true;
        }

        var heads = await session.LedgersOfAsync([item.Matter], cancellationToken);
        var head = heads.FirstOrDefault(head => head.Account == item.TrustAccount);
        var topUps = head is null ? [] : TopUp.Standing(await session.DirectivesAsync(head.Key.ToString(), cancellationToken));
        var covered = topUps.Sum(topUp => topUp.Change.Minor) <= (head?.ToppedUpMinor ?? 0);
        var ledger = (await session.ItemsOfAsync([item.Matter], cancellationToken)).Where(other => other.Kind.IsTrust() && other.TrustAccount == item.TrustAccount).ToList();
        if (!ReleaseGuard.Check(Money.FromMinor(head?.OpeningMinor ?? 0, item.Amount.Currency), covered ? topUps : [], ledger.Where(ReleaseGuard.IsInBooks), item).IsBroken)
        {
            return true;
        }

        foreach (var deposit in ledger.Where(other => other.Kind == WorkKind.TrustDeposit && ReleaseGuard.IsReleased(other) && !other.Stage.IsInBooks()))
        {
            session.Add(BlockingEdge.OnItem(item.Books, item.Id, deposit.Id, "The client's deposit must be in the books first."));
            item.HeldBy(item.OpenEdges + 1);
        }

        await session.SaveAsync(cancellationToken);
        return false;
    }

    /// <summary>The books' keys that the draft names by event; null while they are not there.</summary>
    private static async Task<BoundKeys?> BindAsync(ISession session, PostingDraft draft, CancellationToken cancellationToken)
    {
        if (draft is not PaymentDraft { Invoice: { } target })
        {
            return new BoundKeys(null);
        }

        if (target.Document is { } known)
        {
            return new BoundKeys(known);
        }

        var invoice = await session.PostingAsync(target.Event!, 1, cancellationToken);
        return invoice is { State: PostingState.Confirmed, Document: { } document } ? new BoundKeys(DocumentRef.Parse(document).Id) : null;
    }

    private sealed record Prepared(ConnectionId Connection, PostingDraft Draft, Envelope Envelope, string Mark, bool OnlyLookUp);
}
