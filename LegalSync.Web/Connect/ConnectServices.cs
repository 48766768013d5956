using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Http;
using LegalSync.Web.Features.Connections;

namespace LegalSync.Web.Connect;

/// <summary>Registers consent, set-up and webhooks.</summary>
public static class ConnectServices
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddConnectPages(this IServiceCollection services)
    {
        services.AddOptions<ConnectOptions>()
            .BindConfiguration(ConnectOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(options => options.PublicAddress is null || OutsideAddress.IsAllowed(options.PublicAddress), "Connect:PublicAddress must be https, or loopback.")
            .ValidateOnStart();
        services.AddSingleton<IOwnAddress, OwnAddress>();
        services.AddSingleton<ConsentCookie>();
        services.AddSingleton<ConnectTools>();
        services.AddSingleton<LinkTools>();
        services.AddSingleton<ConnectFlow>();
        return services.AddConnect();
    }
}
