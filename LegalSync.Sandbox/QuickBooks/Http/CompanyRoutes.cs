using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>One request to a company that has passed the gate.</summary>
/// <param name="Company">The company.</param>
/// <param name="Wire">The request.</param>
/// <param name="Fate">What is scripted for it.</param>
internal sealed record CompanyCall(QuickBooksCompany Company, WireRequest Wire, Faults.ScriptedFate Fate);

/// <summary>Which address of a company does what.</summary>
internal sealed class CompanyRoutes(Batch batch)
{
    private const int CompanyPrefix = 3;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <summary>Carries out a request.</summary>
    /// <exception cref="RefusedException">The books refuse it.</exception>
    public JsonObject Answer(CompanyCall call)
    {
        var (company, wire) = (call.Company, call.Wire);
        string[] path = [.. wire.Segments.Skip(CompanyPrefix)];
        return (wire.Method, path) switch
        {
            ("GET", ["query"]) => company.Query(wire.Parameter("query") ?? ""),
            ("POST", ["query"]) => company.Query(wire.Text),
            ("POST", ["batch"]) => batch.Run(call, Body(wire)),
            ("GET", ["companyinfo", var id]) => id == company.RealmId ? company.Read("CompanyInfo", "1") : throw Refuse.Inactive(),
            ("GET", ["preferences"]) => company.Read("Preferences", "1"),
            ("GET", [var entity, var id]) => company.Read(entity, id),
            ("POST", [var entity]) => company.Write(Write(call, entity)),
            _ => throw Refuse.Unsupported($"Could not find resource for relative : {wire.Path} of full path: {wire.Path}"),
        };
    }

    private static WriteRequest Write(CompanyCall call, string entity) => new(entity, Body(call.Wire))
    {
        Operation = call.Wire.Parameter("operation"),
        Include = call.Wire.Parameter("include"),
        RequestId = call.Wire.RequestId,
        IgnoresRequestId = call.Fate.IgnoresRequestId,
    };

    private static JsonObject Body(WireRequest wire)
    {
        if (!wire.HasJson)
        {
            throw Refuse.Malformed($"Content type {wire.Header("Content-Type")}");
        }

        try
        {
            return JsonNode.Parse(wire.Body.Span, documentOptions: Strictly) as JsonObject ?? throw Refuse.Malformed("The request's body");
        }
        catch (JsonException problem)
        {
            throw Refuse.Malformed(problem.Message);
        }
    }
}
