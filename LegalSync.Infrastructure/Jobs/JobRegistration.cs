using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registration of the jobs.</summary>
public static class JobRegistration
{
    /// <summary>Adds the scheduler: in memory on SQLite, clustered in the database on SQL Server.</summary>
    public static IServiceCollection AddLegalSyncJobs(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddOptions<ScheduleOptions>()
            .BindConfiguration(ScheduleOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddQuartz(quartz =>
        {
            quartz.AddJobListener<JobFailures>();
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "LegalSync";
                // A node that ends begins nothing new; what is under way is waited for.
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            if (database.Provider == DatabaseProvider.SqlServer)
            {
                quartz.ConfigureScheduler(scheduler => scheduler.GenerateInstanceId = true);
                quartz.UsePersistentStore(store => Cluster(store, database.Connection));
            }
        });
        services.AddSingleton<JobSchedule>();
        services.AddSingleton<JobWaking>();
        services.AddSingleton<ISyncRequests, SyncRequests>();
        services.AddHostedService<JobStart>();
        services.AddQuartzHostedService(options =>
        {
            options.WaitForJobsToComplete = true;
            options.AwaitApplicationStarted = true;
        });
        services.AddSingleton<IConfigureOptions<QuartzHostedServiceOptions>>(provider =>
            new ConfigureOptions<QuartzHostedServiceOptions>(options => options.AutoStart = provider.GetRequiredService<IOptions<ScheduleOptions>>().Value.Enabled));
        return services;
    }

    private static void Cluster(IPersistentStoreBuilder store, string connection)
    {
        store.UseSqlServer(SqlClientFactory.Instance, connection);
        store.ProvisionSchema();
        store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
        store.UseSystemTextJsonSerializer();
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = TimeSpan.FromSeconds(5);
            cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(10);
        });
    }

    /// <summary>Plans the jobs of every books that is there when the application starts.</summary>
    private sealed class JobStart(IDbFactory database, JobSchedule schedule) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var db = database.Create();
            foreach (var books in await db.Books.AsNoTracking().ToListAsync(cancellationToken))
            {
                await schedule.EnsureAsync(books, cancellationToken);
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
