namespace LegalSync.Sandbox.Faults;

/// <summary>What a fault answers in place of the system.</summary>
public sealed record FaultBody(int Status, string ContentType, string Text)
{
    /// <summary>A page of a load balancer, as any system behind one may send it.</summary>
    public static FaultBody Page(int status) => new(
        status, "text/html", FormattableString.Invariant($"<html><head><title>{status} Service Unavailable</title></head><body><h1>{status} Service Unavailable</h1></body></html>"));

    /// <summary>No body at all.</summary>
    public static FaultBody Empty(int status) => new(status, "", "");

    /// <summary>The gateway's usual sentence for a status, and the given message for a refusal: what Smokeball sends.</summary>
    public static FaultBody Plain(FaultRule rule)
    {
        var status = rule.Action == "refuse" ? StatusCodes.Status400BadRequest : rule.Status;
        var message = rule.Message ?? status switch
        {
            401 => "Unauthorized",
            403 => "Forbidden",
            429 => "Too Many Requests",
            500 => "Internal server error",
            _ => "Service Unavailable",
        };
        return rule.Format switch
        {
            "html" => Page(status),
            "empty" => Empty(status),
            null when status == StatusCodes.Status503ServiceUnavailable => Page(status),
            _ => new FaultBody(status, "application/json", new System.Text.Json.Nodes.JsonObject { ["message"] = message }.ToJsonString()),
        };
    }
}
