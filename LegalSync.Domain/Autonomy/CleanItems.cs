using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>Which held items may be approved by themselves, and when. Pure; everything flagged waits for a person.</summary>
public static class CleanItems
{
    /// <summary>When an item approves itself by the mode of its stream, unless a person stops it before; null when it waits for a person.</summary>
    public static DateTimeOffset? ApprovesAt(WorkItem item, StreamSetting stream, PostingPolicy policy)
    {
        if (!stream.MayApprove || item is not { Stage: Stage.Held, Draft: not null, OpenEdges: 0, IsProvisional: false } || IsFlagged(item))
        {
            return null;
        }

        // What was held before the stream had its mode is shown to people for as long as any other item.
        var since = stream.ModeSince is { } mode && mode > item.StageSince ? mode : item.StageSince;
        return stream.Mode == StreamMode.Supervised ? since + policy.SuperviseFor : since;
    }

    /// <summary>True when a rule that was asked about the item is broken, though somebody decided that it goes on.</summary>
    public static bool IsFlagged(WorkItem item) =>
        (JsonSerializer.Deserialize<IReadOnlyList<RuleOutcome>>(item.Outcomes, AmountsJson.Options) ?? []).Any(outcome => outcome.IsBroken);

    /// <summary>True when a person took the decision about exactly this draft back: a person decides about it from here on.</summary>
    public static bool IsKeptByPerson(WorkItem item, IEnumerable<Approval> decisions) =>
        decisions.Any(decision => decision.Decision == Decision.Undone && decision.DraftHash == item.DraftHash && !decision.ActorId.StartsWith("job:", StringComparison.Ordinal));
}

/// <summary>What the caps of a fresh promotion still let through today. Minor units.</summary>
/// <param name="PerPosting">The most one posting may move; null when no caps hold.</param>
/// <param name="Left">What is left of the day; null when no caps hold.</param>
public readonly record struct CapsLeft(long? PerPosting, long? Left)
{
    /// <summary>The caps of a stream on a day.</summary>
    public static CapsLeft Of(StreamSetting stream, DateOnly today, long spent) =>
        Hold(stream, today) ? new CapsLeft(stream.PerPostingMinor ?? 0, (stream.PerDayMinor ?? 0) - spent) : new CapsLeft(null, null);

    /// <summary>True while the caps of a stream hold.</summary>
    public static bool Hold(StreamSetting stream, DateOnly today) => stream.CapsThrough is { } through && today <= through;

    /// <summary>True when an amount goes through.</summary>
    public bool Allow(long minor) => PerPosting is not { } each || (Math.Abs(minor) <= each && Math.Abs(minor) <= Left);

    /// <summary>What is left after an amount.</summary>
    public CapsLeft After(long minor) => this with { Left = Left - Math.Abs(minor) };
}
