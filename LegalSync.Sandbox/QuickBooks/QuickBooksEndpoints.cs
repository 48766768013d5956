using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.QuickBooks.OAuth;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>The addresses of QuickBooks Online, on this server.</summary>
public static class QuickBooksEndpoints
{
    private const string Company = "/v3/company/{realmId}";
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <summary>Maps the company, query, batch and OAuth addresses, with the fault board in front of them.</summary>
    public static void Map(WebApplication app, QuickBooksServer server)
    {
        app.UseFaults(server.Faults, "quickbooks", IsOurs, new FaultBodies(server.Clock).Of);
        OAuthEndpoints.Map(app, server);

        var gate = new Gate(server, server.Clock);
        var batch = new Batch(server);
        app.MapGet($"{Company}/query", gate.Handle((company, request) =>
            Task.FromResult(company.Query(request.Query["query"].ToString()))));
        app.MapPost($"{Company}/query", gate.Handle(async (company, request) =>
            company.Query(await TextAsync(request))));
        app.MapPost($"{Company}/batch", gate.Handle(async (company, request) =>
            batch.Run(company, await BodyAsync(request), Parameter(request, "requestid"), PacificTime.Precise(server.Clock.Now))));
        app.MapGet($"{Company}/companyinfo/{{id}}", gate.Handle((company, request) =>
            request.RouteValues["id"] as string == company.RealmId ? Task.FromResult(company.Read("CompanyInfo", "1")) : throw Refuse.Inactive()));
        app.MapGet($"{Company}/preferences", gate.Handle((company, _) => Task.FromResult(company.Read("Preferences", "1"))));
        app.MapGet($"{Company}/{{entity}}/{{id}}", gate.Handle((company, request) =>
            Task.FromResult(company.Read(Route(request, "entity"), Route(request, "id")))));
        app.MapPost($"{Company}/{{entity}}", gate.Handle(async (company, request) => company.Write(
            new WriteRequest(Route(request, "entity"), await BodyAsync(request))
            {
                Operation = Parameter(request, "operation"),
                Include = Parameter(request, "include"),
                RequestId = Parameter(request, "requestid"),
            })));
        app.Map($"{Company}/{{**rest}}", gate.Handle((_, request) =>
            throw Refuse.Unsupported($"Could not find resource for relative : {request.Path} of full path: {request.Scheme}://{request.Host}{request.Path}")));
    }

    private static bool IsOurs(PathString path) =>
        path.StartsWithSegments("/v3/company", StringComparison.Ordinal)
        || path.StartsWithSegments("/oauth2/v1", StringComparison.Ordinal)
        || path.StartsWithSegments("/v2/oauth2", StringComparison.Ordinal);

    private static string Route(HttpRequest request, string name) => (string)request.RouteValues[name]!;

    private static string? Parameter(HttpRequest request, string name) => request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    private static async Task<string> TextAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
    }

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            throw Refuse.Malformed($"Content type {request.ContentType}");
        }

        try
        {
            return JsonNode.Parse(await TextAsync(request), documentOptions: Strictly) as JsonObject ?? throw Refuse.Malformed("The request's body");
        }
        catch (JsonException problem)
        {
            throw Refuse.Malformed(problem.Message);
        }
    }
}
