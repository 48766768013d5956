using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;

namespace LegalSync.Web.Hosting;

/// <summary>Opens the first administrator's account from the settings while nobody has one.</summary>
public static class FirstAccount
{
    /// <summary>Settings section: <c>Name</c> and <c>Password</c>.</summary>
    public const string Section = "FirstAccount";

    /// <summary>Ensures the roles, and the account if it is asked for and nobody has one.</summary>
    public static async Task EnsureAsync(IServiceProvider services, IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.EnsureRolesAsync();
        if (configuration[$"{Section}:Name"] is { Length: > 0 } name && await accounts.IsEmptyAsync(cancellationToken))
        {
            var password = configuration[$"{Section}:Password"] ?? throw new InvalidOperationException($"{Section}:Password is missing.");
            await accounts.OpenAsync(new NewAccount(name, name, [Role.Administrator], [], password));
        }
    }
}
