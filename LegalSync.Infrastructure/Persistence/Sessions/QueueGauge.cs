using LegalSync.Domain.Approvals;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Measures what waits for the machine: due postings that nothing holds, and reads that do not come.</summary>
public sealed class QueueGauge(IDbFactory databases) : IQueueGauge
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingWork>> MeasureAsync(BooksId books, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var firm = await db.Books.AsNoTracking().SingleAsync(found => found.Id == books, cancellationToken);
        return firm.IsPostingPaused
            ? [await ReadsAsync(db, firm, cancellationToken)]
            : [await PostingsAsync(db, books, now, cancellationToken), await ReadsAsync(db, firm, cancellationToken)];
    }

    private static async Task<WaitingWork> PostingsAsync(LegalSyncDb db, BooksId books, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = db.WorkItems.AsNoTracking()
            .Where(item => item.Books == books && item.OpenEdges == 0 && (item.Stage == Stage.Approved || item.Stage == Stage.Posting))
            .Where(item => db.Postings.Any(posting => posting.Books == books && posting.Item == item.Id && (posting.NotBefore <= now || posting.SentAt != null)
                && (posting.State == PostingState.Pending || posting.State == PostingState.Claimed || posting.State == PostingState.Sent || posting.State == PostingState.Uncertain)));

        // The approval is when the wait began: a posting that nobody took goes back and forth between its stages.
        var since = await waiting
            .Select(item => db.Approvals.Where(approval => approval.Books == books && approval.Item == item.Id && approval.Decision == Decision.Approved).Max(approval => (DateTimeOffset?)approval.At) ?? item.StageSince)
            .OrderBy(at => at)
            .Take(1)
            .ToListAsync(cancellationToken);
        return new WaitingWork(since.Count == 0 ? null : since[0], await waiting.CountAsync(cancellationToken), "Approved postings");
    }

    /// <summary>A connection that was read once and is not read any more lags as much as a posting does.</summary>
    private static async Task<WaitingWork> ReadsAsync(LegalSyncDb db, Books firm, CancellationToken cancellationToken)
    {
        var oldest = await db.Connections.AsNoTracking()
            .Where(connection => (connection.Id == firm.Practice || connection.Id == firm.Accounting)
                && connection.State == ConnectionState.Connected && connection.LastReadAt != null && connection.LastProblem != null)
            .Select(connection => connection.LastReadAt)
            .MinAsync(cancellationToken);
        return new WaitingWork(oldest, oldest is null ? 0 : 1, "Reads of a connection");
    }
}
