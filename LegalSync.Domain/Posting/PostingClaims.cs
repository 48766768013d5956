using System.Text.Json;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>What may go in one request.</summary>
public enum PostingLane
{
    /// <summary>One document a request.</summary>
    Alone = 1,

    /// <summary>Several documents a request.</summary>
    Batch = 2,
}

/// <summary>Claims that a node took.</summary>
/// <param name="Tickets">What it holds.</param>
/// <param name="Reached">The last posting that was looked at; the next claim goes on after it.</param>
/// <param name="IsEnd">True when nothing stands after it.</param>
public sealed record ClaimPage(IReadOnlyList<ClaimTicket> Tickets, long Reached, bool IsEnd);

/// <summary>A posting that is marked as sent and must now be sent.</summary>
public sealed record PreparedPosting(ClaimTicket Ticket, PostingDraft Draft, Envelope Envelope, string Mark, DateTimeOffset SentAt);

/// <summary>What goes out in one request.</summary>
public sealed record PreparedRequest(ConnectionId Connection, IReadOnlyList<PreparedPosting> Postings);

/// <summary>Takes postings for a node, and marks them as sent before a byte leaves. A claim is only as good as its fence.</summary>
public sealed class PostingClaims(IStore store, IAccountingSystem accounting, PostingNode node, PostingCards cards, TimeProvider clock, PostingPolicy policy)
{
    private const int PageSize = 120;
    private const int SaveTries = 5;

    // It rests on rows that others write too: the link, the books, items and streams.
    private const int SentTries = 12;

    /// <summary>Claims what may go together in one request, in order, after a sequence.</summary>
    /// <param name="books">The books.</param>
    /// <param name="lane">How it goes.</param>
    /// <param name="withFresh">True when it also takes what was not sent yet and could go either way.</param>
    /// <param name="after">The posting after which the search begins.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<ClaimPage> TakeAsync(BooksId books, PostingLane lane, bool withFresh, long after, CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < SaveTries;)
        {
            await using var session = store.Open(books);
            var now = clock.GetUtcNow();
            var due = await session.DuePostingsAsync(now, policy.Skew, after, PageSize, cancellationToken);
            var chosen = await ChooseAsync(session, due, lane, withFresh, cancellationToken);
            var tickets = chosen.Select(posting => posting.Claim(node, now, policy.Lease, policy.Skew)).ToList();
            if (!await session.SaveAsync(cancellationToken))
            {
                lost++;
                continue;
            }

            var isEnd = due.Count < PageSize;
            if (tickets.Count > 0 || isEnd)
            {
                return new ClaimPage(tickets, tickets.Count > 0 ? tickets[^1].Sequence : after, isEnd && tickets.Count == 0);
            }

            after = due[^1].Sequence;
        }

