using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>What every company address does before and after its own work: token, realm, headers, and refusals turned into bodies.</summary>
internal sealed class Gate(QuickBooksServer server)
{
    private readonly CompanyRoutes _routes = new(new Batch(server));

    /// <summary>The answer to a request of a company address.</summary>
    public WireAnswer Answer(WireRequest request, ScriptedFate fate)
    {
        var clock = server.Clock;
        var bearer = AuthenticationHeaderValue.TryParse(request.Header("Authorization"), out var given)
            && string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? given.Parameter : null;
        if (bearer is null || server.Tokens.RealmOf(bearer) is not { } realm)
        {
            var detail = bearer is null ? "Missing authorization header" : $"Token expired: {bearer[..Math.Min(12, bearer.Length)]}";
            return WireAnswer.Json(
                StatusCodes.Status401Unauthorized, Envelopes.Unauthenticated(detail, clock.Now),
                [.. Headers(), ("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"")]);
        }

        return request.Realm != realm || server.Find(realm) is not { } company
            ? WireAnswer.Json(StatusCodes.Status403Forbidden, Envelopes.Forbidden(clock.Now), Headers())
            : Answer(new CompanyCall(company, request, fate));
    }

    private WireAnswer Answer(CompanyCall call)
    {
        var (source, started) = (server.Clock.Source, server.Clock.Source.GetTimestamp());
        var (status, body) = (StatusCodes.Status200OK, default(JsonObject));
        try
        {
            body = _routes.Answer(call);
        }
        catch (RefusedException refusal)
        {
            (status, body) = (StatusCodes.Status400BadRequest, Envelopes.Service(refusal.ToFault(), server.Clock.Now));
        }

        var taken = (int)source.GetElapsedTime(started).TotalMilliseconds;
        (string, string)[] headers = [.. Headers(), ("Service-Time", string.Create(CultureInfo.InvariantCulture, $"total={taken}, db=0"))];
        return XmlAnswer.IsWanted(call.Wire)
            ? WireAnswer.Of(status, "application/xml;charset=UTF-8", XmlAnswer.Of(body), headers)
            : WireAnswer.Json(status, body, headers);
    }

    private (string, string)[] Headers() => [("intuit_tid", server.NextTrace()), ("QBO-Version", "1976.200"), ("Cache-Control", "no-store")];
}
