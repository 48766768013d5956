using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Capture;

/// <summary>The ports a capture run works with, and what it says of its connection.</summary>
public sealed class CaptureTools(IStore store, ICaptureStore records, IPracticeSystem practice, ICaptureHints hints, PostingCards cards, CaptureClock clock)
{
    /// <summary>Units of work.</summary>
    public IStore Store => store;

    /// <summary>What source systems said.</summary>
    public ICaptureStore Records => records;

    /// <summary>The practice system.</summary>
    public IPracticeSystem Practice => practice;

    /// <summary>What webhooks spoke of.</summary>
    public ICaptureHints Hints => hints;

    /// <summary>New keys.</summary>
    public IIds Ids => clock.Ids;

    /// <summary>Says that a read failed; a lost authorisation becomes a card.</summary>
    public async Task<string> FailAsync(BooksId books, ConnectionId connection, ReadResult result, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var link = await session.ConnectionAsync(connection, cancellationToken);
        var problem = result.Problem ?? $"{link.Name} could not be read.";
        if (result.Status == ReadStatus.Unauthorised)
        {
            link.LoseAuthorisation(problem);
            await cards.RaiseAsync(session, ConnectionCards.Unauthorised(link, problem), actor, clock.Time.GetUtcNow(), cancellationToken);
        }
        else
        {
            link.Failed(problem);
        }

        await session.SaveAsync(cancellationToken);
        return problem;
    }

    /// <summary>Says that a read was complete; a card about its authorisation closes.</summary>
    public async Task SucceedAsync(BooksId books, ConnectionId connection, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var now = clock.Time.GetUtcNow();
        (await session.ConnectionAsync(connection, cancellationToken)).ReadAt(now);
        foreach (var card in await session.CardsAboutAsync([new Subject("Connection", connection.Value.ToString("N")).ToString()], cancellationToken))
        {
            if (card.State == CardState.Open && card.Code == Codes.Authorisation)
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
            }
        }

        await session.SaveAsync(cancellationToken);
    }
}

/// <summary>Time and keys, together.</summary>
public sealed record CaptureClock(TimeProvider Time, IIds Ids);
