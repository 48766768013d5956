using System.Globalization;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>How QuickBooks words what it answers in place of the truth: the gateway's envelope, XML in spite of the Accept header, a balancer's page, or a fault.</summary>
internal sealed class FaultBodies(SandboxClock clock)
{
    /// <summary>The answer that stands in.</summary>
    public WireAnswer Of(StandIn standIn)
    {
        List<(string, string)> headers = [];
        if (standIn.RetryAfter is { } wait)
        {
            headers.Add(("Retry-After", ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)));
        }

        if (standIn.Status == StatusCodes.Status401Unauthorized)
        {
            headers.Add(("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\""));
        }

        return standIn switch
        {
            { Refusal: { } refusal } => WireAnswer.Json(standIn.Status, Envelopes.Service(refusal.ToFault(), clock.Now), headers),
            { Format: "empty" } => WireAnswer.Of(standIn.Status, "", "", headers),
            { Format: "html" } => Page(standIn.Status, headers),
            { Format: "xml" } => WireAnswer.Of(standIn.Status, "application/xml", Xml(standIn.Status), headers),
            { Status: 401 } => WireAnswer.Json(401, Envelopes.Unauthenticated("Token revoked", clock.Now), headers),
            { Status: 403 } => WireAnswer.Json(403, Envelopes.Forbidden(clock.Now), headers),
            { Status: 429 } => WireAnswer.Json(429, Envelopes.Throttled(clock.Now), headers),
            { Status: 500 } or { Format: "json" } => WireAnswer.Json(standIn.Status, Envelopes.SystemFailure(clock.Now), headers),
            _ => Page(standIn.Status, headers),
        };
    }

    private static WireAnswer Page(int status, IEnumerable<(string, string)> headers)
    {
        var page = FaultBody.Page(status);
        return WireAnswer.Of(status, page.ContentType, page.Text, headers);
    }

    private string Xml(int status)
    {
        var (code, name) = status switch
        {
            401 => ("3200", "AuthenticationFailed"),
            403 => ("3100", "ApplicationAuthorizationFailed"),
            429 => ("3001", "ThrottleExceeded"),
            _ => ("10000", "SystemFailure"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <IntuitResponse time="{PacificTime.Precise(clock.Now)}" xmlns="http://schema.intuit.com/finance/v3"><Fault type="SERVICE"><Error code="{code}"><Message>message={name}; errorCode={code.PadLeft(6, '0')}; statusCode={status}</Message></Error></Fault></IntuitResponse>
            """);
    }
}
