namespace LegalSync.Domain.Posting;

/// <summary>Times and limits of posting; settings of the firm.</summary>
public sealed record PostingPolicy
{
    /// <summary>How long a decision can be taken back before its first byte may be sent.</summary>
    public TimeSpan UndoWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a clean item of a supervised stream is shown to people before it approves itself.</summary>
    public TimeSpan SuperviseFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How often the same envelope is sent, each time after its absence was proven, before a person hears of it.</summary>
    public int Tries { get; init; } = 8;

    /// <summary>Wait before the first look-up; the other waits are multiples of it.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The books' own time limit: only after it can absence be proven.</summary>
    public TimeSpan ServerLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Older work than this is a lagging queue.</summary>
    public TimeSpan LagLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a node holds what it claimed.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How far the nodes' clocks may lie apart.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The longest time between the stored mark and the last first byte: half of it until the sending begins (a sender that was held up longer
    /// does not send), half of it until it may begin anew under a renewed authorisation.
    /// </summary>
    public TimeSpan SendGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an unknown outcome may stay unknown before a person hears of it.</summary>
    public TimeSpan TellAfter { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The most parts of one batch.</summary>
    public int BatchSize { get; init; } = 30;

    /// <summary>From when after the mark absence is proof: the sender is done, and the books' own limit is over.</summary>
    public TimeSpan ProofAfter => SendGrace + ServerLimit + Skew;

    /// <summary>When a posting that was not found is looked up again.</summary>
    public DateTimeOffset LookAgainAt(DateTimeOffset now, DateTimeOffset? proofAt) =>
        proofAt is { } proof && proof > now && proof < now + (FirstRetry * 30) ? proof : now + (FirstRetry * 15);

    /// <summary>How long nothing at all is sent to the books after such an end; null when only its own posting waits, or nothing.</summary>
    public TimeSpan? QuietAfter(SendOutcome outcome) => outcome.Status switch
    {
        SendStatus.Throttled => outcome.RetryAfter ?? TimeSpan.FromSeconds(60),
        SendStatus.Unreachable => FirstRetry * 5,
        _ => null,
    };
}
