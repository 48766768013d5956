using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Registers what streams earn, and how they lose it.</summary>
internal static class AutonomyRegistration
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddAutonomy(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Promotion").Get<PromotionPolicy>() ?? new PromotionPolicy())
        .AddSingleton<IAuditChain, AuditChain>()
        .AddSingleton<IPromotionJudge, JudgePromotion>()
        .AddSingleton<ProposePromotion>()
        .AddSingleton<ConfirmPromotion>()
        .AddSingleton<WithdrawPromotion>()
        .AddSingleton<ReturnToDraft>()
        .AddSingleton<OptInPartner>()
        .AddSingleton<PlanPostings>()
        .AddSingleton<ApproveClean>()
        .AddSingleton<WatchStreams>();
}
