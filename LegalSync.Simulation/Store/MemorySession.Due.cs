using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Simulation.Store;

/// <content>What posting asks for.</content>
internal sealed partial class MemorySession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> DuePostingsAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        var free = Committed<WorkItem>().Where(item => item.Books == books && item.OpenEdges == 0).Select(item => item.Id).ToHashSet();
        return
        [
            .. Committed<PostingIntent>()
                .Where(posting => posting.Books == books && posting.NotBefore <= now)
                .Where(posting => posting.State is PostingState.Pending or PostingState.Ready or PostingState.Sent or PostingState.Uncertain)
                .Where(posting => posting.Item is not { } item || posting.State != PostingState.Pending || free.Contains(item))
                .Select(posting => posting.Sequence)
                .Take(most),
        ];
    }
}
