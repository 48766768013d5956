using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>Explains a difference: as a convention, as timing, as excluded, by a correction of the books, or by another mapping after a rehearsal.</summary>
public sealed class ExplainActs(ComparisonActs acts, KeepConvention keep, ProposeCorrection propose, ChangeMapping change, DialogDesk desk, Toasts toasts)
{
    /// <summary>Asks how, and does it.</summary>
    /// <param name="at">The pair.</param>
    /// <param name="run">The run: a rule that changes holds from its first day.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was decided; null when nothing was, or when it holds for more than this pair by itself.</returns>
    public async Task<ManyAnswer?> ExplainAsync(PairAtHand at, FirmParallelRun run, CancellationToken cancellationToken)
    {
        var answer = await desk.AskAsync<ExplainSheet, ExplainAnswer>($"Explain {at.Detail.Row.Title}", new() { [nameof(ExplainSheet.Detail)] = at.Detail });
        switch (answer?.Way)
        {
            case ExplainWay.Timing:
                return await acts.DecideAsync(at, new ManyAnswer(PairVerdict.Timing, answer.Reason, null), cancellationToken);
            case ExplainWay.Excluded:
                return await acts.DecideAsync(at, new ManyAnswer(PairVerdict.Excluded, answer.Reason, null), cancellationToken);
            case ExplainWay.Convention:
                await KeepAsync(at, answer, cancellationToken);
                return null;
            case ExplainWay.Correction:
                return await CorrectAsync(at, answer, cancellationToken);
            case ExplainWay.Mapping:
                await ChangeAsync(at, run, answer, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    private async Task KeepAsync(PairAtHand at, ExplainAnswer answer, CancellationToken cancellationToken)
    {
        var refusal = await keep.RunAsync(at.Books, at.Detail.Pair.Id, answer.Field!.Value, answer.AnyValue, answer.Reason, at.Actor, cancellationToken);
        Say(refusal, "Kept as a convention. What differs in nothing else is settled by it.");
    }

    private async Task<ManyAnswer?> CorrectAsync(PairAtHand at, ExplainAnswer answer, CancellationToken cancellationToken)
    {
        var decided = await acts.DecideAsync(at, new ManyAnswer(PairVerdict.TheirsWrong, answer.Reason, null), cancellationToken);
        if (decided is not null)
        {
            Say(await propose.RunAsync(at.Books, at.Detail.Pair.Id, answer.Reason, at.Actor, cancellationToken), "A correction is proposed. It waits for an approval and is posted after the run.");
        }

        return decided;
    }

    private async Task ChangeAsync(PairAtHand at, FirmParallelRun run, ExplainAnswer answer, CancellationToken cancellationToken)
    {
        var wanted = await desk.AskAsync<MappingSheet, MappingChange>("Change a mapping", new()
        {
            [nameof(MappingSheet.At)] = at,
            [nameof(MappingSheet.From)] = run.StartsOn,
            [nameof(MappingSheet.Reason)] = answer.Reason,
        }, isWide: true);
        if (wanted is not null)
        {
            Say(await change.RunAsync(at.Books, wanted, at.Actor, cancellationToken), "The mapping is changed. The records are compared anew at the next comparison.");
        }
    }

    private void Say(string? refusal, string done)
    {
        if (refusal is null)
        {
            toasts.Done(done);
        }
        else
        {
            toasts.Refused(refusal);
        }
    }
}
