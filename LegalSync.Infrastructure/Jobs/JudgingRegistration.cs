using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registers what people decide in a parallel run: verdicts, conventions, corrections, signatures, cut-over.</summary>
internal static class JudgingRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddJudging(this IServiceCollection services) => services
        .AddSingleton<AdjudicatePairs>()
        .AddSingleton<TakeBackAdjudication>()
        .AddSingleton<KeepConvention>()
        .AddSingleton<EndConvention>()
        .AddSingleton<ProposeCorrection>()
        .AddSingleton<SignWeek>()
        .AddSingleton<SignCycle>()
        .AddSingleton<CutOver>()
        .AddSingleton<EnterBaseline>();
}
