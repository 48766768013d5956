using System.Security.Cryptography;
using System.Text;

namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>The signature of a notification.</summary>
public static class WebhookSeal
{
    /// <summary>The base64 of the HMAC-SHA256 of the bytes as they travel.</summary>
    public static string Of(ReadOnlySpan<byte> body, string verifier) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(verifier), body));
}