        return new ClaimPage([], after, true);
    }

    /// <summary>How many are due, counted up to a number.</summary>
    public async Task<int> CountDueAsync(BooksId books, int most, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        return (await session.DuePostingsAsync(clock.GetUtcNow(), policy.Skew, 0, most, cancellationToken)).Count;
    }

    /// <summary>Claims postings whose outcome is unknown, to look them up.</summary>
    public async Task<IReadOnlyList<ClaimTicket>> TakeUncertainAsync(BooksId books, CancellationToken cancellationToken)
    {
        for (var lost = 0; lost < SaveTries; lost++)
        {
            await using var session = store.Open(books);
            var now = clock.GetUtcNow();
            var due = await session.UncertainPostingsAsync(now, policy.Skew, PageSize, cancellationToken);
            var tickets = due.Select(posting => posting.Claim(node, now, policy.Lease, policy.Skew)).ToList();
            if (await session.SaveAsync(cancellationToken))
            {
                return tickets;
            }
        }

        return [];
    }

    /// <summary>
    /// Stores envelopes and the mark that they are sent, in one transaction. What may no longer go (decision taken back, held by a card,
    /// link lost, claim taken over, stream or parallel run against it) is left out: the state at this moment decides, and is guarded. Null when
    /// nothing may go.
    /// </summary>
    public async Task<PreparedRequest?> MarkSentAsync(BooksId books, IReadOnlyList<ClaimTicket> tickets, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < SentTries; attempt++)
        {
            await using var session = store.Open(books);
            var held = await HeldAsync(session, tickets, cancellationToken);
            var (readiness, now) = (await PostingReadiness.ReadAsync(session, held, cancellationToken), clock.GetUtcNow());
            var state = await StateAtSent.ReadAsync(session, held, readiness, cancellationToken);
            await state.HoldAgainAsync(held, actor, now, cancellationToken);
            IReadOnlyList<PostingIntent> going = state.MayWrite ? await SealAsync(session, [.. held.Where(posting => posting.NotBefore <= now)], readiness, actor, cancellationToken) : [];
            foreach (var posting in held.Except(going).Where(posting => posting.State == PostingState.Claimed))
            {
                posting.GiveBack(posting.NotBefore > now + policy.FirstRetry ? posting.NotBefore : now + policy.FirstRetry);
            }

            foreach (var posting in going)
            {
                posting.Sending(now, now + policy.Lease, now + policy.ProofAfter);
            }

            state.Guard(going);
            if (await session.SaveAsync(cancellationToken))
            {
                return going.Count == 0
                    ? null
                    : new PreparedRequest(state.Link.Id, [.. going.Select(posting => new PreparedPosting(posting.Ticket, posting.ReadDraft(), posting.Envelope!, posting.Mark, now))]);
            }
        }

        await GiveBackAsync(books, tickets, cancellationToken);
        return null;
    }

    /// <summary>Gives claims back of which nothing was sent.</summary>
    public async Task GiveBackAsync(BooksId books, IReadOnlyList<ClaimTicket> tickets, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < SaveTries; attempt++)
        {
            await using var session = store.Open(books);
            foreach (var posting in (await HeldAsync(session, tickets, cancellationToken)).Where(posting => posting.State == PostingState.Claimed))
            {
                posting.GiveBack(posting.NotBefore);
            }

            if (await session.SaveAsync(cancellationToken))
            {
                return;
            }
        }
    }

    private static async Task<List<PostingIntent>> HeldAsync(ISession session, IReadOnlyList<ClaimTicket> tickets, CancellationToken cancellationToken)
    {
        var known = tickets.ToDictionary(ticket => ticket.Sequence);
        var postings = await session.PostingsAsync([.. known.Keys], cancellationToken);
        return [.. postings.Where(posting => posting.Honours(known[posting.Sequence])).OrderBy(posting => posting.Sequence)];
    }

    private async Task<IReadOnlyList<PostingIntent>> ChooseAsync(
        ISession session, IReadOnlyList<PostingIntent> due, PostingLane lane, bool withFresh, CancellationToken cancellationToken)
    {
        var most = lane == PostingLane.Batch ? policy.BatchSize : 1;
        var readiness = await PostingReadiness.ReadAsync(session, due, cancellationToken);
        var chosen = new List<PostingIntent>();
        foreach (var posting in due)
        {
            if (Fits(posting, lane, withFresh) && (chosen.Count == 0 || chosen[0].RequestId == posting.RequestId)
                && await readiness.KeysAsync(posting, cancellationToken) is not null)
            {
                chosen.Add(posting);
                if (chosen.Count == most)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    /// <summary>Parts of a batch go in a batch under its key; what goes alone goes alone; the rest goes as the lane is.</summary>
    private bool Fits(PostingIntent posting, PostingLane lane, bool withFresh)
    {
        if (posting.Part is not null)
        {
            return lane == PostingLane.Batch;
        }

        var isAlone = posting.GoesAlone || posting.RequestId is not null || !accounting.CanBatch(posting.ReadDraft());
        return lane == PostingLane.Batch ? withFresh && !isAlone : withFresh || isAlone;
    }

    private async Task<IReadOnlyList<PostingIntent>> SealAsync(
        ISession session, IReadOnlyList<PostingIntent> held, PostingReadiness readiness, Actor actor, CancellationToken cancellationToken)
    {
        var going = new List<(PostingIntent Posting, BoundKeys Keys)>();
        foreach (var posting in held.Where(posting => posting.State == PostingState.Claimed))
        {
            if (await readiness.KeysAsync(posting, cancellationToken) is { } keys)
            {
                going.Add((posting, keys));
            }
        }

        var now = clock.GetUtcNow();
        var batchKey = going.Count > 1 ? PostingIntent.BatchKeyOf(going.Select(one => one.Posting.CurrentKey)) : null;
        var part = 0;
        var sealedOnes = new List<PostingIntent>();
        foreach (var (posting, keys) in going)
        {
            part++;
            var isFresh = posting.RequestId is null;
            if (isFresh && await readiness.ForbiddenAsync(posting, cancellationToken) is { } forbidden)
            {
                posting.Refuse(ForbiddenEntries.RefusalCode, forbidden, now);
                await cards.RefusedAsync(session, posting, actor, now, cancellationToken);
                continue;
            }

            if (isFresh && !TrySeal(posting, keys, batchKey, part, out var problem))
            {
                posting.Refuse("unrenderable", problem, now);
                await cards.RefusedAsync(session, posting, actor, now, cancellationToken);
                continue;
            }

            if (isFresh)
            {
                readiness.Linked(posting, keys);
            }

            if (readiness.ItemOf(posting) is { Stage: Stage.Approved } item)
            {
                item.StartPosting(now);
            }

            sealedOnes.Add(posting);
        }

        return sealedOnes;
    }

    /// <summary>A draft that cannot be put into words must not stop its neighbours.</summary>
    private bool TrySeal(PostingIntent posting, BoundKeys keys, string? batchKey, int part, out string problem)
    {
        problem = "";
        try
        {
            var envelope = accounting.Render(posting.ReadDraft(), keys, batchKey ?? posting.CurrentKey, posting.Mark);
            posting.Seal(batchKey is null ? envelope : envelope with { Part = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{part}") });
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or JsonException)
        {
            problem = $"LegalSync cannot write it for the books: {failure.Message}";
            return false;
        }
    }
}
