using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>Finds what streams with an earned mode work on.</content>
internal sealed partial class StoreSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> HeldItemsAsync(WorkKind kind, DateTimeOffset since, long after, int most, CancellationToken cancellationToken) =>
        await db.WorkItems
            .Where(item => item.Books == books && item.Stage == Stage.Held && item.Kind == kind && item.Sequence > after)
            .Where(item => item.OpenEdges == 0 && !item.IsProvisional && item.Draft != null && item.StageSince <= since)
            .OrderBy(item => item.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<long> ApprovedByItselfAsync(long promotion, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var approved = db.Approvals.AsNoTracking().Where(approval => approval.Books == books && approval.Promotion == promotion && approval.At >= since).Select(approval => approval.Item);
        var items = await db.WorkItems.AsNoTracking().Where(item => item.Books == books && approved.Contains(item.Id)).Select(item => item.Amount).ToListAsync(cancellationToken);
        return items.Sum(amount => Math.Abs(amount.Minor));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> UnsentPostingsAsync(WorkKind kind, long after, int most, CancellationToken cancellationToken) =>
        await db.Postings
            .Where(posting => posting.Books == books && posting.Sequence > after && posting.Attempts == 0)
            .Where(posting => posting.State == PostingState.Pending || posting.State == PostingState.Claimed)
            .Where(posting => posting.Item != null && db.WorkItems.Any(item => item.Books == books && item.Id == posting.Item && item.Kind == kind && item.Stage == Stage.Approved))
            .OrderBy(posting => posting.Sequence).Take(most).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCriticalCardsAsync(CancellationToken cancellationToken) =>
        await db.ExceptionItems.Where(card => card.Books == books && card.State == CardState.Open && card.Severity == Severity.Critical)
            .OrderBy(card => card.Sequence).ToListAsync(cancellationToken);
}
