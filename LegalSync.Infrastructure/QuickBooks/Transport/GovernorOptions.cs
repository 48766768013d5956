namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>What QuickBooks allows one app in one company, and how a refusal is waited out.</summary>
public sealed record GovernorOptions
{
    /// <summary>QuickBooks' own limit of requests a minute.</summary>
    public const int FullMinute = 500;

    /// <summary>Requests a minute, batches among them.</summary>
    public int RequestsPerMinute { get; init; } = FullMinute;

    /// <summary>Requests a second, batches among them.</summary>
    public int RequestsPerSecond { get; init; } = 10;

    /// <summary>Batch requests a minute.</summary>
    public int BatchesPerMinute { get; init; } = 40;

    /// <summary>Requests of the whole process that may be under way at once, over all companies.</summary>
    public int AtOnce { get; init; } = 256;

    /// <summary>How long a company is left alone after a refusal that names no time.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What is added to <see cref="Quiet"/>, so that several apps do not come back at the same instant.</summary>
    public Func<TimeSpan> Jitter { get; init; } = static () => TimeSpan.FromMilliseconds(Random.Shared.Next(0, 5_000));

    /// <summary>Nodes that share the limits.</summary>
    public INodeCount Nodes { get; init; } = new SingleNode();

    /// <summary>The limits that go with so many requests a minute: the smaller ones keep their size below QuickBooks' own, and grow with it above.</summary>
    public static GovernorOptions For(int requestsPerMinute) => new()
    {
        RequestsPerMinute = requestsPerMinute,
        RequestsPerSecond = Math.Max(10, requestsPerMinute / 50),
        BatchesPerMinute = Math.Max(40, (int)(requestsPerMinute * 8L / 100)),
        AtOnce = Math.Max(256, requestsPerMinute / 50),
    };
}
