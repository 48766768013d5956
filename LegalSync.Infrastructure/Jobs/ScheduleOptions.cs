using System.ComponentModel.DataAnnotations;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>When jobs run: section <c>Schedule</c>. Checked at start.</summary>
public sealed class ScheduleOptions
{
    /// <summary>Settings section.</summary>
    public const string Section = "Schedule";

    /// <summary>False starts no job on this node.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Minutes between captures.</summary>
    [Range(1, 15, ErrorMessage = "Schedule:CaptureMinutes must be 1 to 15: a finalised entry is queued within fifteen minutes.")]
    public int CaptureMinutes { get; init; } = 5;

    /// <summary>Seconds between looks for approved postings.</summary>
    [Range(1, 60, ErrorMessage = "Schedule:PostSeconds must be 1 to 60.")]
    public int PostSeconds { get; init; } = 2;

    /// <summary>Minutes between read-backs of the books.</summary>
    [Range(1, 1440, ErrorMessage = "Schedule:VerifyMinutes must be 1 to 1440.")]
    public int VerifyMinutes { get; init; } = 10;

    /// <summary>Seconds between reads of what webhooks of the books spoke of.</summary>
    [Range(1, 600, ErrorMessage = "Schedule:HintSeconds must be 1 to 600.")]
    public int HintSeconds { get; init; } = 15;

    /// <summary>Seconds between looks at queue and connections.</summary>
    [Range(5, 600, ErrorMessage = "Schedule:WatchSeconds must be 5 to 600.")]
    public int WatchSeconds { get; init; } = 60;

    /// <summary>Seconds between seals of the audit.</summary>
    [Range(1, 60, ErrorMessage = "Schedule:SealSeconds must be 1 to 60.")]
    public int SealSeconds { get; init; } = 5;

    /// <summary>When the nightly sweep starts, in the firm's time zone.</summary>
    public TimeOnly SweepAt { get; init; } = new(2, 0);

    /// <summary>When the books are compared with the mirror key by key, in the firm's time zone.</summary>
    public TimeOnly CompareAt { get; init; } = new(3, 0);

    /// <summary>When trust accounts are looked at, in the firm's time zone.</summary>
    public TimeOnly TrustWatchAt { get; init; } = new(4, 0);

    /// <summary>When the day's log is written, in the firm's time zone.</summary>
    public TimeOnly DailyLogAt { get; init; } = new(18, 0);
}
