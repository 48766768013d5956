using LegalSync.Domain.Posting;
using Quartz;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Wakes daily look over trust accounts of one books. What it is lives in <see cref="ITrustWatchWork"/>, when it runs in <see cref="JobSchedule"/>.</summary>
[DisallowConcurrentExecution]
public sealed class TrustWatchJob(ITrustWatchWork work, JobWaking waking) : IJob
{
    /// <summary>What logs and actors call it.</summary>
    public const string Name = "trust-watch";

    /// <summary>Its key for one books: one books' slowness does not delay another's.</summary>
    public static JobKey KeyFor(BooksId books) => new(books.Value.ToString("N"), Name);

    /// <inheritdoc />
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        waking.WakeAsync(work, Name, context, cancellationToken);
}
