using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>What every company address does before and after its own work: token, realm, headers, and refusals turned into bodies.</summary>
internal sealed class Gate(QuickBooksServer server, SandboxClock clock)
{
    /// <summary>The handler that runs a piece of work against the current company.</summary>
    public RequestDelegate Handle(Func<QuickBooksCompany, HttpRequest, Task<JsonObject>> work) => context => HandleAsync(context, work);

    private async Task HandleAsync(HttpContext context, Func<QuickBooksCompany, HttpRequest, Task<JsonObject>> work)
    {
        var company = server.Company;
        var headers = context.Response.Headers;
        headers["intuit_tid"] = $"1-{clock.Now.ToUnixTimeSeconds().ToString("x8", CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}"[..35];
        headers["QBO-Version"] = "1976.200";
        headers.CacheControl = "no-store";
        var bearer = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var given)
            && string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? given.Parameter : null;
        if (bearer is null || server.Tokens.RealmOf(bearer) is not { } realm)
        {
            headers.WWWAuthenticate = "Bearer realm=\"Intuit\", error=\"invalid_token\"";
            var detail = bearer is null ? "Missing authorization header" : $"Token expired: {bearer[..Math.Min(12, bearer.Length)]}";
            await WriteAsync(context, StatusCodes.Status401Unauthorized, Envelopes.Unauthenticated(detail, clock.Now));
        }
        else if (realm != company.RealmId || context.Request.RouteValues["realmId"] as string != realm)
        {
            await WriteAsync(context, StatusCodes.Status403Forbidden, Envelopes.Forbidden(clock.Now));
        }
        else
        {
            await AnswerAsync(context, company, work);
        }
    }

    private async Task AnswerAsync(HttpContext context, QuickBooksCompany company, Func<QuickBooksCompany, HttpRequest, Task<JsonObject>> work)
    {
        var started = TimeProvider.System.GetTimestamp();
        var (status, body) = (StatusCodes.Status200OK, default(JsonObject));
        try
        {
            body = await work(company, context.Request);
        }
        catch (RefusedException refusal)
        {
            (status, body) = (StatusCodes.Status400BadRequest, Envelopes.Service(refusal.ToFault(), clock.Now));
        }

        var taken = (int)TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        context.Response.Headers["Service-Time"] = string.Create(CultureInfo.InvariantCulture, $"total={taken}, db=0");
        if (XmlAnswer.IsWanted(context.Request))
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/xml;charset=UTF-8";
            await context.Response.WriteAsync(XmlAnswer.Of(body), context.RequestAborted);
            return;
        }

        await WriteAsync(context, status, body);
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        return context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}
