using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registers the parallel run's store, use cases and queries.</summary>
internal static class ParallelRunRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddParallelRun(this IServiceCollection services) => services
        .AddSingleton<IComparisonStore, ComparisonStore>()
        .AddComparing()
        .AddJudging();

    private static IServiceCollection AddComparing(this IServiceCollection services) => services
        .AddSingleton<MatterSweep>()
        .AddSingleton<StartParallelRun>()
        .AddSingleton<ExtendParallelRun>()
        .AddSingleton<AbandonParallelRun>()
        .AddSingleton<RunComparison>()
        .AddSingleton<ImportManualRows>()
        .AddSingleton<ChoosePair>()
        .AddSingleton<RunTransactionTest>()
        .AddSingleton<SignTransactionTest>()
        .AddSingleton<RehearseMapping>();
}
