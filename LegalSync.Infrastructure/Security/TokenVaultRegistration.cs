using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LegalSync.Infrastructure.Security;

/// <summary>Registers the token vault.</summary>
public static class TokenVaultRegistration
{
    /// <summary>Adds the vault once, however many connectors ask. It needs Data Protection and a database factory.</summary>
    public static IServiceCollection AddTokenVault(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectionRows, ConnectionRows>();
        services.TryAddSingleton<IConnectionLeases, ConnectionLeases>();
        services.TryAddSingleton<TokenSeal>();
        services.TryAddSingleton<ITokenVault, TokenVault>();
        return services;
    }
}
