using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>
/// Takes over what one look at the books brought, in one transaction: the mirror, the watermark, the cards of what other people changed,
/// and the mappings of what was merged. What hangs on the changed lists is evaluated afterwards.
/// </summary>
public sealed class KeepBooks(IStore store, NoticeBooksChanges notice, PostingCards cards, AdvanceMatters advance, TimeProvider clock)
{
    private const int Tries = 4;

    /// <summary>Takes it over; answers what went wrong, or null.</summary>
    /// <param name="books">The books.</param>
    /// <param name="changes">What was brought.</param>
    /// <param name="watermark">How far the change feed was read with it; null when it was not.</param>
    /// <param name="actor">The job's run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> RunAsync(BooksId books, BooksChanges changes, DateTimeOffset? watermark, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var session = store.Open(books);
            var (problem, touched) = await KeepAsync(session, changes, watermark, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                await advance.RunAsync(books, touched, actor, cancellationToken);
                return problem;
            }
        }

        // Every try lost to another writer. The watermark stands where it stood, so the next look brings it again.
        return "The books were read, and others were faster at storing; they are read again soon.";
    }

    private async Task<(string? Problem, IReadOnlyCollection<MatterId> Touched)> KeepAsync(
        ISession session, BooksChanges changes, DateTimeOffset? watermark, Actor actor, CancellationToken cancellationToken)
    {
        var firm = await session.BooksAsync(cancellationToken);
        var link = await session.ConnectionAsync(firm.Accounting, cancellationToken);
        var now = clock.GetUtcNow();
        if (changes.Reading.Status != ReadStatus.Complete)
        {
            await FailAsync(session, link, changes.Reading, actor, now, cancellationToken);
            return (link.LastProblem, []);
        }

        var snapshot = await session.SnapshotAsync(cancellationToken);
        await notice.RunAsync(session, changes, actor, now, cancellationToken);
        await FollowMerges.RunAsync(session, changes, snapshot, actor, now, cancellationToken);
        // The first reading is followed by a capture that evaluates everything.
        var touched = firm.BooksReadAsOf is null ? [] : await ListChanges.TouchedAsync(session, changes, snapshot, cancellationToken);
        session.Mirror(changes, now);
        link.ReadAt(now);
        if (watermark is { } through)
        {
            firm.ReadThrough(through);
        }

        await CloseAuthorisationAsync(session, link.Id, actor, now, cancellationToken);
        return (null, touched);
    }

    private async Task FailAsync(ISession session, Connection link, BooksReading reading, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var problem = reading.Problem ?? "QuickBooks could not be read.";
        if (reading.Status == ReadStatus.Unauthorised)
        {
            link.LoseAuthorisation(problem);
            await cards.RaiseAsync(session, ConnectionCards.Unauthorised(link, problem), actor, now, cancellationToken);
        }
        else
        {
            link.Failed(problem);
        }
    }

    private static async Task CloseAuthorisationAsync(ISession session, ConnectionId connection, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var card in await session.CardsAboutAsync([new Subject("Connection", connection.Value.ToString("N")).ToString()], cancellationToken))
        {
            if (card.State == CardState.Open && card.Code == Codes.Authorisation)
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
            }
        }
    }
}
