using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>The consent page and the token addresses.</summary>
internal sealed class OAuthDesk(QuickBooksServer server)
{
    private const string AccountingScope = "com.intuit.quickbooks.accounting";
    private const string HardExpiryHeader = "x-include-refresh-token-hard-expires-in";
    private const string NotFound = "Not Found";

    /// <summary>The answer to a request that is not a company's.</summary>
    public WireAnswer Answer(WireRequest request, ScriptedFate fate) => (request.Method, request.Path) switch
    {
        ("GET", "/connect/oauth2") => Authorize(request),
        ("POST", "/oauth2/v1/tokens/bearer") => Token(request, fate),
        ("POST", "/v2/oauth2/tokens/revoke") => Revoke(request),
        _ => Write(StatusCodes.Status404NotFound, "text/plain", NotFound),
    };

    private WireAnswer Authorize(WireRequest request)
    {
        var redirect = request.Parameter("redirect_uri") ?? "";
        if (request.Parameter("client_id") != TokenOffice.ClientId || request.Parameter("response_type") != "code" || !IsAcceptable(redirect))
        {
            return Write(StatusCodes.Status400BadRequest, "text/html", "<h1>Sorry, but this app did not say who it is or where to return to.</h1>");
        }

        var state = request.Parameter("state") ?? "";
        if (request.Parameter("scope")?.Split(' ').Contains(AccountingScope, StringComparer.Ordinal) is not true)
        {
            return Redirect(redirect, ("error", "invalid_scope"), ("state", state));
        }

        var realm = server.Company.RealmId;
        return request.Parameter("auto") switch
        {
            "deny" => Redirect(redirect, ("error", "access_denied"), ("state", state)),
            "1" => Redirect(redirect, ("code", server.Tokens.Consent(realm, redirect)), ("state", state), ("realmId", realm)),
            _ => Write(StatusCodes.Status200OK, "text/html; charset=utf-8", ConsentPage.Of(request.Query, realm)),
        };
    }

    private WireAnswer Token(WireRequest request, ScriptedFate fate)
    {
        if (!IsOurClient(request))
        {
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client");
        }

        if (!request.HasForm)
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_request");
        }

        var form = QueryHelpers.ParseQuery(request.Text);
        string Field(string name) => form.TryGetValue(name, out var value) ? value.ToString() : "";
        var isHardExpiryAsked = request.Header(HardExpiryHeader) == "true";
        return Field("grant_type") switch
        {
            "authorization_code" => Answer(server.Tokens.Exchange(Field("code"), Field("redirect_uri")), isHardExpiryAsked, "Token expired or invalid authorization code"),
            "refresh_token" => Answer(server.Tokens.Refresh(Field("refresh_token"), fate.Rotates), isHardExpiryAsked, "Incorrect or invalid refresh token"),
            _ => Refuse(StatusCodes.Status400BadRequest, "unsupported_grant_type"),
        };
    }

    private WireAnswer Revoke(WireRequest request)
    {
        if (!IsOurClient(request))
        {
            return Refuse(StatusCodes.Status401Unauthorized, "invalid_client");
        }

        return TokenToRevoke(request) is { } token && server.Tokens.Revoke(token)
            ? Write(StatusCodes.Status200OK, "", "")
            : Refuse(StatusCodes.Status400BadRequest, "invalid_request");
    }

    private static string? TokenToRevoke(WireRequest request)
    {
        if (request.HasForm)
        {
            return QueryHelpers.ParseQuery(request.Text).TryGetValue("token", out var token) ? token.ToString() : null;
        }

        try
        {
            return (JsonNode.Parse(request.Body.Span) as JsonObject)?["token"]?.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private WireAnswer Answer(TokenPair? pair, bool isHardExpiryAsked, string otherwise)
    {
        if (pair is null)
        {
            return Refuse(StatusCodes.Status400BadRequest, "invalid_grant", otherwise);
        }

        var body = new JsonObject
        {
            ["token_type"] = "bearer",
            ["expires_in"] = pair.ExpiresIn,
            ["access_token"] = pair.AccessToken,
            ["refresh_token"] = pair.RefreshToken,
            ["x_refresh_token_expires_in"] = pair.RefreshExpiresIn,
        };
        if (isHardExpiryAsked)
        {
            body["x_refresh_token_hard_expires_in"] = pair.RefreshHardExpiresIn;
        }

        return Json(StatusCodes.Status200OK, body);
    }

    private WireAnswer Refuse(int status, string error, string? description = null)
    {
        var body = new JsonObject { ["error"] = error };
        if (description is not null)
        {
            body["error_description"] = description;
        }

        return Json(status, body);
    }

    private WireAnswer Redirect(string to, params (string Name, string Value)[] values) =>
        WireAnswer.Of(StatusCodes.Status302Found, "", "", [.. Headers(), ("Location", QueryHelpers.AddQueryString(to, values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))))]);

    private WireAnswer Json(int status, JsonObject body) => WireAnswer.Json(status, body, Headers());

    private WireAnswer Write(int status, string type, string body) => WireAnswer.Of(status, type, body, Headers());

    private (string, string)[] Headers() => [("intuit_tid", server.NextTrace()), ("Cache-Control", "no-store")];

    private static bool IsOurClient(WireRequest request)
    {
        var expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{TokenOffice.ClientId}:{TokenOffice.ClientSecret}"));
        return AuthenticationHeaderValue.TryParse(request.Header("Authorization"), out var given)
            && string.Equals(given.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(given.Parameter ?? ""), Encoding.ASCII.GetBytes(expected));
    }

    // Elsewhere a redirect would carry the code in the clear.
    private static bool IsAcceptable(string redirect) =>
        Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
