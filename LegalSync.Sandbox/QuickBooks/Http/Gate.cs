using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>What every company address does before and after its own work: token, realm, limits, headers, and refusals turned into bodies.</summary>
internal sealed class Gate(QuickBooksServer server, FaultBodies bodies)
{
    private readonly CompanyRoutes _routes = new(server);

    /// <summary>The gateway's refusal of a request as it arrives, or null when it goes on to the service.</summary>
    public WireAnswer? Refuse(WireRequest request)
    {
        var now = server.Clock.Now;
        var bearer = AuthenticationHeaderValue.TryParse(request.Header("Authorization"), out var given)
            && string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? given.Parameter : null;
        if (bearer is null || server.Tokens.RealmOf(bearer) is not { } realm)
        {
            var detail = bearer is null ? "Missing authorization header" : $"Token expired: {bearer[..Math.Min(12, bearer.Length)]}";
            return WireAnswer.Json(
                StatusCodes.Status401Unauthorized, Envelopes.Unauthenticated(detail, now),
                [.. Headers(), ("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"")]);
        }

        if (request.Realm != realm || server.Find(realm) is null)
        {
            return WireAnswer.Json(StatusCodes.Status403Forbidden, Envelopes.Forbidden(now), Headers());
        }

        var limits = server.Limits.Settings;
        return server.Limits.Admits(realm, request.IsBatch)
            ? null
            : bodies.Of(new StandIn(StatusCodes.Status429TooManyRequests) { Format = limits.AsXml ? "xml" : null, RetryAfter = limits.RetryAfter });
    }

    /// <summary>The service's answer to a request that the gateway let through.</summary>
    public WireAnswer Answer(WireRequest request, ScriptedFate fate)
    {
        if (server.Find(request.Realm!) is not { } company)
        {
            return WireAnswer.Json(StatusCodes.Status403Forbidden, Envelopes.Forbidden(server.Clock.Now), Headers());
        }

        var (source, started) = (server.Clock.Source, server.Clock.Source.GetTimestamp());
        var (status, body) = (StatusCodes.Status200OK, default(JsonObject));
        try
        {
            body = _routes.Answer(new CompanyCall(company, request, fate));
        }
        catch (RefusedException refusal)
        {
            (status, body) = (StatusCodes.Status400BadRequest, Envelopes.Service(refusal.ToFault(), server.Clock.Now));
        }

        var taken = (int)source.GetElapsedTime(started).TotalMilliseconds;
        (string, string)[] headers = [.. Headers(), ("Service-Time", string.Create(CultureInfo.InvariantCulture, $"total={taken}, db=0"))];
        return XmlAnswer.IsWanted(request)
            ? WireAnswer.Of(status, "application/xml;charset=UTF-8", XmlAnswer.Of(body), headers)
            : WireAnswer.Json(status, body, headers);
    }

    private (string, string)[] Headers() => [("intuit_tid", server.NextTrace()), ("QBO-Version", "1976.200"), ("Cache-Control", "no-store")];
}
