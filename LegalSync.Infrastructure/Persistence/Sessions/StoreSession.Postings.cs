using LegalSync.Domain.Approvals;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>Finds postings.</content>
internal sealed partial class StoreSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0
            ? []
            : await db.Postings.Where(posting => posting.Books == books && posting.Item != null && items.Contains(posting.Item.Value)).OrderBy(posting => posting.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<PostingIntent?> PostingAsync(string @event, int leg, CancellationToken cancellationToken) =>
        db.Postings.SingleOrDefaultAsync(posting => posting.Books == books && posting.Event == @event && posting.Leg == leg, cancellationToken);

    /// <inheritdoc />
    public Task<PostingIntent?> PostingAsync(long sequence, CancellationToken cancellationToken) =>
        db.Postings.SingleOrDefaultAsync(posting => posting.Books == books && posting.Sequence == sequence, cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) =>
        sequences.Count == 0
            ? []
            : await db.Postings.Where(posting => posting.Books == books && sequences.Contains(posting.Sequence)).OrderBy(posting => posting.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> DuePostingsAsync(DateTimeOffset now, TimeSpan skew, long after, int most, CancellationToken cancellationToken)
    {
        var over = now - skew;
        return await db.Postings
            .Where(posting => posting.Books == books && posting.NotBefore <= now && posting.Sequence > after)
            .Where(posting => posting.State == PostingState.Pending || (posting.State == PostingState.Claimed && (posting.LeaseUntil == null || posting.LeaseUntil <= over)))
            .Where(posting => posting.Item == null || db.WorkItems.Any(item => item.Books == books && item.Id == posting.Item && item.OpenEdges == 0))
            .OrderBy(posting => posting.Sequence)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Approval>> ApprovalsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0
            ? []
            : await db.Approvals.AsNoTracking().Where(approval => approval.Books == books && items.Contains(approval.Item)).OrderBy(approval => approval.Sequence).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> UncertainPostingsAsync(DateTimeOffset now, TimeSpan skew, int most, CancellationToken cancellationToken)
    {
        var over = now - skew;
        return await db.Postings
            .Where(posting => posting.Books == books && posting.NotBefore <= now && (posting.LeaseUntil == null || posting.LeaseUntil <= over))
            .Where(posting => posting.State == PostingState.Sent || posting.State == PostingState.Uncertain)
            .OrderBy(posting => posting.Sequence)
            .Take(most)
            .ToListAsync(cancellationToken);
    }
}
