using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Jobs;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Puts a books' jobs on the schedule.</summary>
public sealed class BooksJobs(JobSchedule schedule) : IBooksJobs
{
    /// <inheritdoc />
    public Task EnsureAsync(Books books, CancellationToken cancellationToken) => schedule.EnsureAsync(books, cancellationToken);
}
