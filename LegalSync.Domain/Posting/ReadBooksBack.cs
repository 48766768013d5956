using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>Reads the books, and proves of every posted item that the books hold what was asked for.</summary>
public sealed class ReadBooksBack(IStore store, IAccountingSystem accounting, KeepBooks keep, NoticeBooksChanges notice, TimeProvider clock)
{
    /// <summary>How far back every look goes: the change feed may lag behind, and times are whole seconds.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>How long the change feed remembers, with a day to spare: after a longer silence everything is read, and what is gone shows by its absence.</summary>
    public static readonly TimeSpan FeedRemembers = TimeSpan.FromDays(29);

    private const int BatchSize = 200;

    /// <summary>Refreshes the mirror of the books; answers what went wrong, or null.</summary>
    public async Task<string?> RefreshAsync(BooksId books, bool everything, Actor actor, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        DateTimeOffset? readAsOf;
        await using (var look = store.Open(books))
        {
            var firm = await look.BooksAsync(cancellationToken);
            (connection, readAsOf) = (firm.Accounting, firm.BooksReadAsOf);
        }

        var started = clock.GetUtcNow();
        var since = everything || started - readAsOf > FeedRemembers ? null : readAsOf - Overlap;
        var changes = since is { } from
            ? await accounting.ReadChangesAsync(connection, from, cancellationToken)
            : BooksChanges.Everything(await accounting.ReadBooksAsync(connection, null, cancellationToken));

        // Without the server's own time the watermark stays: our clock may be ahead of it, and what lies between would never be read.
        var watermark = changes.Reading.AsOf ?? readAsOf ?? started - Overlap;
        return await keep.RunAsync(books, changes with { StartedAt = started }, watermark, actor, cancellationToken);
    }

    /// <summary>Compares posted items with the mirror; the equal ones are verified, the others become cards.</summary>
    public async Task<RunFigures> VerifyAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var (verified, after) = (0, 0L);
        while (true)
        {
            await using var session = store.Open(books);
            var posted = await session.ItemsInAsync(Stage.Posted, after, BatchSize, cancellationToken);
            if (posted.Count == 0)
            {
                return new RunFigures { Verified = verified };
            }

            after = posted[^1].Sequence;
            var equal = await VerifyBatchAsync(session, posted, actor, cancellationToken);
            verified += await session.SaveAsync(cancellationToken) ? equal : 0;
        }
    }

    /// <summary>Compares every document that was ever confirmed with the mirror, also long after it was verified.</summary>
    /// <returns>How many were compared.</returns>
    public async Task<int> CompareAllAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var (compared, after) = (0, 0L);
        while (true)
        {
            await using var session = store.Open(books);
            var postings = await session.ConfirmedPostingsAsync(after, BatchSize, cancellationToken);
            if (postings.Count == 0)
            {
                return compared;
            }

            after = postings[^1].Sequence;
            compared += postings.Count;
            await notice.RunAsync(session, [.. postings.Select(posting => posting.Item).OfType<WorkItemId>().Distinct()], actor, clock.GetUtcNow(), cancellationToken);
            await session.SaveAsync(cancellationToken);
        }
    }

    private async Task<int> VerifyBatchAsync(ISession session, IReadOnlyList<WorkItem> posted, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var agreeing = await notice.RunAsync(session, [.. posted.Select(item => item.Id)], actor, now, cancellationToken);
        var claims = (await session.ClaimsByAsync(agreeing, cancellationToken)).ToLookup(claim => claim.Invoice, claim => claim.Entry);
        var entries = (await session.ItemsAsync([.. claims.SelectMany(group => group)], cancellationToken)).ToDictionary(entry => entry.Id);
        foreach (var item in posted.Where(item => agreeing.Contains(item.Id)))
        {
            item.Verified(now);
            session.Add(AuditEvent.Tell(session.BooksId, item.Key.Event, "read back from the books and equal", actor, now));
            foreach (var entry in claims[item.Id].Select(id => entries.GetValueOrDefault(id)).OfType<WorkItem>().Where(entry => entry.Stage == Stage.Posted))
            {
                entry.Verified(now);
            }
        }

        return agreeing.Count;
    }
}
