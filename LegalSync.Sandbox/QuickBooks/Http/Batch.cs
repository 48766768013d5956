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
    public JsonObject Run(CompanyCall call, JsonObject body)
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

        if (call.Wire.RequestId?.Length > LongestRequestId)
        {
            throw new RefusedException("2130", "Invalid request id", $"The requestid of a batch has 36 characters at most. Supplied value:{call.Wire.RequestId}", "requestid");
        }

        server.Journal.Requests.Took(items.Count);
        var answers = items.Select(item => Answer(call, item)).OfType<JsonNode>().ToList();
        if (call.Fate.Reversed)
        {
            answers.Reverse();
        }

        return new JsonObject { ["BatchItemResponse"] = new JsonArray([.. answers]), ["time"] = PacificTime.Precise(server.Clock.Now) };
    }

    private JsonObject? Answer(CompanyCall call, JsonObject item)
    {
        var itemId = item.Text("bId") ?? "";
        var fate = call.Fate.Items?.Invoke(itemId) ?? ItemFate.Carried;
        var answer = fate == ItemFate.Failed ? Failure() : Carry(call, item, itemId);
        if (fate == ItemFate.CarriedButFailed)
        {
            answer = Failure();
        }

        answer.Remove("time");
        answer["bId"] = itemId;
        return fate == ItemFate.CarriedButMissing ? null : answer;
    }

    private JsonObject Carry(CompanyCall call, JsonObject item, string itemId)
    {
        try
        {
            return itemId.Length is 0 or > LongestItemId
                ? throw Refuse.Missing("bId")
                : Act(call, item, call.Wire.RequestId is { } requestId ? $"{requestId}:{itemId}" : null);
        }
        catch (RefusedException refusal)
        {
            return new JsonObject { ["Fault"] = refusal.ToFault() };
        }
    }

    private JsonObject Act(CompanyCall call, JsonObject item, string? requestId)
    {
        if (item.Text("Query") is { } statement)
        {
            return call.Company.Query(statement);
        }

        var (entity, content) = item.FirstOrDefault(property => !Fields.Contains(property.Key, StringComparer.Ordinal));
        if (content is not JsonObject body)
        {
            throw Refuse.Malformed("BatchItemRequest");
        }

        if (server.Script is null && server.Faults.TakeRefusal(FaultRequest.ForBatchItem(call.Company.RealmId, entity, body)) is { } fault)
        {
            throw BoardFates.Refusal(fault);
        }

        call.LetPersonGoFirst(entity, body);
        var operation = item.Text("operation")?.ToLowerInvariant();
        return call.Company.Write(new WriteRequest(entity, (JsonObject)body.DeepClone())
        {
            Operation = operation == "create" ? null : operation,
            Include = item.Text("optionsData"),
            RequestId = requestId,
            IgnoresRequestId = call.Fate.IgnoresRequestId,
        });
    }

    private JsonObject Failure() => Envelopes.SystemFailure(server.Clock.Now);
}
