using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>A pair on the screen, who looks at it, and what happens when a decision is taken back.</summary>
public sealed record PairAtHand(BooksId Books, ParallelDetail Detail, Actor Actor, Func<Task> Undone);

/// <summary>What a person says of compared records: who was right, of one or of many. Asks where asking is due, says what was done, offers the way back.</summary>
public sealed class ComparisonActs(AdjudicatePairs adjudicate, TakeBackAdjudication takeBack, ChoosePair choose, DialogDesk desk, Toasts toasts)
{
    /// <summary>Ours is right: decided at once.</summary>
    /// <returns>What was decided; null when nothing was.</returns>
    public Task<ManyAnswer?> OursIsRightAsync(PairAtHand at, CancellationToken cancellationToken) =>
        DecideAsync(at, new ManyAnswer(PairVerdict.TheirsWrong, "", null), cancellationToken);

    /// <summary>Theirs is right: asks which fault of ours it is, and why.</summary>
    /// <returns>What was decided; null when nothing was.</returns>
    public Task<ManyAnswer?> TheirsIsRightAsync(PairAtHand at, CancellationToken cancellationToken) =>
        AskAsync(at, "Theirs is right", "LegalSync would have posted it wrong. It counts as an error of ours.", PairVerdict.OursWrong, cancellationToken);

    /// <summary>Neither is right: asks which fault of ours it is, and why.</summary>
    /// <returns>What was decided; null when nothing was.</returns>
    public Task<ManyAnswer?> BothAreWrongAsync(PairAtHand at, CancellationToken cancellationToken) =>
        AskAsync(at, "Both are wrong", "Neither is right. It counts as an error of ours and as one of the record made by hand.", PairVerdict.BothWrong, cancellationToken);

    /// <summary>Decides one pair.</summary>
    /// <returns>What was decided; null when nothing was.</returns>
    public async Task<ManyAnswer?> DecideAsync(PairAtHand at, ManyAnswer answer, CancellationToken cancellationToken)
    {
        var done = await RunAsync(at.Books, [at.Detail.Row], answer, at.Actor, at.Undone, cancellationToken);
        return done > 0 ? answer : null;
    }

    /// <summary>Decides many pairs after a sheet that says how many, how much money, and which are left out.</summary>
    /// <returns>How many were decided.</returns>
    public async Task<int> DecideManyAsync(
        PairAtHand first, IReadOnlyList<ParallelRow> rows, ManyAnswer? suggested, CancellationToken cancellationToken)
    {
        var plan = ManyPlan.Of(rows);
        var answer = await desk.AskAsync<ManySheet, ManyAnswer>($"Decide {AmountText.Count(rows.Count, "record")}", new()
        {
            [nameof(ManySheet.Plan)] = plan,
            [nameof(ManySheet.First)] = suggested,
            [nameof(ManySheet.Causes)] = first.Detail.Causes,
        }, isWide: true);
        return answer is null ? 0 : await RunAsync(first.Books, plan.Ready, answer, first.Actor, first.Undone, cancellationToken);
    }

    /// <summary>Takes back what stands about a pair.</summary>
    /// <returns>True when it is open again.</returns>
    public async Task<bool> TakeBackAsync(PairAtHand at, CancellationToken cancellationToken) =>
        Said(await takeBack.RunAsync(at.Books, at.Detail.Pair.Id, at.Actor, cancellationToken), $"{at.Detail.Row.Title}: open again");

    /// <summary>Chooses which records of an ambiguous group belong together.</summary>
    /// <returns>True when it was done.</returns>
    public async Task<bool> ChooseAsync(PairAtHand at, string ours, string theirs, CancellationToken cancellationToken) =>
        Said(await choose.RunAsync(at.Books, at.Detail.Pair.Id, ours, theirs, at.Actor, cancellationToken), $"{at.Detail.Row.Title} goes with {theirs}");

    private async Task<ManyAnswer?> AskAsync(PairAtHand at, string title, string sentence, PairVerdict verdict, CancellationToken cancellationToken)
    {
        var cause = await desk.AskAsync<CauseSheet, CauseAnswer>($"{title}: {at.Detail.Row.Title}", new()
        {
            [nameof(CauseSheet.Sentence)] = sentence,
            [nameof(CauseSheet.Verb)] = title,
            [nameof(CauseSheet.Causes)] = at.Detail.Causes,
        });
        return cause is null ? null : await DecideAsync(at, new ManyAnswer(verdict, cause.Reason, cause.Cluster), cancellationToken);
    }

    private async Task<int> RunAsync(
        BooksId books, IReadOnlyList<ParallelRow> rows, ManyAnswer answer, Actor actor, Func<Task> undone, CancellationToken cancellationToken)
    {
        var shown = rows.Select(row => new ShownPair(row.Id, row.Fingerprint)).ToList();
        var outcome = await adjudicate.RunAsync(books, shown, answer.Verdict, answer.Reason, answer.Cluster, actor, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            toasts.Refused(refusal);
            return 0;
        }

        foreach (var group in outcome.Refusals.GroupBy(one => one.Why))
        {
            toasts.Refused(rows.Count == 1 ? $"{rows[0].Title}: {group.Key}" : $"{AmountText.Count(group.Count(), "record")}: {group.Key}");
        }

        if (outcome.Decided > 0)
        {
            var refused = outcome.Refusals.Select(one => one.Pair).ToHashSet();
            var decided = rows.Select(row => row.Id).Where(id => !refused.Contains(id)).ToList();
            var what = outcome.Decided == 1 ? rows.First(row => row.Id == decided[0]).Title : AmountText.Count(outcome.Decided, "record");
            var fault = answer.Cluster is { } cluster ? $" ({ParallelText.Cluster(cluster)})" : "";
            toasts.Done($"{what}: {ParallelWords.Of(answer.Verdict)}{fault}", () => UndoAsync(books, decided, actor, undone));
        }

        return outcome.Decided;
    }

    private async Task UndoAsync(BooksId books, IReadOnlyList<PairId> decided, Actor actor, Func<Task> undone)
    {
        string? refusal = null;
        var back = 0;
        foreach (var pair in decided)
        {
            var why = await takeBack.RunAsync(books, pair, actor, CancellationToken.None);
            refusal ??= why;
            back += why is null ? 1 : 0;
        }

        Said(refusal, $"{AmountText.Count(back, "record is", "records are")} open again");
        await undone();
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
