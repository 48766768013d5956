using System.Net;
using LegalSync.Domain.Posting;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.Http;
using LegalSync.Infrastructure.QuickBooks.Estimates;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using LegalSync.Infrastructure.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Registers the QuickBooks Online client.</summary>
public static class QuickBooksRegistration
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "QuickBooks";

    private const long LargestAnswer = 64 * 1024 * 1024;

    /// <summary>Adds the accounting system, its OAuth and the token vault. Settings are checked when the application starts.</summary>
    public static IServiceCollection AddQuickBooks(this IServiceCollection services)
    {
        services.AddOptions<QuickBooksOptions>()
            .BindConfiguration(QuickBooksOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .Validate(options => OutsideAddress.IsAllowed(options.BaseAddress), "QuickBooks:BaseAddress must be https, or loopback.")
            .Validate(options => OutsideAddress.IsAllowed(options.TokenAddress), "QuickBooks:TokenAddress must be https, or loopback.")
            .Validate(options => OutsideAddress.IsAllowed(options.AuthorizeAddress), "QuickBooks:AuthorizeAddress must be https, or loopback.")
            .ValidateOnStart();
        // The factory's own loggers write whole addresses, and a query's address holds names.
        services.AddHttpClient(ClientName, client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestAnswer;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
        services.AddTokenVault();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<QuickBooksOAuth>();
        services.TryAddSingleton<INodeCount, SingleNode>();
        services.TryAddSingleton(provider => new RealmGovernor(
            provider.GetRequiredService<TimeProvider>(),
            GovernorOptions.For(provider.GetRequiredService<IOptions<QuickBooksOptions>>().Value.RequestsPerMinute) with
            {
                Nodes = provider.GetRequiredService<INodeCount>(),
            }));
        services.TryAddSingleton<QuickBooksSessions>();
        services.TryAddSingleton<QuickBooksChannel>();
        services.TryAddSingleton<MeteredReads>();
        services.TryAddSingleton<IMeteredReads>(provider => provider.GetRequiredService<MeteredReads>());
        services.AddHostedService(provider => provider.GetRequiredService<MeteredReads>());
        services.AddHostedService<EarlierSends>();
        services.TryAddSingleton<PatientReads>();
        services.TryAddSingleton<BooksPages>();
        services.TryAddSingleton<TypedRows>();
        services.TryAddSingleton<QuickBooksReader>();
        services.TryAddSingleton<ChangeReader>();
        services.TryAddSingleton<EntityReader>();
        services.TryAddSingleton<OwnDocuments>();
        services.TryAddSingleton<QuickBooksWebhookVerifier>();
        services.TryAddSingleton<Reactivations>();
        services.TryAddSingleton<IAccountingSystem, QuickBooksAccounting>();
        services.TryAddSingleton<IDraftForms, EstimateForms>();
        return services;
    }
}
