using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Features.Approvals;
using LegalSync.Web.Features.Exceptions;
using LegalSync.Web.Features.Parallel.Comparison;
using LegalSync.Web.Features.Parallel.Start;
using LegalSync.Web.Features.Parallel.Test;
using LegalSync.Web.Features.Streams;
using LegalSync.Web.Features.Trust.Reconcile;
using LegalSync.Web.Features.Trust.Statements;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LegalSync.Web.Features;

/// <summary>Everything the screens ask for.</summary>
public static class ScreenServices
{
    /// <summary>Registers queries, use cases and the screens' own helpers; what is already registered stays.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SyncFeed>();
        foreach (var query in typeof(QueueKeysQuery).Assembly.GetTypes().Where(IsScreenQuery))
        {
            services.TryAddTransient(query);
        }

        foreach (var useCase in _useCases)
        {
            services.TryAddTransient(useCase);
        }

        services.TryAddScoped<CurrentBooks>();
        services.TryAddScoped<Hosting.CurrentActor>();
        services.TryAddScoped<Toasts>();
        services.TryAddScoped<DialogDesk>();
        services.TryAddTransient<QueueActs>();
        services.TryAddTransient<ApprovalActs>();
        services.TryAddTransient<ComparisonActs>();
        services.TryAddTransient<ExplainActs>();
        services.TryAddTransient<RunActs>();
        services.TryAddTransient<StatementActs>();
        services.TryAddTransient<SampleBank>();
        services.TryAddTransient<MatchActs>();
        services.TryAddTransient<MonthActs>();
        services.TryAddTransient<ReconcileTools>();
        services.TryAddTransient<RunLifeTools>();
        services.TryAddTransient<RunLifeActs>();
        services.TryAddTransient<TestActs>();
        services.TryAddTransient<SwitchTools>();
        services.TryAddTransient<SwitchActs>();
        services.TryAddScoped<Hosting.Reauthentication>();
        return services;
    }

    private static readonly Type[] _useCases =
    [
        typeof(ResolveCard), typeof(UndoResolution), typeof(TendCard),
        typeof(ApproveItems), typeof(RejectItems), typeof(UndoDecision),
        typeof(ChangeMapping), typeof(SetUpBooks),
        typeof(LookAtRelease), typeof(KeepTrustAccount), typeof(CompleteTrustDetails), typeof(HoldFunds), typeof(AmendProfile),
    ];

    private static bool IsScreenQuery(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsPublic: true }
        && type.Namespace == typeof(QueueKeysQuery).Namespace
        && type.Name.EndsWith("Query", StringComparison.Ordinal);
}
