using System.Security.Claims;
using LegalSync.Domain.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Identity;

/// <summary>A person on the way in.</summary>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="Display">What the screens show.</param>
/// <param name="Roles">Roles.</param>
/// <param name="TrustGrants">Practice-side trust accounts the person answers for; <c>*</c> is all.</param>
/// <param name="Password">None for accounts that only a demo's button signs in.</param>
public sealed record NewAccount(string Name, string Display, IReadOnlyList<Role> Roles, IReadOnlyList<string> TrustGrants, string? Password = null);

/// <summary>Opens accounts.</summary>
public sealed class Accounts(UserManager<IdentityUser> users, RoleManager<IdentityRole> roles)
{
    /// <summary>Makes sure that every role of the domain exists.</summary>
    public async Task EnsureRolesAsync()
    {
        foreach (var role in Enum.GetNames<Role>())
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Demand(await roles.CreateAsync(new IdentityRole(role)), role);
            }
        }
    }

    /// <summary>True while nobody has an account.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => !await users.Users.AnyAsync(cancellationToken);

    /// <summary>Opens an account.</summary>
    /// <exception cref="InvalidOperationException">The name or the password is not accepted; the message says why.</exception>
    public async Task<IdentityUser> OpenAsync(NewAccount account)
    {
        var user = new IdentityUser(account.Name);
        Demand(account.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, account.Password), account.Name);
        Demand(await users.AddToRolesAsync(user, account.Roles.Select(role => role.ToString())), account.Name);
        var grants = account.TrustGrants.Select(grant => new Claim(AccountClaims.TrustGrant, grant));
        Demand(await users.AddClaimsAsync(user, grants.Prepend(new Claim(AccountClaims.Display, account.Display))), account.Name);
        return user;
    }

    private static void Demand(IdentityResult result, string name)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"'{name}' was not accepted: {string.Join(" ", result.Errors.Select(error => error.Description))}");
        }
    }
}
