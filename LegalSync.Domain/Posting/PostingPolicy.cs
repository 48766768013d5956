namespace LegalSync.Domain.Posting;

/// <summary>Times and limits of posting; settings of the firm.</summary>
public sealed record PostingPolicy
{
    /// <summary>How long a decision can be taken back before its first byte may be sent.</summary>
    public TimeSpan UndoWindow { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the same envelope is sent before a person hears of it.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>Wait before the second send; doubled for each further one.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The books' own time limit: only after it can absence be proven.</summary>
    public TimeSpan ServerLimit { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Older work than this is a lagging queue.</summary>
    public TimeSpan LagLimit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long nothing at all is sent to the books after such an end; null when only its own posting waits, or nothing.</summary>
    public TimeSpan? QuietAfter(SendOutcome outcome) => outcome.Status switch
    {
        SendStatus.Throttled => outcome.RetryAfter ?? TimeSpan.FromSeconds(60),
        SendStatus.Unreachable => FirstRetry * 5,
        _ => null,
    };
}
