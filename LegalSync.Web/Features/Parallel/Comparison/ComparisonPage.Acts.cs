using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>What keys, clicks and buttons of the comparison do.</summary>
public sealed partial class ComparisonPage
{
    [Inject] private DialogDesk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private async Task PressedAsync((string Key, int Index) pressed)
    {
        await ActivateAsync(pressed.Index);
        await (pressed.Key switch
        {
            "Enter" when _active >= 0 => OpenAndGoAsync(),
            "Escape" => BackAsync(),
            "x" when _active >= 0 && MayDecide => _list!.ToggleAsync(_rows.Lines[_active]),
            "* a" when MayDecide => _list!.PickAsync(_rows.Lines),
            "* n" => _list!.PickAsync([]),
            "ArrowLeft" => StepDayAsync(-1),
            "ArrowRight" => StepDayAsync(1),
            "f" => FocusAsync("#parallel-find"),
            "o" => FocusAsync("#pair-evidence a"),
            "z" => Toasts.UndoLastAsync(),
            "?" => Desk.AskAsync<ComparisonKeys, object>("Keys", []),
            ['v', ' ', >= '1' and <= '6'] => ShowTab((ParallelTab)(pressed.Key[2] - '1')),
            _ => Task.CompletedTask,
        });
    }

    private async Task OpenAndGoAsync()
    {
        await OpenAsync(_active);
        await FocusAsync("#pair-detail");
    }

    private Task ShowTab(ParallelTab tab)
    {
        Go(_address.Showing(_address.Filter with { Tab = tab }));
        return Task.CompletedTask;
    }

    // The day before or after the one that is shown; a week where weeks are shown. From all days, the last one that has come.
    private Task StepDayAsync(int by)
    {
        if (_verdict is not { } verdict || _strip is not { Columns: { Count: > 0 } columns })
        {
            return Task.CompletedTask;
        }

        var shown = _address.IsWeekly ? _address.Filter.Week : _address.Filter.Day;
        var at = shown is { } day ? columns.ToList().IndexOf(day) + by : columns.ToList().FindLastIndex(one => one <= verdict.LastDay);
        if (at < 0 || at >= columns.Count)
        {
            return Task.CompletedTask;
        }

        var filter = _address.Filter with { Day = _address.IsWeekly ? null : columns[at], Week = _address.IsWeekly ? columns[at] : null };
        Go(_address.Showing(filter));
        return Task.CompletedTask;
    }

    private async Task FocusAsync(string selector)
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./worklist.js");
        await module.InvokeVoidAsync("focus", selector);
    }
}
