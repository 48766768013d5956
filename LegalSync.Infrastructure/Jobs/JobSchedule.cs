using LegalSync.Domain.Posting;
using Microsoft.Extensions.Options;
using Quartz;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>When which job runs, for each books.</summary>
public sealed class JobSchedule(ISchedulerFactory schedulers, IOptions<ScheduleOptions> options, TimeProvider clock)
{
    /// <summary>Group of triggers that were asked for by hand.</summary>
    public const string ByHand = "by-hand";

    /// <summary>Schedules every job of a books, or renews their times.</summary>
    public async Task EnsureAsync(Books books, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(books.TimeZone);
        var times = options.Value;
        await Plan<CaptureJob>(CaptureJob.KeyFor(books.Id), Every(TimeSpan.FromMinutes(times.CaptureMinutes)));
        await Plan<PostJob>(PostJob.KeyFor(books.Id), Every(TimeSpan.FromSeconds(times.PostSeconds)));
        await Plan<VerifyJob>(VerifyJob.KeyFor(books.Id), Every(TimeSpan.FromMinutes(times.VerifyMinutes)));
        await Plan<HintedReadJob>(HintedReadJob.KeyFor(books.Id), Every(TimeSpan.FromSeconds(times.HintSeconds)));
        await Plan<CompareJob>(CompareJob.KeyFor(books.Id), Daily(times.CompareAt, zone));
        await Plan<WatchJob>(WatchJob.KeyFor(books.Id), Every(TimeSpan.FromSeconds(times.WatchSeconds)));
        await Plan<SealJob>(SealJob.KeyFor(books.Id), Every(TimeSpan.FromSeconds(times.SealSeconds)));
        await Plan<SweepJob>(SweepJob.KeyFor(books.Id), Daily(times.SweepAt, zone));
        await Plan<TrustWatchJob>(TrustWatchJob.KeyFor(books.Id), Daily(times.TrustWatchAt, zone));
        await Plan<DailyLogJob>(DailyLogJob.KeyFor(books.Id), Daily(times.DailyLogAt, zone));

        async Task Plan<TJob>(JobKey key, IScheduleBuilder when)
            where TJob : IJob
        {
            var job = JobBuilder.Create<TJob>().WithIdentity(key).UsingJobData(JobRun.BooksKey, books.Id.Value.ToString("N")).StoreDurably().Build();
            var trigger = TriggerBuilder.Create(clock).WithIdentity(key.Name, key.Group).ForJob(key).StartNow().WithSchedule(when).Build();
            await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
        }
    }

    /// <summary>Runs the capture now, or right after the one that runs. Asked several times, it waits once.</summary>
    /// <returns>False when these books have no schedule.</returns>
    public async Task<bool> CaptureNowAsync(BooksId books, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = CaptureJob.KeyFor(books);
        if (!await scheduler.Exists(key, cancellationToken))
        {
            return false;
        }

        var trigger = TriggerBuilder.Create(clock).WithIdentity(key.Name, ByHand).ForJob(key).StartNow().Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
        return true;
    }

    // A poll that was missed is not made up for: the next one sees the same.
    private static SimpleScheduleBuilder Every(TimeSpan interval) => SimpleScheduleBuilder.Create()
        .WithInterval(interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount);

    // A night that was missed is made up for once; the work takes its business date from the data, not from the clock.
    private static DailyTimeIntervalScheduleBuilder Daily(TimeOnly at, TimeZoneInfo zone) => DailyTimeIntervalScheduleBuilder.Create()
        .OnEveryDay().StartingDailyAt(at).EndingDailyAfterCount(1).InTimeZone(zone)
        .WithMisfireInstruction(DailyTimeIntervalTriggerMisfireInstruction.FireAndProceed);
}
