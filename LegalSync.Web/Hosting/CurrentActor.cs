using System.Security.Claims;
using LegalSync.Domain.Audit;
using Microsoft.AspNetCore.Components.Authorization;

namespace LegalSync.Web.Hosting;

/// <summary>Placeholder until sign-in is merged.</summary>
public sealed class CurrentActor(AuthenticationStateProvider circuit)
{
    public async Task<Actor> GetAsync()
    {
        var user = (await circuit.GetAuthenticationStateAsync()).User;
        return Actor.Person(
            user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.Identity?.Name ?? "",
            [.. user.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value))], ["*"]);
    }
}
