using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.Smokeball.Webhooks;

/// <summary>Subscribing to what changes.</summary>
internal static class WebhookEndpoints
{
    /// <summary>What can be subscribed to. There is nothing for bank accounts, trust or payments, as in the real system.</summary>
    private static readonly string[] Types =
    [
        "activitycode.created", "activitycode.updated", "activitycode.deleted", "billingconfiguration.updated",
        "contact.created", "contact.updated", "contact.deleted", "contact.restored", "expense.created", "expense.updated", "expense.deleted",
        "fee.created", "fee.updated", "fee.deleted", "firmuser.updated", "invoice.created", "invoice.updated", "invoice.finalized",
        "matter.created", "matter.updated", "matter.closed", "staff.created", "staff.updated", "error",
    ];

    private sealed record Wanted(string? Name, string? Key, IReadOnlyList<string>? EventTypes, string? EventNotificationUrl);

    public static void MapWebhooks(this WebApplication app, SmokeballServer server)
    {
        var office = server.Webhooks;
        app.MapGet("/webhooks/types", (HttpRequest request) => Answers.All(request, Types.Select(type => (JsonNode)type)));
        app.MapGet("/webhooks", (HttpRequest request) => Answers.Page(request, office.Subscriptions, subscription => Show(request, server, subscription)));
        app.MapGet("/webhooks/{id}", (HttpRequest request, string id) => Find(office, id) is { } found ? Answers.Json(Show(request, server, found)) : Answers.NotFound(request));
        app.MapPost("/webhooks", (HttpRequest request) => SubscribeAsync(request, server));
        app.MapDelete("/webhooks/{id}", (HttpRequest request, string id) => office.Unsubscribe(id) ? Results.Ok() : Answers.NotFound(request));
        app.MapPost("/webhooks/{id}/notify", (HttpRequest request, string id) =>
        {
            if (Find(office, id) is not { } found)
            {
                return Answers.NotFound(request);
            }

            office.Notify(found, server.Practice.Read(plan => plan.AccountId));
            return Results.Ok();
        });
    }

    private static WebhookSubscription? Find(WebhookOffice office, string id) => office.Subscriptions.FirstOrDefault(subscription => subscription.Id == id);

    private static async Task<IResult> SubscribeAsync(HttpRequest request, SmokeballServer server)
    {
        var wanted = await Answers.BodyAsync<Wanted>(request);
        if (wanted?.EventTypes is not { Count: > 0 } types || types.FirstOrDefault(type => !Types.Contains(type, StringComparer.Ordinal)) is not null)
        {
            return Answers.BadRequest(request, "eventTypes", "Each event type must be one of GET /webhooks/types.");
        }

        if (!Uri.TryCreate(wanted.EventNotificationUrl, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || url.IsLoopback))
        {
            return Answers.BadRequest(request, "eventNotificationUrl", "The address must be https, or loopback.");
        }

        var subscription = server.Webhooks.Subscribe(wanted.Name ?? "", wanted.Key ?? Guid.NewGuid().ToString("N"), types, url);
        var answer = Show(request, server, subscription);
        answer["key"] = subscription.Key;
        return Answers.Json(answer);
    }

    private static JsonObject Show(HttpRequest request, SmokeballServer server, WebhookSubscription subscription) => new()
    {
        ["id"] = subscription.Id, ["href"] = $"{Answers.Host(request)}/webhooks/{subscription.Id}",
        ["accountId"] = server.Practice.Read(plan => plan.AccountId), ["name"] = subscription.Name,
        ["eventTypes"] = new JsonArray([.. subscription.EventTypes.Select(type => (JsonNode)type)]), ["eventNotificationUrl"] = subscription.Url.OriginalString,
        ["createdDateUtc"] = Wire.Instant(subscription.Created), ["updatedDateUtc"] = Wire.Instant(subscription.Created), ["lastUpdated"] = subscription.Created.UtcTicks,
    };
}
