using System.ComponentModel.DataAnnotations;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Where Smokeball is and who we are there. One client id serves every firm of the process.</summary>
public sealed class SmokeballOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Smokeball";

    /// <summary>Where records are read, for example https://api.smokeball.com/.</summary>
    [Required]
    public Uri? BaseAddress { get; init; }

    /// <summary>Where people consent and tokens are bought, for example https://auth.smokeball.com/.</summary>
    [Required]
    public Uri? AuthAddress { get; init; }

    /// <summary>The client id that Smokeball gave the application.</summary>
    [Required]
    public string ClientId { get; init; } = "";

    /// <summary>Its secret.</summary>
    [Required]
    public string ClientSecret { get; init; } = "";

    /// <summary>The key sent with every request.</summary>
    [Required]
    public string ApiKey { get; init; } = "";

    /// <summary>Requests a second over all firms; Smokeball allows five for a client id.</summary>
    [Range(1, 10_000)]
    public int RequestsPerSecond { get; init; } = 5;

    /// <summary>Requests that may go out at once after a rest; one fewer than a second allows when not given.</summary>
    [Range(1, 10_000)]
    public int? Burst { get; init; }

    /// <summary>
    /// The burst that counts. Requests do not arrive as evenly as they were sent: with the whole burst that Smokeball allows, a slow first
    /// request makes the sixth come too early.
    /// </summary>
    internal int EffectiveBurst => Burst ?? Math.Max(1, RequestsPerSecond - 1);

    /// <summary>How long one try may take.</summary>
    [Range(1, 600)]
    public int RequestTimeoutSeconds { get; init; } = 30;

    /// <summary>Where Smokeball notifies us; without it nothing is subscribed and reading alone finds changes.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>The key that notifications are signed with; needed with <see cref="WebhookUrl"/>.</summary>
    public string? WebhookKey { get; init; }

    /// <summary>How far a notification's time may lie from ours.</summary>
    [Range(1, 1_440)]
    public int WebhookWindowMinutes { get; init; } = 15;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSafe(BaseAddress))
        {
            yield return Wrong(nameof(BaseAddress), "must be https, or loopback");
        }

        if (!IsSafe(AuthAddress))
        {
            yield return Wrong(nameof(AuthAddress), "must be https, or loopback");
        }

        if (WebhookUrl is not null && !IsSafe(WebhookUrl))
        {
            yield return Wrong(nameof(WebhookUrl), "must be https, or loopback");
        }

        if (WebhookUrl is not null && string.IsNullOrEmpty(WebhookKey))
        {
            yield return Wrong(nameof(WebhookKey), "is needed with WebhookUrl, because an unsigned notification is refused");
        }

        if (WebhookKey is { Length: > 0 and < MinWebhookKeyLength })
        {
            yield return Wrong(nameof(WebhookKey), "must have at least 16 characters");
        }
    }

    private const int MinWebhookKeyLength = 16;

    private static bool IsSafe(Uri? address) => address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);

    private static ValidationResult Wrong(string member, string what) => new($"{Section}:{member} {what}.", [member]);
}
