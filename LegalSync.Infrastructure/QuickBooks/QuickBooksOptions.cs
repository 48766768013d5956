using System.ComponentModel.DataAnnotations;
using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Settings of the QuickBooks Online client. A misspelled or missing key stops the application at start.</summary>
public sealed class QuickBooksOptions
{
    /// <summary>Section of the settings file.</summary>
    public const string Section = "QuickBooks";

    /// <summary>Where the accounting API answers.</summary>
    [Required]
    public Uri? BaseAddress { get; init; } = new("https://quickbooks.api.intuit.com");

    /// <summary>Where codes and refresh tokens are exchanged.</summary>
    [Required]
    public Uri? TokenAddress { get; init; } = new("https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer");

    /// <summary>Where a person allows the connection.</summary>
    [Required]
    public Uri? AuthorizeAddress { get; init; } = new("https://appcenter.intuit.com/connect/oauth2");

    /// <summary>Where a consent is taken back. Left out: Intuit's own, or beside the token address where that is not Intuit's.</summary>
    public Uri? RevokeAddress { get; init; }

    /// <summary>Client id of the registered app.</summary>
    [Required(ErrorMessage = "QuickBooks:ClientId is missing.")]
    public string ClientId { get; init; } = "";

    /// <summary>Client secret of the registered app.</summary>
    [Required(ErrorMessage = "QuickBooks:ClientSecret is missing.")]
    public string ClientSecret { get; init; } = "";

    /// <summary>
    /// How long one request may take. QuickBooks itself gives up after 120 seconds: who waits a little longer hears its verdict instead of guessing.
    /// </summary>
    [Range(1, 300, ErrorMessage = "QuickBooks:RequestTimeoutSeconds must be between 1 and 300.")]
    public int RequestTimeoutSeconds { get; init; } = 130;

    /// <summary>
    /// Requests a minute and company, over all nodes. QuickBooks allows 500 to all apps together; a firm with other apps that write much leaves
    /// them some. Beyond 500 the limits a second and of batches grow with it, which only a sandbox allows.
    /// </summary>
    [Range(1, 600_000, ErrorMessage = "QuickBooks:RequestsPerMinute must be between 1 and 600000.")]
    public int RequestsPerMinute { get; init; } = GovernorOptions.FullMinute;

    /// <summary>Where tokens bought with these settings are good: a connection of another place is not used with them.</summary>
    public string Environment => BaseAddress switch
    {
        null => "",
        { IsLoopback: true } => Simulator,
        { Host: "quickbooks.api.intuit.com" } => Production,
        { Host: "sandbox-quickbooks.api.intuit.com" } => Sandbox,
        var other => other.Authority,
    };

    /// <summary>Where a consent is taken back.</summary>
    public Uri RevokeAt => RevokeAddress
        ?? (TokenAddress is { Host: "oauth.platform.intuit.com" } ? new Uri("https://developer.api.intuit.com/v2/oauth2/tokens/revoke") : new Uri(TokenAddress!, "/v2/oauth2/tokens/revoke"));

    /// <summary>Real companies.</summary>
    public const string Production = "production";

    /// <summary>Intuit's sandbox companies.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>A server on this machine that plays QuickBooks' part.</summary>
    public const string Simulator = "simulator";

    /// <summary>An environment in words.</summary>
    public static string NameOf(string environment) => environment switch
    {
        Production => "real companies",
        Sandbox => "Intuit's sandbox companies",
        Simulator => "the simulator on this machine",
        _ => environment,
    };

    /// <summary>The verifier token of the app's webhooks; without one every notification is refused and reading alone finds changes.</summary>
    public string? WebhookVerifierToken { get; init; }

    /// <summary>The verifier token before it, while it is being exchanged.</summary>
    public string? PreviousWebhookVerifierToken { get; init; }
}
