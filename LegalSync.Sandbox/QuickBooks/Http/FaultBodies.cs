using System.Globalization;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>How QuickBooks words a scripted fault: the gateway's envelope, XML in spite of the Accept header, a balancer's page, or a business refusal.</summary>
internal sealed class FaultBodies(SandboxClock clock)
{
    private const string Json = "application/json;charset=UTF-8";

    /// <summary>The body of one fault.</summary>
    public FaultBody Of(FaultRule rule) => rule switch
    {
        { Action: "refuse" } => new FaultBody(StatusCodes.Status400BadRequest, Json, Envelopes.Service(Refusal(rule).ToFault(), clock.Now).ToJsonString()),
        { Format: "empty" } => FaultBody.Empty(rule.Status),
        { Format: "html" } => FaultBody.Page(rule.Status),
        { Format: "xml" } => new FaultBody(rule.Status, "application/xml", Xml(rule.Status)),
        { Status: 401 } => new FaultBody(401, Json, Envelopes.Unauthenticated("Token revoked", clock.Now).ToJsonString()),
        { Status: 403 } => new FaultBody(403, Json, Envelopes.Forbidden(clock.Now).ToJsonString()),
        { Status: 429 } => new FaultBody(429, Json, Envelopes.Throttled(clock.Now).ToJsonString()),
        { Status: 500 } => new FaultBody(500, Json, Envelopes.SystemFailure(clock.Now).ToJsonString()),
        { Format: "json" } => new FaultBody(rule.Status, Json, Envelopes.SystemFailure(clock.Now).ToJsonString()),
        _ => FaultBody.Page(rule.Status),
    };

    /// <summary>The refusal a rule scripts.</summary>
    public static RefusedException Refusal(FaultRule rule) => new(
        rule.Code ?? "6000", rule.Message ?? "A business validation error has occurred while processing your request",
        rule.Detail ?? "Business Validation Error: refused by script.", "");

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
