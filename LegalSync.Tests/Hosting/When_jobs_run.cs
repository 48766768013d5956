using System.Collections.Concurrent;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Xunit;

namespace LegalSync.Tests.Hosting;

public sealed class When_jobs_run : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly Books _books =
        Books.Open(new BooksId(Guid.NewGuid()), "Fictitious & Sons", new ConnectionId(Guid.NewGuid()), new ConnectionId(Guid.NewGuid()), "America/New_York");

    private readonly Works _works = new();
    private readonly Running _host;

    public When_jobs_run() => _host = new Running(_works);

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task each_poll_wakes_its_work_at_once_as_a_job_of_that_name()
    {
        await ScheduleAsync();

        foreach (var name in new[] { CaptureJob.Name, PostJob.Name, VerifyJob.Name, WatchJob.Name, SealJob.Name })
        {
            var (books, actor) = await _works.First(name).WaitAsync(_patience);

            Assert.Equal(_books.Id, books);
            Assert.True(actor.IsJob);
            Assert.NotEqual(Guid.Empty, JobRun.IdOf(actor));
        }
    }

    [Fact]
    public async Task the_nightly_ones_wait_for_the_firms_own_night()
    {
        await ScheduleAsync();
        var scheduler = await _host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var firm = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        var sweep = await scheduler.GetTrigger(new TriggerKey(_books.Id.Value.ToString("N"), SweepJob.Name));
        var log = await scheduler.GetTrigger(new TriggerKey(_books.Id.Value.ToString("N"), DailyLogJob.Name));

        Assert.Equal(new TimeSpan(2, 0, 0), TimeZoneInfo.ConvertTime(sweep!.NextFireTimeUtc!.Value, firm).TimeOfDay);
        Assert.Equal(new TimeSpan(18, 0, 0), TimeZoneInfo.ConvertTime(log!.NextFireTimeUtc!.Value, firm).TimeOfDay);
        Assert.True(sweep.GetFireTimeAfter(sweep.NextFireTimeUtc)!.Value - sweep.NextFireTimeUtc!.Value > TimeSpan.FromHours(22));
    }

    [Fact]
    public async Task one_that_fails_is_woken_again()
    {
        _works.Fail(PostJob.Name, times: 2);
        await ScheduleAsync();

        await _works.First(PostJob.Name).WaitAsync(_patience);

        Assert.Equal(2, _works.Failures);
    }

    [Theory]
    [InlineData(Role.Bookkeeper, null)]
    [InlineData(Role.Administrator, null)]
    [InlineData(Role.ManagingPartner, "A bookkeeper or an administrator starts a sync.")]
    [InlineData(Role.Auditor, "A bookkeeper or an administrator starts a sync.")]
    public async Task a_sync_is_asked_for_by_those_who_may(Role role, string? refusal)
    {
        await ScheduleAsync();
        await _works.First(CaptureJob.Name).WaitAsync(_patience);
        var again = _works.Next(CaptureJob.Name);

        var answer = await RequestAsync(_books.Id, role);

        Assert.Equal(refusal, answer);
        if (refusal is null)
        {
            await again.WaitAsync(_patience);
        }
    }

    [Fact]
    public async Task books_without_a_schedule_are_refused_by_name_of_the_cause() =>
        Assert.Contains("no schedule", await RequestAsync(new BooksId(Guid.NewGuid()), Role.Bookkeeper), StringComparison.Ordinal);

    [Theory]
    [InlineData("Schedule:CaptureMinutes", "16", "Schedule:CaptureMinutes must be 1 to 15")]
    [InlineData("Schedule:PostSeconds", "0", "Schedule:PostSeconds must be 1 to 60")]
    [InlineData("Schedule:CaptureMinuts", "5", "CaptureMinuts")]
    public void a_setting_that_cannot_be_stops_the_start(string key, string value, string message)
    {
        using var host = new Running(_works, (key, value));

        var failure = Assert.ThrowsAny<Exception>(() => host.Services);

        Assert.True(failure is OptionsValidationException or InvalidOperationException);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(CaptureJob))]
    [InlineData(typeof(PostJob))]
    [InlineData(typeof(VerifyJob))]
    [InlineData(typeof(SweepJob))]
    [InlineData(typeof(WatchJob))]
    [InlineData(typeof(DailyLogJob))]
    [InlineData(typeof(SealJob))]
    public void none_runs_twice_at_once_for_the_same_books(Type job) =>
        Assert.NotEmpty(job.GetCustomAttributes(typeof(DisallowConcurrentExecutionAttribute), inherit: false));

    private Task ScheduleAsync() => _host.Services.GetRequiredService<JobSchedule>().EnsureAsync(_books, CancellationToken.None);

    private Task<string?> RequestAsync(BooksId books, Role role) => _host.Services.GetRequiredService<ISyncRequests>()
        .RequestAsync(books, Actor.Person("u-1", "Somebody", [role], []), CancellationToken.None);

    private sealed class Running(Works works, params (string Key, string Value)[] settings) : TestHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Schedule:Enabled", "true");
            builder.UseSetting("Schedule:PostSeconds", "1");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => services
                .AddSingleton<ICaptureWork>(works).AddSingleton<IPostWork>(works).AddSingleton<IVerifyWork>(works).AddSingleton<ISweepWork>(works)
                .AddSingleton<IWatchWork>(works).AddSingleton<IDailyLogWork>(works).AddSingleton<ISealWork>(works));
        }
    }

    /// <summary>Stands in for all work and tells of each waking.</summary>
    private sealed class Works : ICaptureWork, IPostWork, IVerifyWork, ISweepWork, IWatchWork, IDailyLogWork, ISealWork
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<(BooksId, Actor)>> _waiting = new();
        private readonly ConcurrentDictionary<string, int> _failing = new();
        private int _failures;

        public int Failures => _failures;

        public Task<(BooksId Books, Actor Actor)> First(string job) => Waiting(job).Task;

        public Task<(BooksId Books, Actor Actor)> Next(string job) => (_waiting[job] = New()).Task;

        public void Fail(string job, int times) => _failing[job] = times;

        public Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
        {
            var job = actor.Id.Split(':')[1];
            if (_failing.GetValueOrDefault(job) > _failures)
            {
                Interlocked.Increment(ref _failures);
                throw new InvalidOperationException("A defect, on purpose.");
            }

            Waiting(job).TrySetResult((books, actor));
            return Task.CompletedTask;
        }

        private TaskCompletionSource<(BooksId, Actor)> Waiting(string job) => _waiting.GetOrAdd(job, _ => New());

        private static TaskCompletionSource<(BooksId, Actor)> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
