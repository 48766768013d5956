using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>The consent page and the token addresses.</summary>
internal static class OAuthEndpoints
{
    private const string AccountingScope = "com.intuit.quickbooks.accounting";
    private const string HardExpiryHeader = "x-include-refresh-token-hard-expires-in";

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app, QuickBooksServer server)
    {
        app.MapGet("/connect/oauth2", context => AuthorizeAsync(context, server));
        app.MapPost("/oauth2/v1/tokens/bearer", context => TokenAsync(context, server.Tokens));
        app.MapPost("/v2/oauth2/tokens/revoke", context => RevokeAsync(context, server.Tokens));
    }

    private static async Task AuthorizeAsync(HttpContext context, QuickBooksServer server)
    {
        var asked = context.Request.Query;
        var redirect = asked["redirect_uri"].ToString();
        if (asked["client_id"] != TokenOffice.ClientId || asked["response_type"] != "code" || !IsAcceptable(redirect))
        {
            await Write(context, StatusCodes.Status400BadRequest, "text/html", "<h1>Sorry, but this app did not say who it is or where to return to.</h1>");
            return;
        }

        var state = asked["state"].ToString();
        if (!asked["scope"].ToString().Split(' ').Contains(AccountingScope, StringComparer.Ordinal))
        {
            context.Response.Redirect(With(redirect, ("error", "invalid_scope"), ("state", state)));
        }
        else if (asked["auto"] == "deny")
        {
            context.Response.Redirect(With(redirect, ("error", "access_denied"), ("state", state)));
        }
        else if (asked["auto"] == "1")
        {
            var realm = server.Company.RealmId;
            context.Response.Redirect(With(redirect, ("code", server.Tokens.Consent(realm, redirect)), ("state", state), ("realmId", realm)));
        }
        else
        {
            await Write(context, StatusCodes.Status200OK, "text/html; charset=utf-8", Page(context.Request.QueryString.Value ?? "", server.Company.RealmId));
        }
    }

    private static async Task TokenAsync(HttpContext context, TokenOffice office)
    {
        if (!IsOurClient(context.Request))
        {
            await Refuse(context, StatusCodes.Status401Unauthorized, "invalid_client", description: null);
            return;
        }

        if (!context.Request.HasFormContentType)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "invalid_request", description: null);
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        switch (form["grant_type"].ToString())
        {
            case "authorization_code":
                await Answer(context, office.Exchange(form["code"].ToString(), form["redirect_uri"].ToString()), "Token expired or invalid authorization code");
                break;
            case "refresh_token":
                await Answer(context, office.Refresh(form["refresh_token"].ToString()), "Incorrect or invalid refresh token");
                break;
            default:
                await Refuse(context, StatusCodes.Status400BadRequest, "unsupported_grant_type", description: null);
                break;
        }
    }

    private static async Task RevokeAsync(HttpContext context, TokenOffice office)
    {
        if (!IsOurClient(context.Request))
        {
            await Refuse(context, StatusCodes.Status401Unauthorized, "invalid_client", description: null);
            return;
        }

        var token = await TokenToRevoke(context);
        if (token is null || !office.Revoke(token))
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "invalid_request", description: null);
        }
    }

    private static async Task<string?> TokenToRevoke(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted))["token"];
        }

        try
        {
            return (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))?["token"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task Answer(HttpContext context, TokenPair? pair, string otherwise)
    {
        if (pair is null)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "invalid_grant", otherwise);
        }

        var body = new JsonObject
        {
            ["token_type"] = "bearer",
            ["expires_in"] = pair.ExpiresIn,
            ["access_token"] = pair.AccessToken,
            ["refresh_token"] = pair.RefreshToken,
            ["x_refresh_token_expires_in"] = pair.RefreshExpiresIn,
        };
        if (context.Request.Headers[HardExpiryHeader] == "true")
        {
            body["x_refresh_token_hard_expires_in"] = pair.RefreshHardExpiresIn;
        }

        return Write(context, StatusCodes.Status200OK, "application/json;charset=UTF-8", body.ToJsonString());
    }

    private static Task Refuse(HttpContext context, int status, string error, string? description)
    {
        var body = new JsonObject { ["error"] = error };
        if (description is not null)
        {
            body["error_description"] = description;
        }

        return Write(context, status, "application/json;charset=UTF-8", body.ToJsonString());
    }

    private static Task Write(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers["intuit_tid"] = context.TraceIdentifier;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static bool IsOurClient(HttpRequest request)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TokenOffice.ClientId}:{TokenOffice.ClientSecret}"));
        return AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given)
            && string.Equals(given.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given.Parameter ?? ""), Encoding.ASCII.GetBytes(expected));
    }

    // Elsewhere a redirect would carry the code in the clear.
    private static bool IsAcceptable(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string With(string redirect, params (string Name, string Value)[] values) =>
        QueryHelpers.AddQueryString(redirect, values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));

    private static string Page(string query, string realmId)
    {
        var allow = WebUtility.HtmlEncode($"/connect/oauth2{query}&auto=1");
        var deny = WebUtility.HtmlEncode($"/connect/oauth2{query}&auto=deny");
        return $"""
            <!doctype html><html lang="en"><head><title>Connect to QuickBooks (sandbox)</title></head><body><main>
            <h1>Connect to QuickBooks</h1>
            <p>Sandbox company {WebUtility.HtmlEncode(realmId)}. The app asks to read and write its accounting data.</p>
            <p><a role="button" id="allow" href="{allow}">Connect</a> <a id="deny" href="{deny}">No thanks</a></p>
            </main></body></html>
            """;
    }
}
