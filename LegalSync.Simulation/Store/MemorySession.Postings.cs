using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Simulation.Store;

/// <content>Finds postings.</content>
internal sealed partial class MemorySession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsOfAsync(IReadOnlyCollection<WorkItemId> items, CancellationToken cancellationToken) =>
        items.Count == 0 ? [] : (await OnAsync<PostingIntent>()).Where(posting => posting.Books == books && posting.Item is { } item && items.Contains(item));

    /// <inheritdoc />
    public async Task<PostingIntent?> PostingAsync(string @event, int leg, CancellationToken cancellationToken) =>
        (await OnAsync<PostingIntent>()).First(posting => posting.Books == books && posting.Event == @event && posting.Leg == leg);

    /// <inheritdoc />
    public async Task<PostingIntent?> PostingAsync(long sequence, CancellationToken cancellationToken) =>
        (await OnAsync<PostingIntent>()).First(posting => posting.Books == books && posting.Sequence == sequence);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsAsync(IReadOnlyCollection<long> sequences, CancellationToken cancellationToken) =>
        sequences.Count == 0 ? [] : (await OnAsync<PostingIntent>()).Where(posting => posting.Books == books && sequences.Contains(posting.Sequence));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> DuePostingsAsync(DateTimeOffset now, TimeSpan skew, long after, int most, CancellationToken cancellationToken)
    {
        var postings = await OnAsync<PostingIntent>();
        var free = Committed<WorkItem>().Where(item => item.Books == books && item.OpenEdges == 0).Select(item => item.Id).ToHashSet();
        return postings.Where(
            posting => posting.Books == books && posting.NotBefore <= now && posting.Sequence > after
                && (posting.State == PostingState.Pending || (posting.State == PostingState.Claimed && IsOver(posting, now - skew)))
                && (posting.Item is not { } item || free.Contains(item)),
            most);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> UncertainPostingsAsync(DateTimeOffset now, TimeSpan skew, int most, CancellationToken cancellationToken) =>
        (await OnAsync<PostingIntent>()).Where(
            posting => posting.Books == books && posting.NotBefore <= now && IsOver(posting, now - skew) && posting.State is (PostingState.Sent or PostingState.Uncertain),
            most);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> PostingsHoldingAsync(IReadOnlyCollection<string> documents, CancellationToken cancellationToken) =>
        documents.Count == 0
            ? []
            : (await OnAsync<PostingIntent>()).Where(posting => posting.Books == books && posting.State == PostingState.Confirmed && posting.Document is { } document && documents.Contains(document));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PostingIntent>> ConfirmedPostingsAsync(long after, int most, CancellationToken cancellationToken) =>
        (await OnAsync<PostingIntent>()).Where(posting => posting.Books == books && posting.State == PostingState.Confirmed && posting.Sequence > after, most);

    /// <summary>As the query says it; what the aggregate says is another matter.</summary>
    private static bool IsOver(PostingIntent posting, DateTimeOffset over) => posting.LeaseUntil is not { } until || until <= over;
}
