using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>Starts a parallel run from the signed opening position, carries it on, takes the firm's spreadsheet, and ends it by cut-over.</summary>
public sealed partial class StartPage(RunStartQuery query, RunLifeActs acts)
{
    private RunStartView? _view;
    private bool _isBusy;

    private bool MayChange => Actor?.Is(Role.Administrator) == true;

    private bool MayBring => MayChange || Actor?.Is(Role.Bookkeeper) == true;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor) => _view = (await query.FindAsync(firm.Id, actor, Leaving)).Value;

    private Task<string?> StartAsync(RunPlan plan) => AskAsync((firm, actor) => acts.StartAsync(firm.Id, plan, actor, Leaving));

    private Task<string?> ExtendAsync(DateOnly through) => AskAsync((firm, actor) => acts.ExtendAsync(firm.Id, through, actor, Leaving));

    private Task PairAsync() => DoAsync((firm, actor) => acts.PairAsync(firm.Id, actor, Leaving));

    private Task AbandonAsync() => DoAsync((firm, actor) => acts.AbandonAsync(firm.Id, actor, Leaving));

    private Task CutOverAsync() => DoAsync((firm, actor) => acts.CutOverAsync(firm.Id, actor, Leaving));

    private async Task<ImportedRows> BringAsync(IReadOnlyList<ManualRow> rows)
    {
        var taken = new ImportedRows("Nobody is signed in.");
        await DoAsync(async (firm, actor) => taken = await acts.BringAsync(firm.Id, rows, actor, Leaving));
        return taken;
    }

    private async Task<string?> AskAsync(Func<FirmBooks, Actor, Task<string?>> act)
    {
        string? refusal = null;
        await DoAsync(async (firm, actor) => refusal = await act(firm, actor));
        return refusal;
    }

    // What a part of the page asks for by a function, and not by an event, draws only that part anew: the page draws itself.
    private async Task DoAsync(Func<FirmBooks, Actor, Task> act)
    {
        if (_isBusy || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        _isBusy = true;
        StateHasChanged();
        try
        {
            await act(firm, actor);
        }
        finally
        {
            _isBusy = false;
        }

        await ReloadAsync();
        StateHasChanged();
    }
}
