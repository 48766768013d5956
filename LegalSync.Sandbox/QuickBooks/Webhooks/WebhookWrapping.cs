using System.Globalization;

namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>Makes a notification of events: bytes, headers, signature.</summary>
internal static class WebhookWrapping
{
    /// <summary>A notification for one address.</summary>
    public static WebhookPost Wrap(WebhookAddress address, IReadOnlyList<WebhookEvent> events, WebhookScript script, DateTimeOffset now)
    {
        var isLegacy = address.Format == WebhookFormat.Legacy;
        var body = isLegacy
            ? WebhookBody.Legacy(events, script.Oversized)
            : WebhookBody.CloudEvents(events, script.Oversized, script.PresentTense);
        var id = string.Create(CultureInfo.InvariantCulture, $"{address.Id}-{events[0].Number}-{events.Count}");
        KeyValuePair<string, string>[] headers =
        [
            new("Content-Type", isLegacy ? "application/json; charset=utf-8" : "application/cloudevents+json; charset=utf-8"),
            new("intuit-signature", WebhookSeal.Of(body, script.Forged ? address.Verifier + "-forged" : address.Verifier)),
            new("intuit-created-time", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            new("intuit-t-id", id),
            new("intuit-notification-schema-version", isLegacy ? "0.1" : "1.0"),
        ];
        return new WebhookPost(id, address, body, headers, events.Count);
    }
}
