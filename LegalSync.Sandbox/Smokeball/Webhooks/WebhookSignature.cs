using System.Security.Cryptography;
using System.Text;

namespace LegalSync.Sandbox.Smokeball.Webhooks;

/// <summary>How Smokeball signs a delivery: the headers, never the body.</summary>
public static class WebhookSignature
{
    /// <summary>Lower-case hex HMAC-SHA256 over time stamp, request id and client id.</summary>
    public static string Of(string key, string timestamp, string requestId, string clientId) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}|{requestId}|{clientId}")));
}
