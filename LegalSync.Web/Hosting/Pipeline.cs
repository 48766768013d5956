using LegalSync.Web.Components;
using LegalSync.Web.Connect;
using LegalSync.Web.Features.Parallel.Showing;
using LegalSync.Web.Features.SignIn;
using LegalSync.Web.Features.Trust.Desks;
using LegalSync.Web.Features.Trust.Reports;
using LegalSync.Web.Webhooks;

namespace LegalSync.Web.Hosting;

/// <summary>What happens to a request, in order.</summary>
public static class Pipeline
{
    /// <summary>Where a probe asks whether the application lives.</summary>
    public const string HealthPath = "/healthz";

    /// <summary>Maps everything. What does not say otherwise needs a signed-in person.</summary>
    public static void UseLegalSync(this WebApplication app)
    {
        app.Use(AddHeadersAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks(HealthPath).AllowAnonymous();
        app.MapSignOut();
        app.MapTrustReports();
        app.MapRunReport();
        app.MapConnect();
        app.MapTrustDesks();
        app.MapSmokeballWebhooks();
        app.MapQuickBooksWebhooks();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    private static Task AddHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
