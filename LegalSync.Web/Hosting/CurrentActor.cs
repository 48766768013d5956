using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;
using Microsoft.AspNetCore.Components.Authorization;

namespace LegalSync.Web.Hosting;

/// <summary>Who acts now, in a page's circuit and in a plain request alike.</summary>
public sealed class CurrentActor(AuthenticationStateProvider circuit, IHttpContextAccessor http)
{
    /// <summary>The signed-in person as the use cases take her.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in.</exception>
    public async Task<Actor> GetAsync() => http.HttpContext is { WebSockets.IsWebSocketRequest: false } request
        ? request.User.ToActor()
        : (await circuit.GetAuthenticationStateAsync()).User.ToActor();
}
