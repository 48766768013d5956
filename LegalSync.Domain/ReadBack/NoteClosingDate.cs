using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>
/// Takes over the closing date of the books. When it moves, everything that can still move is evaluated again: what is dated into the closed
/// period is held back before anything of it is sent, and goes on by itself when the period is opened again.
/// </summary>
public sealed class NoteClosingDate(IStore store, AdvanceMatters advance, TimeProvider clock)
{
    private const int Tries = 4;

    /// <summary>Takes it over.</summary>
    public async Task RunAsync(BooksId books, BooksCompany company, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var session = store.Open(books);
            var firm = await session.BooksAsync(cancellationToken);
            var before = firm.ClosedThrough;
            if (!firm.CloseThrough(company.ClosedThrough))
            {
                return;
            }

            session.Add(AuditEvent.Tell(books, $"books:{books.Value:N}", $"closing date of the books: {Say(before)} → {Say(company.ClosedThrough)}", actor, clock.GetUtcNow()));
            await ReopenAsync(session, company.ClosedThrough, actor, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                IReadOnlyList<MatterId> matters;
                await using (var look = store.Open(books))
                {
                    matters = await look.MattersWithOpenItemsAsync(cancellationToken);
                }

                await advance.RunAsync(books, matters, actor, cancellationToken);
                return;
            }
        }
    }

    /// <summary>What the books refused because of a period that is open now is sent again as it was approved: nothing of it is in the books.</summary>
    private async Task ReopenAsync(ISession session, DateOnly? closed, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var card in (await session.OpenCardsAsync(Codes.ClosedPeriod, cancellationToken)).Where(card => card.Origin == Origin.Posting))
        {
            var edges = await session.EdgesOnCardsAsync([card.Id], cancellationToken);
            foreach (var item in await session.ItemsAsync([.. edges.Select(edge => edge.Item).Distinct()], cancellationToken))
            {
                foreach (var posting in (await session.PostingsOfAsync([item.Id], cancellationToken)).Where(leg => leg.State == PostingState.Refused && (closed is null || leg.ReadDraft().On > closed)))
                {
                    posting.TryAgain(posting.ReadDraft(), now);
                    await PostingCards.CloseAsync(session, posting, actor, now, cancellationToken);
                }
            }
        }
    }

    private static string Say(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "none";
}
