using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>What stands between a run and its cut-over, each with its figure. The use case judges by itself; this only shows.</summary>
public static class CutOverConditions
{
    /// <summary>The conditions.</summary>
    public static IReadOnlyList<PromotionCondition> Of(FirmParallelRun run, CutOverFigures figures)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(figures);
        return
        [
            Condition("Something was compared", figures.Pairs > 0, AmountText.Count(figures.Pairs, "pair"), "Compare at least one billing cycle."),
            Condition("Every difference is settled", figures.Open == 0, $"{AmountText.Count(figures.Open)} open", "Decide each of them on the comparison page."),
            Condition("Every week is signed", figures.SignedWeeks >= figures.Weeks, $"{figures.SignedWeeks} of {AmountText.Count(figures.Weeks, "week")}", "The bookkeeper signs each week once its differences are settled."),
            Condition("The cycle is signed", run.State == ParallelRunState.SignedOff, run.SignedBy is { } by ? $"by {by}" : "not signed", "The managing partner signs the cycle."),
        ];
    }

    private static PromotionCondition Condition(string name, bool isMet, string figure, string remedy) => new(name, isMet, figure, isMet ? "" : remedy);
}
