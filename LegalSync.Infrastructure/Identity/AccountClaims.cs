using System.Security.Claims;
using LegalSync.Domain.Audit;

namespace LegalSync.Infrastructure.Identity;

/// <summary>What a signed-in person carries, and how the domain sees it.</summary>
public static class AccountClaims
{
    /// <summary>A practice-side trust account that the person answers for, or <see cref="EveryTrustAccount"/>.</summary>
    public const string TrustGrant = "trust-grant";

    /// <summary>Value of a grant for all trust accounts.</summary>
    public const string EveryTrustAccount = "*";

    /// <summary>What the screens call the person.</summary>
    public const string Display = "display-name";

    /// <summary>The domain's actor behind a signed-in person.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public static Actor ToActor(this ClaimsPrincipal person)
    {
        var id = person.Identity is { IsAuthenticated: true } ? person.FindFirstValue(ClaimTypes.NameIdentifier) : null;
        if (id is null)
        {
            throw new UnauthorizedAccessException("Nobody is signed in.");
        }

        var roles = person.FindAll(ClaimTypes.Role).Select(claim => claim.Value).Where(name => Enum.IsDefined(typeof(Role), name)).Select(Enum.Parse<Role>);
        return Actor.Person(
            id,
            person.FindFirstValue(Display) ?? person.Identity!.Name ?? id,
            [.. roles.Distinct().Order()],
            [.. person.FindAll(TrustGrant).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)]);
    }
}
