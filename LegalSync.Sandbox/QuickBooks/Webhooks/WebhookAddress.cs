namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>The two shapes of a notification.</summary>
public enum WebhookFormat
{
    /// <summary>One object with <c>eventNotifications</c>, realm by realm.</summary>
    Legacy,

    /// <summary>A list of CloudEvents.</summary>
    CloudEvents,
}

/// <summary>An address that is told of changes.</summary>
/// <param name="Id">Names it here.</param>
/// <param name="Url">Where to.</param>
/// <param name="Verifier">The verifier token that signs; it is not the client secret.</param>
/// <param name="Format">In which shape.</param>
public sealed record WebhookAddress(string Id, Uri Url, string Verifier, WebhookFormat Format);
