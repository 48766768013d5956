namespace LegalSync.Domain.Posting;

/// <summary>Carries one request from its claims to its stored end.</summary>
public sealed class PostingRequests(
    IAccountingSystem accounting, PostingClaims claims, PostingSettlement settlement, PostingBreaker breaker, TimeProvider clock, PostingPolicy policy)
{
    /// <summary>Sends what is claimed and stores how it ended; empty when nothing of it may go any more.</summary>
    public async Task<IReadOnlyList<SendOutcome>> RunAsync(PostingErrand errand, PostingLane lane, IReadOnlyList<ClaimTicket> tickets, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(errand, lane, tickets, cancellationToken);
        var marking = clock.GetTimestamp();
        if (await claims.MarkSentAsync(errand.Books, tickets, errand.Actor, CancellationToken.None) is not { } request)
        {
            return [];
        }

        // From the mark on nothing stops it: a node that shuts down carries what is under way to its end.
        var outcomes = clock.GetElapsedTime(marking) > policy.SendGrace / 2
            ? [.. request.Postings.Select(_ => new SendOutcome(SendStatus.Unreachable, Detail: "This machine was held up; nothing was sent."))]
            : await SendAsync(turn, request);
        var sends = request.Postings.Zip(outcomes, (posting, outcome) => new SettledSend(posting.Ticket, outcome)).ToList();
        breaker.Hear(errand.Books, outcomes.FirstOrDefault(outcome => outcome.Status is SendStatus.Confirmed or SendStatus.Refused) ?? outcomes[0]);
        await settlement.SettleAsync(errand.Books, sends, errand.Actor, CancellationToken.None);
        return outcomes;
    }

    private async Task<IPostingTurn> TurnAsync(PostingErrand errand, PostingLane lane, IReadOnlyList<ClaimTicket> tickets, CancellationToken cancellationToken)
    {
        try
        {
            return await accounting.TurnAsync(errand.Connection, lane == PostingLane.Batch, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await claims.GiveBackAsync(errand.Books, tickets, CancellationToken.None);
            throw;
        }
    }

    private async Task<IReadOnlyList<SendOutcome>> SendAsync(IPostingTurn turn, PreparedRequest request)
    {
        var isBatch = request.Postings[0].Envelope.Part is not null;
        var ends = isBatch
            ? await accounting.SendBatchAsync(turn, request.Connection, [.. request.Postings.Select(posting => new BatchPart(posting.Draft.Becomes, posting.Envelope))], CancellationToken.None)
            : [await accounting.SendAsync(turn, request.Connection, request.Postings[0].Draft.Becomes, request.Postings[0].Envelope, CancellationToken.None)];
        return await WithEvidenceAsync(request, ends);
    }

    /// <summary>A number, name or request that is taken may be taken by our own document: it is looked for before the refusal is believed.</summary>
    private async Task<IReadOnlyList<SendOutcome>> WithEvidenceAsync(PreparedRequest request, IReadOnlyList<SendOutcome> ends)
    {
        var doubtful = request.Postings.Zip(ends).Where(pair => pair.Second.MayBeOurs).ToList();
        if (doubtful.Count == 0)
        {
            return ends;
        }

        var found = await accounting.FindAsync(request.Connection, [.. doubtful.Select(pair => new Sought(pair.First.Draft, pair.First.Mark, pair.First.SentAt))], CancellationToken.None);
        var judged = doubtful.Zip(found).ToDictionary(pair => pair.First.First, pair => Judge(pair.First.Second, pair.Second));
        return [.. request.Postings.Zip(ends, (posting, end) => judged.GetValueOrDefault(posting, end))];
    }

    private static SendOutcome Judge(SendOutcome refusal, FindOutcome found) => found.Status switch
    {
        FindStatus.Found => new SendOutcome(SendStatus.Confirmed, found.Document, found.ListId),
        FindStatus.Absent when refusal.Status == SendStatus.Refused => refusal,
        _ => new SendOutcome(SendStatus.Unknown, Detail: refusal.Detail),
    };
}
