using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>What a person does with a run as a whole: compares anew, signs a week, signs the cycle.</summary>
public sealed class RunActs(RunComparison compare, SignWeek signWeek, SignCycle signCycle, DialogDesk desk, Toasts toasts)
{
    /// <summary>Compares anew.</summary>
    public async Task CompareAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var figures = await compare.RunAsync(books, actor, cancellationToken);
        if (figures.Refusal is { } refusal)
        {
            toasts.Refused(refusal);
            return;
        }

        var fallen = figures.Fallen > 0 ? $", {AmountText.Count(figures.Fallen, "verdict")} fell because records changed" : "";
        toasts.Done($"{AmountText.Count(figures.Ours, "record")} of LegalSync compared with {AmountText.Count(figures.Theirs)} made by hand{fallen}");
    }

    /// <summary>Shows the figures of a week, with what stands against its signature, and signs it.</summary>
    /// <returns>True when it is signed.</returns>
    public async Task<bool> SignWeekAsync(BooksId books, ParallelVerdict verdict, DateOnly monday, Actor actor, CancellationToken cancellationToken)
    {
        var isSure = await desk.AskAsync<WeekSheet, bool>($"Sign the week {ParallelText.Week(monday)}", new()
        {
            [nameof(WeekSheet.Verdict)] = verdict,
            [nameof(WeekSheet.Monday)] = monday,
            [nameof(WeekSheet.MaySign)] = actor.Is(Role.Bookkeeper),
        }, isWide: true);
        return isSure && Said(await signWeek.RunAsync(books, monday, actor, cancellationToken), $"The week {ParallelText.Week(monday)} is signed");
    }

    /// <summary>Signs the cycle, after a sentence that says what is attested.</summary>
    /// <returns>True when it is signed.</returns>
    public async Task<bool> SignCycleAsync(BooksId books, ParallelVerdict verdict, Actor actor, CancellationToken cancellationToken)
    {
        var isSure = await desk.AskAsync<ConfirmDialog, bool>("Sign the cycle", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)
            [
                $"{TimeText.Day(verdict.Run.StartsOn)} to {TimeText.Day(verdict.Run.EndsOn)}.",
                $"{AmountText.Count(verdict.Agreeing)} of {AmountText.Count(verdict.Records)} records agree, {AmountText.Count(verdict.Explained)} are explained.",
                $"{AmountText.Count(verdict.AgainstUs, "record")} of LegalSync would have been wrong; {AmountText.Of(verdict.TrustDifference)} trust difference.",
            ],
            [nameof(ConfirmDialog.Sentence)] = "You attest that these records were compared and every difference decided. Nothing is posted by this: the cut-over follows.",
            [nameof(ConfirmDialog.Verb)] = "Sign the cycle",
        });
        return isSure && Said(await signCycle.RunAsync(books, actor, cancellationToken), "The cycle is signed");
    }

    private bool Said(string? refusal, string done)
    {
        if (refusal is null)
        {
            toasts.Done(done);
        }
        else
        {
            toasts.Refused(refusal);
        }

        return refusal is null;
    }
}
