using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Approvals;

/// <summary>An item as it was shown: its key and the hash of the draft on the screen.</summary>
public sealed record ShownItem(WorkItemId Id, string DraftHash);

/// <summary>What became of one item of a decision.</summary>
public sealed record ItemVerdict(WorkItemId Id, bool Done, string? Refusal);

/// <summary>What became of a decision.</summary>
/// <param name="Verdicts">One an item, in the order it was looked at.</param>
/// <param name="UndoUntil">Until when it can be taken back without writing anything; null when nothing was done.</param>
public sealed record DecisionOutcome(IReadOnlyList<ItemVerdict> Verdicts, DateTimeOffset? UndoUntil)
{
    /// <summary>Every item refused for one reason.</summary>
    public static DecisionOutcome Refused(IEnumerable<ShownItem> items, string refusal) => new([.. items.Select(item => new ItemVerdict(item.Id, false, refusal))], null);

    /// <summary>Verdicts, with the undo time when anything was done.</summary>
    public static DecisionOutcome Of(IReadOnlyList<ItemVerdict> verdicts, DateTimeOffset undoUntil) =>
        new(verdicts, verdicts.Any(verdict => verdict.Done) ? undoUntil : null);
}
