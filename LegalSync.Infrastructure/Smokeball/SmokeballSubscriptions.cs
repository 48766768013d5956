using System.Text.Json;
using LegalSync.Domain.Capture;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>What looking after the subscription ended with.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Subscription">Key of the one subscription; null when it failed or no address is set.</param>
/// <param name="WasMade">True when it had to be made anew.</param>
/// <param name="Problem">What went wrong, for a person.</param>
public sealed record SubscriptionOutcome(ReadStatus Status, string? Subscription, bool WasMade, string? Problem);

/// <summary>
/// Keeps exactly one subscription for a connection. Smokeball deletes subscriptions when a grant ends, so this is called after every
/// consent and once a day.
/// </summary>
public sealed class SmokeballSubscriptions(SmokeballClient client, IOptions<SmokeballOptions> options)
{
    private const string What = "the subscription to changes";

    /// <summary>Makes the subscription if it is missing or differs, and removes whatever else points at our address.</summary>
    public async Task<SubscriptionOutcome> EnsureAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        if (options.Value is not { WebhookUrl: { } url, WebhookKey: { } key })
        {
            return new SubscriptionOutcome(ReadStatus.Complete, null, WasMade: false, null);
        }

        var types = await ReadAsync(connection, "webhooks/types", Word, cancellationToken);
        var standing = await ReadAsync(connection, "webhooks?Offset=0&Limit=500", Standing.Of, cancellationToken);
        if ((types.Failure ?? standing.Failure) is { } failure)
        {
            return Failed(failure);
        }

        var wanted = new Standing("", NameFor(key), url.AbsoluteUri, SmokeballNotification.EventTypes.Intersect(types.Found, StringComparer.Ordinal).ToHashSet());
        var ours = standing.Found.Where(subscription => subscription.PointsAt(url)).ToList();
        var kept = ours.Find(subscription => subscription.IsAs(wanted))?.Id;
        var made = kept is null ? await MakeAsync(connection, wanted, key, cancellationToken) : SmokeballReply.Of([]);
        if (made.Status != ReadStatus.Complete)
        {
            return Failed(made);
        }

        // The new one stands before the old ones go, so that no change falls between them.
        foreach (var spare in ours.Where(subscription => subscription.Id != kept))
        {
            var gone = await client.SendAsync(connection, Write(HttpMethod.Delete, "webhooks/" + Uri.EscapeDataString(spare.Id)), cancellationToken);
            if (gone.Status != ReadStatus.Complete)
            {
                return Failed(gone);
            }
        }

        return new SubscriptionOutcome(ReadStatus.Complete, kept ?? IdOf(made.Body), WasMade: kept is null, null);
    }

    /// <summary>The key cannot be read back; its fingerprint in the name shows when it was changed.</summary>
    private static string NameFor(string key) => "LegalSync " + SourceRecord.Hash(key)[..8];

    private Task<SmokeballReply> MakeAsync(ConnectionId connection, Standing wanted, string key, CancellationToken cancellationToken) =>
        client.SendAsync(
            connection,
            Write(HttpMethod.Post, "webhooks", JsonSerializer.Serialize(new { key, name = wanted.Name, eventTypes = wanted.Types.Order(StringComparer.Ordinal), eventNotificationUrl = wanted.Url })),
            cancellationToken);

    private async Task<(IReadOnlyList<T> Found, SmokeballReply? Failure)> ReadAsync<T>(
        ConnectionId connection, string path, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var reply = await client.SendAsync(connection, new SmokeballRequest(HttpMethod.Get, path, What), cancellationToken);
        if (reply.Status != ReadStatus.Complete)
        {
            return ([], reply);
        }

        try
        {
            using var document = JsonDocument.Parse(reply.Body);
            return SmokeballEnvelope.TryOpen(document.RootElement, out var elements)
                ? (elements.Select(read).OfType<T>().ToList(), null)
                : ([], SmokeballReply.Failed(ReadStatus.Unavailable, SmokeballProblem.Unreadable(What)));
        }
        catch (JsonException)
        {
            return ([], SmokeballReply.Failed(ReadStatus.Unavailable, SmokeballProblem.Unreadable(What)));
        }
    }

    private static SmokeballRequest Write(HttpMethod method, string path, string? json = null) => new(method, path, What, json) { IsWrite = true };

    private static SubscriptionOutcome Failed(SmokeballReply reply) => new(reply.Status, null, WasMade: false, reply.Problem);

    private static string? Word(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static string? IdOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return SmokeballRecord.Text(document.RootElement, "id");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Standing(string Id, string Name, string Url, IReadOnlySet<string> Types)
    {
        public static Standing? Of(JsonElement element) => SmokeballRecord.Text(element, "id") is { } id
            ? new Standing(
                id,
                SmokeballRecord.Text(element, "name") ?? "",
                SmokeballRecord.Text(element, "eventNotificationUrl") ?? "",
                element.TryGetProperty("eventTypes", out var types) && types.ValueKind == JsonValueKind.Array
                    ? types.EnumerateArray().Select(Word).OfType<string>().ToHashSet()
                    : new HashSet<string>())
            : null;

        public bool PointsAt(Uri address) => Uri.TryCreate(Url, UriKind.Absolute, out var own) && own == address;

        public bool IsAs(Standing other) => Name == other.Name && Types.SetEquals(other.Types);
    }
}
