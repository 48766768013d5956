using System.Globalization;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Domain.Trust.Watching;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registers the use cases and the ports they see.</summary>
public static class UseCaseRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SyncFeed>();
        services.AddSingleton(configuration.GetSection("Posting").Get<PostingPolicy>() ?? new PostingPolicy());
        services.AddSingleton(configuration.GetSection("Capture").Get<CapturePolicy>() ?? new CapturePolicy());
        services.AddSingleton<ExceptionCatalogue>();
        services.AddSingleton<IExceptionCatalogue>(provider => provider.GetRequiredService<ExceptionCatalogue>());
        return services.AddPorts().AddTrust().AddAutonomy(configuration).AddCommands().AddWork();
    }

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddSingleton<IIds, Ids>()
        .AddSingleton<SnapshotCache>()
        .AddSingleton<IStore, Store>()
        .AddSingleton<ICaptureStore, CaptureStore>()
        .AddSingleton<ICaptureHints, CaptureHints>()
        .AddSingleton<IQueueGauge, QueueGauge>()
        .AddSingleton<BooksHints>()
        .AddSingleton<IBooksHints>(provider => provider.GetRequiredService<BooksHints>())
        .AddSingleton<AuditSealer>()
        .AddSingleton<DailyFigures>()
        .AddLinkFacts()
        .AddSingleton<CompanyReader>();

    private static IServiceCollection AddTrust(this IServiceCollection services)
    {
        services.TryAddSingleton<ISignedPeriods, SignedPeriods>();
        services.TryAddSingleton<IClearingFacts, ClearingFacts>();
        services.TryAddSingleton(provider => new TrustPorts(provider.GetRequiredService<IClearingFacts>(), provider.GetRequiredService<ISignedPeriods>()));
        return services
            .AddReconciling()
            .AddParallelRun()
            .AddSingleton<ITrustFiles, TrustFiles>()
            .AddSingleton<TrustWatch>()
            .AddSingleton<KeepTrustAccount>()
            .AddSingleton<CompleteTrustDetails>()
            .AddSingleton<HoldFunds>()
            .AddSingleton<OverrideGoodFunds>()
            .AddSingleton<LookAtRelease>()
            .AddSingleton<AmendProfile>();
    }

    private static IServiceCollection AddLinkFacts(this IServiceCollection services)
    {
        services.TryAddSingleton<ILinkFacts, LinkFactsStore>();
        return services;
    }

    private static IServiceCollection AddCommands(this IServiceCollection services) => services
        .AddSingleton<AdvanceMatters>()
        .AddSingleton<ApproveItems>()
        .AddSingleton<RejectItems>()
        .AddSingleton<UndoDecision>()
        .AddSingleton<EffectRunner>()
        .AddSingleton<ResolutionDesk>()
        .AddSingleton<ResolveCard>()
        .AddSingleton<UndoResolution>()
        .AddSingleton<TendCard>()
        .AddSingleton<ChangeMapping>()
        .AddSingleton<SetUpBooks>().AddSingleton<CompleteStreams>()
        .AddSingleton<PostingCards>()
        .AddSingleton<PostingSettlement>()
        .AddSingleton(new PostingNode(string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName[..Math.Min(24, Environment.MachineName.Length)]}:{Guid.NewGuid():N}")))
        .AddSingleton<PostingClaims>()
        .AddSingleton<PostingLookUps>()
        .AddSingleton<PostingBreaker>()
        .AddSingleton<PostingRequests>()
        .AddSingleton<PostApproved>()
        .AddSingleton<DraftWrites>()
        .AddSingleton<ShowDrafts>()
        .AddSingleton<PostTools>()
        .AddSingleton<NoticeBooksChanges>()
        .AddSingleton<KeepBooks>()
        .AddSingleton<ReadBooksBack>()
        .AddSingleton<ReadHinted>()
        .AddSingleton<NoticeDirectEntries>().AddSingleton<CompareBooks>()
        .AddSingleton<NoteClosingDate>()
        .AddSingleton<WatchLag>()
        .AddSingleton<CaptureClock>()
        .AddSingleton<CaptureTools>()
        .AddSingleton<CaptureFirm>();

    private static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<ICaptureWork, CaptureWork>()
        .AddSingleton<ISweepWork, SweepWork>()
        .AddSingleton<IPostWork, PostWork>()
        .AddSingleton<IVerifyWork, VerifyWork>()
        .AddSingleton<HintedWork>()
        .AddSingleton<IHintedWork>(provider => provider.GetRequiredService<HintedWork>())
        .AddSingleton<ICompareWork, CompareWork>()
        .AddSingleton<IWatchWork, WatchWork>()
        .AddSingleton<ITrustWatchWork, TrustWatchWork>()
        .AddSingleton<IDailyLogWork, DailyLogWork>()
        .AddSingleton<ISealWork, SealWork>();
}
