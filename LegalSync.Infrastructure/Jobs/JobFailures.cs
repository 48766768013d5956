using Microsoft.Extensions.Logging;
using Quartz;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Logs what a job throws. Jobs themselves catch nothing, so nothing is hidden and the schedule goes on.</summary>
public sealed partial class JobFailures(ILogger<JobFailures> logger) : IJobListener
{
    /// <inheritdoc />
    public string Name => "failures";

    /// <inheritdoc />
    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (jobException is not null)
        {
            Failed(logger, jobException.GetBaseException(), context.JobDetail.Key.Group, context.JobDetail.Key.Name);
        }

        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Job} failed for books {Books}.")]
    private static partial void Failed(ILogger logger, Exception failure, string job, string books);
}
