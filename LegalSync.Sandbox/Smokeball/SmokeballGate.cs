using LegalSync.Sandbox.Smokeball.Auth;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>What every Smokeball request must pass: the API key, a living token, and the request limit when it is on.</summary>
internal static class SmokeballGate
{
    private static readonly string[] Roots = ["/matters", "/contacts", "/staff", "/activitycodes", "/bankaccounts", "/webhooks", "/firm", "/firmusers"];

    /// <summary>Whether the path is one of Smokeball's resources.</summary>
    public static bool Covers(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the path is Smokeball's at all, sign-in included.</summary>
    public static bool Owns(PathString path) => Covers(path) || path.Equals("/oauth2/token", StringComparison.OrdinalIgnoreCase);

    public static void UseSmokeballGate(this WebApplication app, SmokeballServer server) => app.Use((context, next) =>
    {
        if (!Covers(context.Request.Path))
        {
            return next(context);
        }

        var headers = context.Request.Headers;
        if (headers.TryGetValue("RequestId", out var requestId))
        {
            context.Response.Headers["RequestId"] = requestId;
        }

        if (headers["x-api-key"] != SmokeballTokens.ApiKey)
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "Forbidden");
        }

        var bearer = headers.Authorization.ToString();
        if (!bearer.StartsWith("Bearer ", StringComparison.Ordinal) || !server.Tokens.IsValid(bearer["Bearer ".Length..]))
        {
            return Refuse(context, StatusCodes.Status401Unauthorized, "Unauthorized");
        }

        return server.Bucket.TryTake() ? next(context) : Refuse(context, StatusCodes.Status429TooManyRequests, "Too Many Requests");
    });

    /// <summary>The gateway in front of Smokeball speaks shorter than Smokeball itself.</summary>
    private static Task Refuse(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new { message }, context.RequestAborted);
    }
}
