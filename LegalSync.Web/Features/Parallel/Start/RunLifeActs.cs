using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>The use cases of a parallel run's life.</summary>
public sealed record RunLifeTools(StartParallelRun Start, ExtendParallelRun Extend, AbandonParallelRun Abandon, RunComparison Compare, CutOver CutOver, ImportManualRows Import);

/// <summary>What a person does with a parallel run as a whole: asks where asking is due, acts, says what was done.</summary>
public sealed class RunLifeActs(RunLifeTools tools, DialogDesk desk, Toasts toasts)
{
    /// <summary>Starts it, and compares at once what is there already. Answers a refusal, to be said where it was asked, or null when done.</summary>
    public async Task<string?> StartAsync(BooksId books, RunPlan plan, Actor actor, CancellationToken cancellationToken)
    {
        var refusal = Told(
            await tools.Start.RunAsync(books, plan.From, plan.Through, plan.Source, actor, cancellationToken),
            "The parallel run is open. Nothing is written to QuickBooks until it ends.");
        if (refusal is null && plan.Source == ManualSource.Books)
        {
            await PairAsync(books, actor, cancellationToken);
        }

        return refusal;
    }

    /// <summary>Lets it go on to a later day. Answers a refusal, to be said where it was asked, or null when done.</summary>
    public async Task<string?> ExtendAsync(BooksId books, DateOnly through, Actor actor, CancellationToken cancellationToken) =>
        Told(await tools.Extend.RunAsync(books, through, actor, cancellationToken), $"The parallel run goes on to {TimeText.Day(through)}.");

    /// <summary>Compares now.</summary>
    public async Task PairAsync(BooksId books, Actor actor, CancellationToken cancellationToken) => Say(await tools.Compare.RunAsync(books, actor, cancellationToken));

    /// <summary>Gives it up, with a reason.</summary>
    public async Task AbandonAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>("Give the parallel run up", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["Nothing is adopted. The items of the period are looked at as usual again, and wait for approval where they are not in QuickBooks yet.", "What was compared and decided stays on record."],
            [nameof(ReasonDialog.Verb)] = "Give it up",
        });
        if (reason is not null)
        {
            Say(await tools.Abandon.RunAsync(books, reason, actor, cancellationToken), "The parallel run is given up.");
        }
    }

    /// <summary>Ends it by cut-over; the page has asked for the firm's name.</summary>
    public async Task CutOverAsync(BooksId books, Actor actor, CancellationToken cancellationToken) =>
        Say(await tools.CutOver.RunAsync(books, actor, cancellationToken), "Cut over. LegalSync posts from now on what is approved.");

    /// <summary>Brings rows of the firm's spreadsheet, and compares with them.</summary>
    public async Task<ImportedRows> BringAsync(BooksId books, IReadOnlyList<ManualRow> rows, Actor actor, CancellationToken cancellationToken)
    {
        var taken = await tools.Import.RunAsync(books, rows, actor, cancellationToken);
        if (taken.Refusal is null)
        {
            await PairAsync(books, actor, cancellationToken);
        }

        return taken;
    }

    private string? Told(string? refusal, string done)
    {
        if (refusal is null)
        {
            toasts.Done(done);
        }

        return refusal;
    }

    private void Say(string? refusal, string done)
    {
        if (Told(refusal, done) is { } why)
        {
            toasts.Refused(why);
        }
    }

    private void Say(ComparisonFigures figures)
    {
        if (figures.Refusal is { } refusal)
        {
            toasts.Refused(refusal);
        }
        else
        {
            toasts.Done($"Compared: {AmountText.Count(figures.Equal)} agree, {AmountText.Count(figures.Differing + figures.Ambiguous)} differ, {AmountText.Count(figures.OnlyOurs)} only ours, {AmountText.Count(figures.OnlyTheirs)} only by hand.");
        }
    }
}
