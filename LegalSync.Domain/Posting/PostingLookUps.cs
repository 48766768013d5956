using LegalSync.Domain.Audit;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>Looks into the books for postings whose outcome nobody knows.</summary>
public sealed class PostingLookUps(IStore store, IAccountingSystem accounting, PostingClaims claims, PostingSettlement settlement, TimeProvider clock)
{
    /// <summary>Looks up everything that is due. Answers how many were found.</summary>
    public async Task<int> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var count = 0;
        while (await claims.TakeUncertainAsync(books, cancellationToken) is { Count: > 0 } tickets)
        {
            count += await LookUpAsync(books, tickets, actor, cancellationToken);
        }

        return count;
    }

    private async Task<int> LookUpAsync(BooksId books, IReadOnlyList<ClaimTicket> tickets, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        var postings = await session.PostingsAsync([.. tickets.Select(ticket => ticket.Sequence)], cancellationToken);
        var lookedAt = clock.GetUtcNow();
        var found = await accounting.FindAsync(
            firm.Accounting, [.. postings.Select(posting => new Sought(posting.ReadDraft(), posting.Mark, posting.SentAt))], cancellationToken);
        var known = tickets.ToDictionary(ticket => ticket.Sequence);
        await settlement.SettleLookUpsAsync(
            books, [.. postings.Zip(found, (posting, outcome) => new SettledLookUp(known[posting.Sequence], outcome, lookedAt))], actor, cancellationToken);
        return found.Count(outcome => outcome.Status == FindStatus.Found);
    }
}
