using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Reports;
using LegalSync.Infrastructure.Files.Statements;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registers statements, reconciliations and their queries.</summary>
internal static class ReconcilingRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddReconciling(this IServiceCollection services) => services
        .AddSingleton<IReconcileStore, ReconcileStore>()
        .AddSingleton<IReportWriter, ReportFiles>()
        .AddSingleton<ITieStamps, TieStamps>()
        .AddSingleton<ImportStatement>()
        .AddSingleton<StatementUpload>()
        .AddSingleton<StartReconciliation>()
        .AddSingleton<ConfirmMatches>()
        .AddSingleton<UndoMatch>()
        .AddSingleton<ClassifyItem>()
        .AddSingleton<SubmitForSignature>()
        .AddSingleton<SignReconciliation>()
        .AddSingleton<ReopenPeriod>()
        .AddSingleton<WatchReconciliations>()
        .AddSingleton<KeepTies>()
        .AddSingleton<TrustUpkeep>()
        .AddSingleton<TrustOverviewQuery>()
        .AddSingleton<ReconcileWorkspaceQuery>()
        .AddSingleton<TrustStatementsQuery>()
        .AddSingleton<TrustLedgersQuery>()
        .AddSingleton<TrustDesksQuery>()
        .AddSingleton<SealedMonthsQuery>()
        .AddSingleton<TieBoardQuery>();
}
