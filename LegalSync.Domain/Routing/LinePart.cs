using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>A line that comes into the books with the document of another one: the far side of a transfer, a part of a slip.</summary>
internal static class LinePart
{
    /// <summary>Where it stands: in the books as soon as the other one is, left alone where the other one was, and else waiting without a card.</summary>
    /// <param name="decision">The part.</param>
    /// <param name="carrier">The line whose document holds it.</param>
    /// <param name="known">What is known of that line's item.</param>
    public static ItemDecision Follow(ItemDecision decision, ItemKey carrier, KnownItem? known) => known switch
    {
        { Document: { } document } when known.Stage.IsInBooks() => decision with { Stage = Stage.AdoptedManual, Adopted = document, EndReason = $"It is in the books with {carrier.Event}." },
        { Stage: Stage.LeftToManual or Stage.Rejected or Stage.Reversed } => decision with { Stage = Stage.LeftToManual, EndReason = $"It belongs to {carrier.Event}, which is not posted from here." },
        _ => decision with { Stage = Stage.Routed, WaitsFor = [carrier] },
    };
}
