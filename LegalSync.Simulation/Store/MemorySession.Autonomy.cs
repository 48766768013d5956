using LegalSync.Domain.Approvals;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Simulation.Store;

/// <content>Finds what streams with an earned mode work on.</content>
internal sealed partial class MemorySession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<WorkItem>> HeldItemsAsync(WorkKind kind, DateTimeOffset since, long after, int most, CancellationToken cancellationToken) =>
        (await OnAsync<WorkItem>()).Where(
            item => item.Books == books && item.Kind == kind && item.Sequence > after && item.StageSince <= since && item is { Stage: Stage.Held, OpenEdges: 0, IsProvisional: false, Draft: not null }, most);

    /// <inheritdoc />
    public async Task<long> ApprovedByItselfAsync(long promotion, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        var approved = Committed<Approval>().Where(approval => approval.Books == books && approval.Promotion == promotion && approval.At >= since).Select(approval => approval.Item).ToHashSet();
        return Committed<WorkItem>().Where(item => item.Books == books && approved.Contains(item.Id)).Sum(item => Math.Abs(item.Amount.Minor));
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> UnsentPostingsAsync(WorkKind kind, long after, int most, CancellationToken cancellationToken)
    {
        var approved = Committed<WorkItem>().Where(item => item.Books == books && item.Kind == kind && item.Stage == Stage.Approved).Select(item => item.Id).ToHashSet();
        return (await OnAsync<PostingIntent>()).Where(
            posting => posting.Books == books && posting.Sequence > after && posting.Attempts == 0 && posting.IsUnsent && posting.Item is { } item && approved.Contains(item), most);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ExceptionItem>> OpenCriticalCardsAsync(CancellationToken cancellationToken) =>
        (await OnAsync<ExceptionItem>()).Where(card => card.Books == books && card is { State: CardState.Open, Severity: Severity.Critical });
}
