using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace LegalSync.Infrastructure.QuickBooks.Webhooks;

/// <summary>
/// Tells whether a notification is Intuit's: its exact bytes are signed with the verifier token of our app. While the token is being
/// exchanged the one before it counts as well, so that no notification is lost in between.
/// </summary>
public sealed class QuickBooksWebhookVerifier(IOptions<QuickBooksOptions> options)
{
    /// <summary>Base64 of HMAC-SHA256 over the raw body.</summary>
    public const string SignatureHeader = "intuit-signature";

    /// <summary>True when the signature is right. It takes as long for a near miss as for a far one, and for the older token as for the newer.</summary>
    public bool IsGenuine(ReadOnlySpan<byte> body, string? signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature is null || !Convert.TryFromBase64String(signature, given, out var length) || length != given.Length)
        {
            return false;
        }

        var current = Matches(options.Value.WebhookVerifierToken, body, given);
        var previous = Matches(options.Value.PreviousWebhookVerifierToken, body, given);
        return current | previous;
    }

    /// <summary>The signature of a body.</summary>
    public static string Sign(string token, ReadOnlySpan<byte> body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), body));

    private static bool Matches(string? token, ReadOnlySpan<byte> body, ReadOnlySpan<byte> given) =>
        !string.IsNullOrEmpty(token) && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), body), given);
}
