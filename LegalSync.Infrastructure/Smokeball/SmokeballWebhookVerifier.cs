using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>
/// Tells whether a notification is Smokeball's: its headers are signed with the key of our subscription. The body is not signed, so nothing
/// in it is believed; it only says what to read.
/// </summary>
public sealed class SmokeballWebhookVerifier(IOptions<SmokeballOptions> options, TimeProvider time)
{
    /// <summary>Lower-case hexadecimal HMAC-SHA256.</summary>
    public const string SignatureHeader = "Signature";

    /// <summary>.NET ticks, UTC, when it was sent.</summary>
    public const string TimestampHeader = "Timestamp";

    /// <summary>Key of the request.</summary>
    public const string RequestIdHeader = "RequestId";

    /// <summary>True when signature and time are right. Comparing takes as long for a near miss as for a far one.</summary>
    public bool IsGenuine(string? signature, string? timestamp, string? requestId)
    {
        var settings = options.Value;
        if (string.IsNullOrEmpty(settings.WebhookKey) || string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(requestId))
        {
            return false;
        }

        var expected = Sign(settings.WebhookKey, timestamp, requestId, settings.ClientId);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) && IsFresh(timestamp);
    }

    /// <summary>The signature of a notification.</summary>
    public static string Sign(string key, string timestamp, string requestId, string clientId) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}|{requestId}|{clientId}")));

    private bool IsFresh(string timestamp) =>
        SmokeballTime.FromTicks(timestamp) is { } sent
        && (time.GetUtcNow() - sent).Duration() <= TimeSpan.FromMinutes(options.Value.WebhookWindowMinutes);
}
