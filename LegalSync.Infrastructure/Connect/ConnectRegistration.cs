using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Registers what connects a firm and sets up its books.</summary>
public static class ConnectRegistration
{
    /// <summary>Adds it. Needs the store, both clients, jobs and use cases, and an <see cref="IOwnAddress"/>.</summary>
    public static IServiceCollection AddConnect(this IServiceCollection services)
    {
        services.AddSingleton<IConsent, SmokeballConsent>();
        services.AddSingleton<IConsent, QuickBooksConsent>();
        services.AddSingleton<KeepConsent>();
        services.TryAddSingleton<ILinkFacts, LinkFactsStore>();
        services.AddSingleton<LinkQuery>();
        services.AddSingleton<HintedLinks>();
        services.AddSingleton<TestConnection>();
        services.AddSingleton<DisconnectSystem>();
        services.AddSingleton<IBooksJobs, BooksJobs>();
        services.AddSingleton<OpenBooks>();
        services.AddSingleton<SignOpening>();
        services.AddSingleton<OpeningNamesReader>();
        services.AddSingleton<OpeningDesk>();
        services.AddSingleton<SetUpQuery>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<CaptureHints>();
        services.AddSingleton<HintTakes>();
        services.Replace(ServiceDescriptor.Singleton<ICaptureHints>(provider => provider.GetRequiredService<HintTakes>()));
        services.AddSingleton<WebhookTally>();
        services.AddHostedService(provider => provider.GetRequiredService<WebhookTally>());
        services.AddHostedService<HintedCapture>();
        services.AddHostedService<SubscriptionJob.Plan>();
        return services;
    }
}
