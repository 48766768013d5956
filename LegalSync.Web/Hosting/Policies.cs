using LegalSync.Domain.Audit;
using Microsoft.AspNetCore.Authorization;

namespace LegalSync.Web.Hosting;

/// <summary>One policy a role, by the role's name. Pages hide by them; the use cases refuse on their own.</summary>
public static class Policies
{
    /// <summary>Bookkeepers.</summary>
    public const string Bookkeeper = nameof(Role.Bookkeeper);

    /// <summary>Partners who approve.</summary>
    public const string ManagingPartner = nameof(Role.ManagingPartner);

    /// <summary>Administrators.</summary>
    public const string Administrator = nameof(Role.Administrator);

    /// <summary>Readers of everything.</summary>
    public const string Auditor = nameof(Role.Auditor);

    /// <summary>Adds them. What says nothing else needs a signed-in person with at least one role.</summary>
    public static void Add(AuthorizationOptions options)
    {
        var anyRole = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(Enum.GetNames<Role>()).Build();
        options.DefaultPolicy = anyRole;
        options.FallbackPolicy = anyRole;
        foreach (var role in Enum.GetNames<Role>())
        {
            options.AddPolicy(role, policy => policy.RequireAuthenticatedUser().RequireRole(role));
        }
    }
}
