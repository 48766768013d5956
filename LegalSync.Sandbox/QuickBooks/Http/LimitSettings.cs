namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>How many requests QuickBooks takes, each counted over a sliding window.</summary>
public sealed record LimitSettings
{
    /// <summary>Whether anything is counted at all.</summary>
    public bool IsOn { get; init; }

    /// <summary>Requests a minute and realm, batches among them.</summary>
    public int PerMinute { get; init; } = 500;

    /// <summary>Requests a second, realm and app.</summary>
    public int PerSecond { get; init; } = 10;

    /// <summary>Batches a minute, realm and app.</summary>
    public int BatchesPerMinute { get; init; } = 40;

    /// <summary>Batches a minute and realm.</summary>
    public int BatchesPerMinuteOfRealm { get; init; } = 120;

    /// <summary>How long everything is refused after one request too many; zero refuses only what is too many.</summary>
    public TimeSpan Penalty { get; init; }

    /// <summary>The Retry-After header of a refusal; null sends none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether refusals come as XML, whatever was asked for.</summary>
    public bool AsXml { get; init; }

    /// <summary>Requests that another app of the realm makes in every minute.</summary>
    public int OtherAppPerMinute { get; init; }

    /// <summary>Batches that another app of the realm sends in every minute.</summary>
    public int OtherAppBatchesPerMinute { get; init; }

    /// <summary>Why this cannot be, or null.</summary>
    public string? Problem() =>
        PerMinute < 1 || PerSecond < 1 || BatchesPerMinute < 1 || BatchesPerMinuteOfRealm < 1 ? "a limit is 1 or more"
        : OtherAppPerMinute < 0 || OtherAppBatchesPerMinute < 0 ? "the other app makes 0 requests or more"
        : Penalty < TimeSpan.Zero || RetryAfter < TimeSpan.Zero ? "a wait is not negative"
        : null;
}
