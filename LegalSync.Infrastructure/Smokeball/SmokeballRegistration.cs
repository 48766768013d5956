using System.Net;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Registers everything that talks to Smokeball.</summary>
public static class SmokeballRegistration
{
    /// <summary>
    /// Adds the connector. All of it lives as long as the process, because the rate that Smokeball allows is one for all firms.
    /// Needs an <see cref="Security.ITokenVault"/> and an <see cref="Persistence.IDbFactory"/> that live as long.
    /// </summary>
    public static IServiceCollection AddSmokeball(this IServiceCollection services)
    {
        services.AddOptions<SmokeballOptions>()
            .BindConfiguration(SmokeballOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddHttpClient(SmokeballSender.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry the API key to wherever it points.
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SmokeballOptions>>().Value;
            return new RequestLimiter(options.RequestsPerSecond, options.EffectiveBurst, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<SmokeballSender>();
        services.AddSingleton<SmokeballOAuth>();
        services.AddSingleton<SmokeballClient>();
        services.AddSingleton<SmokeballPager>();
        services.AddSingleton<SmokeballPractice>();
        services.AddSingleton<IPracticeSystem>(provider => provider.GetRequiredService<SmokeballPractice>());
        services.AddSingleton<ISourceReader>(new SmokeballReader(Currency.Usd));
        services.AddSingleton<SmokeballWebhookVerifier>();
        services.AddSingleton<SmokeballSubscriptions>();
        services.AddSingleton<WebhookHints>();
        services.AddSingleton<IWebhookHints>(provider => provider.GetRequiredService<WebhookHints>());
        services.TryAddSingleton<ISmokeballAccounts, SmokeballAccounts>();
        return services;
    }
}
