using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Entries that correct what people posted by hand: each standing order is an item that waits for approval like any other. One whose order was taken back ends.</summary>
internal static class CorrectionEvaluation
{
    /// <summary>Evaluates the corrections of the matter, or those that belong to none.</summary>
    public static IEnumerable<ItemDecision> Run(MatterCase matterCase) => matterCase.Directives[CorrectionOrder.EventOf(matterCase.MatterId)]
        .Where(directive => directive is { Kind: DirectiveKind.CorrectBooks, RevokedAt: null })
        .OrderBy(directive => directive.Sequence)
        .Select(directive => Decide(matterCase, CorrectionOrder.Read(directive.Value)));

    private static ItemDecision Decide(MatterCase matterCase, CorrectionOrder order)
    {
        var decision = new ItemDecision(order.Key, matterCase.MatterId, Stage.Held)
        {
            Title = $"Correction of {order.Title}",
            Date = order.Journal.Date,
            Amount = order.Journal.Moves!.Value,
            FinancialHash = DecisionBuilder.Hash(DraftText.Write([order.Journal])),
        };
        if (DecisionBuilder.DecidedEnd(matterCase, decision.Key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        return order.Journal.Date < matterCase.OpensOn
            ? decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(matterCase.OpensOn)}." }
            : decision with { Legs = [order.Journal] };
    }
}
