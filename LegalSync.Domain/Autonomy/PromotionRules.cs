using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What no evidence overrides: the order of modes, streams that have none of their own, and client money without a partner's word. Pure.</summary>
public static class PromotionRules
{
    /// <summary>How many days the caps of a promotion hold: its first week.</summary>
    public const int CapDays = 7;

    /// <summary>True for streams with postings of their own. Entries reach the books on invoices, and the far side of a transfer with the near one.</summary>
    public static bool HasMode(WorkKind kind) => !kind.IsBillable() && kind is not (WorkKind.TrustTransferIn or WorkKind.Unsupported);

    /// <summary>Why a stream may not have a mode, whatever was counted; null when it may.</summary>
    public static string? Against(StreamSetting stream, StreamMode to) =>
        !HasMode(stream.Kind) ? "This stream has no postings of its own: it follows the stream that it is posted with."
        : !stream.IsOn ? $"The stream is off: {stream.OffBecause}"
        : (stream.Mode, to) is not ((StreamMode.Draft, StreamMode.Supervised) or (StreamMode.Supervised, StreamMode.AutoFinalize)) ? $"A stream goes one step at a time; from {stream.Mode} it cannot go to {to}."
        : to == StreamMode.AutoFinalize && stream.Kind.IsTrustOutflow() && !stream.PartnerOptedIn ? "Client money leaves by itself only when a managing partner agreed for this stream."
        : null;

    /// <summary>Why conditions do not suffice, each named with its figure; null when every one is met.</summary>
    public static string? Unmet(IReadOnlyList<PromotionCondition> conditions) =>
        conditions.Count == 0 ? "Nothing was counted for this stream."
        : conditions.Where(condition => !condition.IsMet).Select(condition => $"{condition.Name} ({condition.Figure})").ToList() is { Count: > 0 } unmet ? $"Not earned yet: {string.Join("; ", unmet)}."
        : null;
}
