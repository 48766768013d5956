using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>The several bodies in which QuickBooks says no.</summary>
internal static class Envelopes
{
    /// <summary>From the service: a business refusal.</summary>
    public static JsonObject Service(JsonObject fault, DateTimeOffset now) => new() { ["Fault"] = fault, ["time"] = PacificTime.Precise(now) };

    /// <summary>From the service: a failure of its own.</summary>
    public static JsonObject SystemFailure(DateTimeOffset now) => Service(
        new JsonObject
        {
            ["Error"] = new JsonArray(new JsonObject
            {
                ["Message"] = "An application error has occurred while processing your request",
                ["Detail"] = "System Failure Error: An unexpected error occurred while accessing or processing your request. Please wait a few minutes and try again.",
                ["code"] = "10000",
                ["element"] = "",
            }),
            ["type"] = "SystemFault",
        },
        now);

    /// <summary>From the gateway: lower case, and an epoch for the time.</summary>
    public static JsonObject Gateway(string code, string name, int status, string detail, string type, DateTimeOffset now) => new()
    {
        ["warnings"] = null,
        ["intuitObject"] = null,
        ["fault"] = new JsonObject
        {
            ["error"] = new JsonArray(new JsonObject
            {
                ["message"] = $"message={name}; errorCode={code.PadLeft(6, '0')}; statusCode={JsonReading.Plain(status)}",
                ["detail"] = detail,
                ["code"] = code,
                ["element"] = null,
            }),
            ["type"] = type,
        },
        ["report"] = null,
        ["queryResponse"] = null,
        ["batchItemResponse"] = new JsonArray(),
        ["attachableResponse"] = new JsonArray(),
        ["syncErrorResponse"] = null,
        ["requestId"] = null,
        ["time"] = now.ToUnixTimeMilliseconds(),
        ["status"] = null,
        ["cdcresponse"] = new JsonArray(),
    };

    /// <summary>401: the token is missing, expired or revoked.</summary>
    public static JsonObject Unauthenticated(string detail, DateTimeOffset now) =>
        Gateway("3200", "AuthenticationFailed", StatusCodes.Status401Unauthorized, detail, "AUTHENTICATION", now);

    /// <summary>403: the token opens another company.</summary>
    public static JsonObject Forbidden(DateTimeOffset now) =>
        Gateway("3100", "ApplicationAuthorizationFailed", StatusCodes.Status403Forbidden, "The token does not belong to this company.", "AUTHENTICATION", now);

    /// <summary>429: too many requests.</summary>
    public static JsonObject Throttled(DateTimeOffset now) => Gateway(
        "3001", "ThrottleExceeded", StatusCodes.Status429TooManyRequests, "The request limit was reached. Try again later.", "SERVICE", now);
}
