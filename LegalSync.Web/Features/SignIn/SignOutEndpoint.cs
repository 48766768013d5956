using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace LegalSync.Web.Features.SignIn;

/// <summary>Ends a session. Only a form of our own may ask for it.</summary>
public static class SignOutEndpoint
{
    /// <summary>Where the sign-out form posts to; it carries an antiforgery token.</summary>
    public const string Path = "/signout";

    /// <summary>Maps it.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder app) => app.MapPost(Path, RunAsync);

    private static async Task<IResult> RunAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<IdentityUser> gate)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest("This page is out of date. Load it again and sign out once more.");
        }

        await gate.SignOutAsync();
        return Results.LocalRedirect("~/signin");
    }
}
