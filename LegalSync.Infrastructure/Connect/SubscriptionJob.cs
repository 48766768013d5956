using Microsoft.Extensions.Hosting;
using Quartz;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Wakes the look after subscriptions once a day, and once when the application has started: an address may be a new one.</summary>
[DisallowConcurrentExecution]
public sealed class SubscriptionJob(Subscriptions subscriptions) : IJob
{
    private static readonly JobKey _key = new("subscriptions", "smokeball");

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await subscriptions.EnsureAllAsync(cancellationToken);

    /// <summary>Plans the job when the application starts.</summary>
    public sealed class Plan(ISchedulerFactory schedulers, TimeProvider clock) : IHostedService
    {
        /// <inheritdoc />
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            var job = JobBuilder.Create<SubscriptionJob>().WithIdentity(_key).StoreDurably().Build();
            var trigger = TriggerBuilder.Create(clock).WithIdentity(_key.Name, _key.Group).ForJob(_key).StartNow()
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(TimeSpan.FromDays(1)).RepeatForever())
                .Build();
            await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
        }

        /// <inheritdoc />
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
