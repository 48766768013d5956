using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.VisibleDrafts;

/// <summary>
/// Keeps drafts that a stream asks to see in the books as they are here: makes them, changes them, removes them when the item is rejected,
/// and sees that the invoice took their place. It runs after posting and never stands in its way; what goes wrong is tried again later.
/// </summary>
public sealed class ShowDrafts(IStore store, DraftWrites writes, PostingBreaker breaker, TimeProvider clock)
{
    private const int PageSize = 100;
    private const int MostMoves = 4;

    /// <summary>Works on every draft that is not as it should be. Stops at the first request that gets no answer.</summary>
    /// <returns>How many documents were written.</returns>
    public async Task<int> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (breaker.IsQuiet(books) || breaker.IsProbing(books) || await ErrandAsync(books, actor, cancellationToken) is not { } errand)
        {
            return 0;
        }

        var written = 0;
        foreach (var page in (Func<long, Task<IReadOnlyList<DraftWork>>>[])[after => ToTendAsync(errand, after, cancellationToken), after => ToShowAsync(errand, after, cancellationToken)])
        {
            for (var work = await page(0); work.Count > 0; work = await page(work[^1].Reached))
            {
                foreach (var one in work)
                {
                    if (await CarryAsync(errand, one.Item, cancellationToken) is not { } writesOfOne)
                    {
                        return written;
                    }

                    written += writesOfOne;
                }
            }
        }

        return written;
    }

    private async Task<DraftErrand?> ErrandAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        if (firm.IsPostingPaused || firm.IsShadow || (await session.ConnectionAsync(firm.Accounting, cancellationToken)).State != ConnectionState.Connected)
        {
            return null;
        }

        var isShown = (await session.StreamsAsync(cancellationToken)).Any(stream => stream is { Kind: WorkKind.Invoice, IsOn: true, ShowsDrafts: true });
        return new DraftErrand(books, firm.Accounting, isShown, actor);
    }

    private async Task<IReadOnlyList<DraftWork>> ToTendAsync(DraftErrand errand, long after, CancellationToken cancellationToken)
    {
        await using var session = store.Open(errand.Books);
        var drafts = await session.VisibleDraftsToTendAsync(errand.IsShown, clock.GetUtcNow(), after, PageSize, cancellationToken);
        return [.. drafts.Select(draft => new DraftWork(draft.Item, draft.Sequence))];
    }

    private async Task<IReadOnlyList<DraftWork>> ToShowAsync(DraftErrand errand, long after, CancellationToken cancellationToken)
    {
        if (!errand.IsShown)
        {
            return [];
        }

        await using var session = store.Open(errand.Books);
        var items = await session.InvoicesToShowAsync(clock.GetUtcNow(), after, PageSize, cancellationToken);
        return [.. items.Select(item => new DraftWork(item.Id, item.Sequence))];
    }

    /// <summary>Carries one draft as far as it goes now; null when the books gave no answer.</summary>
    private async Task<int?> CarryAsync(DraftErrand errand, WorkItemId item, CancellationToken cancellationToken)
    {
        var written = 0;
        for (var moves = 0; moves < MostMoves; moves++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (await writes.MoveAsync(errand, item, cancellationToken))
            {
                case DraftProgress.NoAnswer:
                    return null;
                case DraftProgress.Done:
                    return written;
                case DraftProgress.Written:
                    written++;
                    break;
            }
        }

        return written;
    }

    private readonly record struct DraftWork(WorkItemId Item, long Reached);
}

/// <summary>Where and on whose behalf drafts are shown.</summary>
/// <param name="Books">The books.</param>
/// <param name="Connection">Their link.</param>
/// <param name="IsShown">Whether drafts of invoices are shown.</param>
/// <param name="Actor">Who runs it.</param>
public sealed record DraftErrand(BooksId Books, ConnectionId Connection, bool IsShown, Actor Actor);
