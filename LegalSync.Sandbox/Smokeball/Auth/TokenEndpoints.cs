using System.Text;

namespace LegalSync.Sandbox.Smokeball.Auth;

/// <summary>Smokeball's sign-in addresses, in the shape of Amazon Cognito.</summary>
internal static class TokenEndpoints
{
    public static void MapSmokeballTokens(this WebApplication app, SmokeballServer server)
    {
        app.MapGet("/oauth2/authorize", (HttpRequest request) => Authorize(request, server.Tokens));
        app.MapPost("/oauth2/token", (HttpRequest request) => TokenAsync(request, server.Tokens));
    }

    /// <summary>The sandbox has no consent page: whoever asks with a known client has consented.</summary>
    private static IResult Authorize(HttpRequest request, SmokeballTokens tokens)
    {
        var query = request.Query;
        if (query["client_id"] != SmokeballTokens.ClientId || query["response_type"] != "code" || !Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var redirect))
        {
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }

        var code = tokens.Consent(query["redirect_uri"]!, query["code_challenge"].FirstOrDefault());
        var back = new StringBuilder(redirect.OriginalString).Append(redirect.Query.Length > 0 ? '&' : '?').Append("code=").Append(Uri.EscapeDataString(code));
        if (query["state"].FirstOrDefault() is { } state)
        {
            back.Append("&state=").Append(Uri.EscapeDataString(state));
        }

        return Results.Redirect(back.ToString());
    }

    private static async Task<IResult> TokenAsync(HttpRequest request, SmokeballTokens tokens)
    {
        if (!request.HasFormContentType)
        {
            return Refused("invalid_request");
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (!IsKnownClient(request.Headers.Authorization.ToString()) || form["client_id"] != SmokeballTokens.ClientId)
        {
            return Refused("invalid_client");
        }

        var grant = form["grant_type"].ToString() switch
        {
            "authorization_code" => tokens.Exchange(form["code"].ToString(), form["redirect_uri"].ToString(), form["code_verifier"].FirstOrDefault()),
            "refresh_token" => tokens.Refresh(form["refresh_token"].ToString()),
            "client_credentials" => tokens.Issue(withRefresh: false),
            _ => null,
        };
        return grant is null
            ? Refused(form["grant_type"].ToString() is "authorization_code" or "refresh_token" ? "invalid_grant" : "unsupported_grant_type")
            : Answer(grant);
    }

    private static IResult Answer(SmokeballGrant grant)
    {
        var answer = new Dictionary<string, object>
        {
            ["access_token"] = grant.AccessToken, ["expires_in"] = grant.ExpiresIn, ["token_type"] = "Bearer",
        };
        if (grant.RefreshToken is { } refresh)
        {
            answer["refresh_token"] = refresh;
        }

        return Results.Json(answer);
    }

    private static IResult Refused(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    private static bool IsKnownClient(string header) => header
        == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SmokeballTokens.ClientId}:{SmokeballTokens.ClientSecret}"));
}
