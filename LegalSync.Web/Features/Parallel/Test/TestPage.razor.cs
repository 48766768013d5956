using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Parallel.Test;

/// <summary>Runs a few items of last month through the pipeline without posting, shows every field beside what people entered, and takes the signature.</summary>
public sealed partial class TestPage(TransactionTestQuery query, TestActs acts, IJSRuntime script)
{
    private const int MostItems = RunTransactionTest.MostCount;
    private readonly Dictionary<string, bool> _marks = new(StringComparer.Ordinal);
    private TestsView? _view;
    private TransactionTestId? _marked;
    private int _count = RunTransactionTest.UsualCount;
    private bool _isBusy;

    /// <summary>The test that is shown; the newest when none is named.</summary>
    [SupplyParameterFromQuery(Name = "test")] public Guid? Test { get; set; }

    private bool MayRun => Actor is { } actor && (actor.Is(Role.Bookkeeper) || actor.Is(Role.Administrator) || actor.Is(Role.ManagingPartner));

    private IReadOnlyList<PairFinding> Results => _view?.Shown?.Results ?? [];

    private bool AllRight => Results.Count > 0 && Results.All(result => MarkOf(result) == true);

    private string Progress => _marks.ContainsValue(false)
        ? "Something is wrong: mend the mapping it came from, and run the test again."
        : $"{AmountText.Count(_marks.Values.Count(isRight => isRight))} of {AmountText.Count(Results.Count)} marked right.";

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _view = (await query.FindAsync(firm.Id, Test is { } test ? new TransactionTestId(test) : null, actor, Leaving)).Value;
        if (_marked != _view?.Shown?.Row.Id)
        {
            _marks.Clear();
            _marked = _view?.Shown?.Row.Id;
        }
    }

    private bool? MarkOf(PairFinding result) => _marks.TryGetValue(result.Key, out var isRight) ? isRight : null;

    private Task RunAsync() => DoAsync(async (firm, actor) =>
    {
        if (await acts.RunAsync(firm.Id, Math.Clamp(_count, 1, MostItems), actor, Leaving))
        {
            Navigation.NavigateTo("parallel/test");
        }
    });

    private Task SignAsync() => DoAsync((firm, actor) => acts.SignAsync(firm.Id, _view!.Shown!.Row.Id, _marks, actor, Leaving));

    private async Task PrintAsync() => await script.InvokeVoidAsync("print", Leaving);

    private async Task DoAsync(Func<FirmBooks, Actor, Task> act)
    {
        if (_isBusy || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await act(firm, actor);
        }
        finally
        {
            _isBusy = false;
        }

        await ReloadAsync();
    }
}
