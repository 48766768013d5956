using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Wakes the capture job at once for a person who may ask.</summary>
public sealed class SyncRequests(JobSchedule schedule) : ISyncRequests
{
    /// <inheritdoc />
    public async Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.Administrator))
        {
            return "A bookkeeper or an administrator starts a sync.";
        }

        return await schedule.CaptureNowAsync(books, cancellationToken)
            ? null
            : "These books have no schedule yet. An administrator connects them first.";
    }
}
