using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>Up to thirty operations in one request; each stands or falls alone.</summary>
internal sealed class Batch(QuickBooksServer server)
{
    private const int MostItems = 30;
    private const int LongestRequestId = 36;
    private const int LongestItemId = 10;
    private static readonly string[] Fields = ["bId", "operation", "optionsData", "Query"];

    /// <summary>Carries out the items in their order.</summary>
    public JsonObject Run(QuickBooksCompany company, JsonObject body, string? requestId, string time)
    {
        var items = body.Objects("BatchItemRequest").ToList();
        if (items.Count == 0)
        {
            throw Refuse.Missing("BatchItemRequest");
        }

        if (items.Count > MostItems)
        {
            throw new RefusedException("1040", "Batch size exceeded", $"A batch takes {JsonReading.Plain(MostItems)} items. Supplied value:{JsonReading.Plain(items.Count)}");
        }

        if (requestId?.Length > LongestRequestId)
        {
            throw new RefusedException("2130", "Invalid request id", $"The requestid of a batch has 36 characters at most. Supplied value:{requestId}", "requestid");
        }

        return new JsonObject
        {
            ["BatchItemResponse"] = new JsonArray([.. items.Select(item => (JsonNode)Answer(company, item, requestId))]),
            ["time"] = time,
        };
    }

    private JsonObject Answer(QuickBooksCompany company, JsonObject item, string? requestId)
    {
        var itemId = item.Text("bId") ?? "";
        JsonObject answer;
        try
        {
            answer = itemId.Length is 0 or > LongestItemId ? throw Refuse.Missing("bId") : Carry(company, item, requestId is null ? null : $"{requestId}:{itemId}");
        }
        catch (RefusedException refusal)
        {
            answer = new JsonObject { ["Fault"] = refusal.ToFault() };
        }

        answer.Remove("time");
        answer["bId"] = itemId;
        return answer;
    }

    private JsonObject Carry(QuickBooksCompany company, JsonObject item, string? requestId)
    {
        if (item.Text("Query") is { } statement)
        {
            return company.Query(statement);
        }

        var (entity, content) = item.FirstOrDefault(property => !Fields.Contains(property.Key, StringComparer.Ordinal));
        if (content is not JsonObject body)
        {
            throw Refuse.Malformed("BatchItemRequest");
        }

        if (server.Faults.TakeRefusal(FaultRequest.ForBatchItem(company.RealmId, entity, body)) is { } fault)
        {
            throw FaultBodies.Refusal(fault);
        }

        var operation = item.Text("operation")?.ToLowerInvariant();
        return company.Write(new WriteRequest(entity, (JsonObject)body.DeepClone())
        {
            Operation = operation == "create" ? null : operation,
            Include = item.Text("optionsData"),
            RequestId = requestId,
        });
    }
}
