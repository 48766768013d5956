using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Changes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>Which address of a company does what.</summary>
internal sealed class CompanyRoutes(QuickBooksServer server)
{
    private const int CompanyPrefix = 3;

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    private readonly Batch _batch = new(server);

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
            ("POST", ["batch"]) => _batch.Run(call, Body(wire)),
            ("GET", ["cdc"]) => ChangeFeed.Answer(company, wire, server.Clock.Now),
            ("GET", ["companyinfo", var id]) => id == company.RealmId ? company.Read("CompanyInfo", "1") : throw Refuse.Inactive(),
            ("GET", ["preferences"]) => company.Read("Preferences", "1"),
            ("GET", ["reports", var name]) => company.Report(name, wire.Parameters),
            ("GET", [var entity, var id]) => company.Read(entity, id),
            ("POST", [var entity, var id, "send"]) => company.Send(entity, id, wire.Parameter("sendTo")),
            ("POST", [var entity]) => company.Write(Write(call, entity)),
            _ => throw Refuse.Unsupported($"Could not find resource for relative : {wire.Path} of full path: {wire.Path}"),
        };
    }

    private static WriteRequest Write(CompanyCall call, string entity)
    {
        var body = Body(call.Wire);
        call.LetPersonGoFirst(entity, body);
        return new WriteRequest(entity, body)
        {
            Operation = call.Wire.Parameter("operation"),
            Include = call.Wire.Parameter("include"),
            RequestId = call.Wire.RequestId,
            IgnoresRequestId = call.Fate.IgnoresRequestId,
        };
    }

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
