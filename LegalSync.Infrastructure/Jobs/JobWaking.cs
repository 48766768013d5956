using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>
/// Wakes the work of a job for its books, as an actor of its own. The work is asked to end as soon as the application is: the scheduler passes
/// that on only when its own turn to stop comes, and until then another document could be begun.
/// </summary>
public sealed class JobWaking(IHostApplicationLifetime lifetime, ILogger<JobWaking> logger)
{
    /// <summary>Runs the work under a new run id, which its log lines carry.</summary>
    public async ValueTask WakeAsync(IBooksWork work, string name, IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var books = new BooksId(Guid.Parse(context.MergedJobDataMap.GetString(JobRun.BooksKey)!));
        var run = Guid.NewGuid();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using (logger.BeginScope(new Dictionary<string, object> { [JobRun.LogProperty] = run, ["BooksId"] = books.Value }))
        {
            await work.RunAsync(books, Actor.Job(name, run.ToString("N")), ending.Token);
        }
    }
}
