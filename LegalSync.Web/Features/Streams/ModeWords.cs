using LegalSync.Domain.Autonomy;

namespace LegalSync.Web.Features.Streams;

/// <summary>Modes, causes and schedules in words.</summary>
public static class ModeWords
{
    /// <summary>A mode.</summary>
    public static string Of(StreamMode mode) => mode switch
    {
        StreamMode.Draft => "Draft",
        StreamMode.Supervised => "Supervised",
        StreamMode.AutoFinalize => "Auto-finalize",
        _ => throw new InvalidOperationException($"No words for {mode}."),
    };

    /// <summary>How a stream stands.</summary>
    public static string Of(StreamSetting setting) => setting switch
    {
        { IsOn: false } => "Off",
        { PausedBecause: not null } => $"{Of(setting.Mode)}, paused",
        _ => Of(setting.Mode),
    };

    /// <summary>The pill's tone.</summary>
    public static string Tone(StreamSetting setting) => setting switch
    {
        { IsOn: false } or { PausedBecause: not null } => "is-warn",
        { Mode: StreamMode.Draft } => "is-soft",
        _ => "is-good",
    };

    /// <summary>Why a mode changed.</summary>
    public static string Of(ModeCause cause) => cause switch
    {
        ModeCause.Earned => "earned",
        ModeCause.ByPerson => "taken back by a person",
        ModeCause.ValueError => "a posting of ours was wrong in value",
        ModeCause.TrustBreach => "a rule of trust accounting was broken",
        ModeCause.Unbalanced => "a three-way reconciliation does not tie",
        ModeCause.ChainBroken => "the audit chain is broken",
        ModeCause.ConnectorCollision => "another connector posts the same",
        ModeCause.BoundExceeded => "the bound on the error rate is above the limit",
        _ => throw new InvalidOperationException($"No words for {cause}."),
    };

    /// <summary>When postings go.</summary>
    public static string Of(PostingSchedule schedule) => schedule switch
    {
        PostingSchedule.Continuous => "As soon as they are approved",
        PostingSchedule.Daily => "Once a day",
        PostingSchedule.CycleClose => "When the billing cycle closes",
        _ => throw new InvalidOperationException($"No words for {schedule}."),
    };

    /// <summary>What a mode changes.</summary>
    public static IReadOnlyList<string> Changes(StreamMode to) => to switch
    {
        StreamMode.Supervised =>
        [
            "Clean items are approved by themselves after a delay in which anybody can stop them.",
            "Whatever is flagged, provisional or above the caps waits for a person as before.",
        ],
        StreamMode.AutoFinalize =>
        [
            "Clean items are approved by themselves at once.",
            "Whatever is flagged, provisional or above the caps waits for a person as before.",
        ],
        _ => ["Every posting waits for a person."],
    };
}
