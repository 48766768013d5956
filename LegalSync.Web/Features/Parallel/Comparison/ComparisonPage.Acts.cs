using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>What keys, clicks and buttons of the comparison do.</summary>
public sealed partial class ComparisonPage
{
    private Offer? _offer;

    /// <summary>More differences that look like the one just decided.</summary>
    private sealed record Offer(PairAtHand First, ManyAnswer Answer, int Count);

    [Inject] private ComparisonActs Acts { get; set; } = default!;

    [Inject] private ExplainActs Explain { get; set; } = default!;

    [Inject] private RunActs Whole { get; set; } = default!;

    [Inject] private DialogDesk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private bool IsOpenRun => _verdict is { Run.IsOpen: true };

    private bool MayDecide => IsOpenRun && Actor is { } actor && (actor.Is(Role.Bookkeeper) || actor.Is(Role.ManagingPartner));

    private bool MayCompare => IsOpenRun && Actor is { } actor && (actor.Is(Role.Bookkeeper) || actor.Is(Role.ManagingPartner) || actor.Is(Role.Administrator));

    private bool MaySignWeek => _verdict is { Run.State: ParallelRunState.Running, Weeks.Count: > 0 } && Actor is { } actor && actor.Is(Role.Bookkeeper);

    private bool MaySignCycle => _verdict is { Run.State: ParallelRunState.Running, Records: > 0 } && Actor is { } actor && actor.Is(Role.ManagingPartner);

    private int PickedCount => _list?.Picked.Count ?? 0;

    private PairAtHand? AtHand => Firm is { } firm && Actor is { } actor && _detail is { } detail ? new PairAtHand(firm.Id, detail, actor, UndoneAsync) : null;

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
            "o" => FocusAsync(_detail is { Ours.Count: > 0 } ? "#pair-evidence a" : "#pair-evidence"),
            "y" => SignWeekAsync(),
            "l" => DecideLookAlikesAsync(),
            "?" => ShowKeysAsync(),
            ['v', ' ', >= '1' and <= '6'] => ShowTab((ParallelTab)(pressed.Key[2] - '1')),
            [>= '1' and <= '9'] => ChooseNthAsync(int.Parse(pressed.Key, CultureInfo.InvariantCulture) - 1),
            "z" => TakeBackAsync(),
            "a" or "t" or "b" or "e" => ActAsync(pressed.Key),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>One outcome of the pair that is shown, by its key; with records picked, of all of them.</summary>
    private async Task ActAsync(string key)
    {
        if (!MayDecide)
        {
            Toasts.Refused(IsOpenRun ? "A bookkeeper or a managing partner decides about differences." : "The run has ended; what was decided stands.");
            return;
        }

        if (PickedCount > 0)
        {
            await DecidePickedAsync();
            return;
        }

        if (AtHand is not { } at || _verdict is not { } verdict)
        {
            return;
        }

        if (key == "back")
        {
            await (await Acts.TakeBackAsync(at, Leaving) ? ChangedAsync() : Task.CompletedTask);
            return;
        }

        if (at.Detail.Pair.State == PairState.Equal)
        {
            Toasts.Refused("Both sides agree; there is nothing to decide.");
            return;
        }

        var decided = await (key switch
        {
            "a" => Acts.OursIsRightAsync(at, Leaving),
            "t" => Acts.TheirsIsRightAsync(at, Leaving),
            "b" => Acts.BothAreWrongAsync(at, Leaving),
            _ => Explain.ExplainAsync(at, verdict.Run, Leaving),
        });
        _offer = decided is not null && at.Detail.LookAlikes > 0 ? new Offer(at, decided, at.Detail.LookAlikes) : null;
        await SettleAsync();
    }

    private async Task DecidePickedAsync()
    {
        var picked = _list?.Picked.ToList() ?? [];
        await _rows.FetchAsync(picked, Leaving);
        if (AtHand is { } at && await Acts.DecideManyAsync(at, [.. picked.Select(_rows.Known).OfType<ParallelRow>()], null, Leaving) > 0)
        {
            await _list!.PickAsync([]);
        }

        await SettleAsync();
    }

    private async Task DecideLookAlikesAsync()
    {
        if (_offer is not { } offer || _verdict is not { } verdict)
        {
            return;
        }

        var like = offer.First.Detail.Row;
        var filter = new ParallelFilter { Stream = like.Stream, State = like.State, Field = like.FirstDifference };
        var keys = (await pairs.KeysAsync(offer.First.Books, verdict.Run.Id, filter, offer.First.Actor, Leaving)).Value ?? [];
        var rows = (await pairs.RowsAsync(offer.First.Books, keys, offer.First.Actor, Leaving)).Value ?? [];
        _offer = await Acts.DecideManyAsync(offer.First, rows, offer.Answer, Leaving) > 0 ? null : offer;
        await SettleAsync();
    }

    // The newest toast first; without one, what stands about the pair that is shown.
    private async Task TakeBackAsync()
    {
        if (Toasts.All.Any(toast => toast.Undo is not null))
        {
            await Toasts.UndoLastAsync();
        }
        else if (_detail?.Pair.Verdict is not null && MayDecide)
        {
            await ActAsync("back");
        }
    }

    private Task ChooseNthAsync(int number) =>
        _detail is { Pair.State: PairState.Ambiguous } detail && MayDecide
        && detail.Ours.SelectMany(_ => detail.Theirs, (own, other) => (own.Side.Key, other.Side.Key)).ToList() is var choices && number < choices.Count
            ? ChooseAsync(choices[number].Item1, choices[number].Item2)
            : Task.CompletedTask;

    private async Task ChooseAsync(string ours, string theirs)
    {
        if (AtHand is { } at && await Acts.ChooseAsync(at, ours, theirs, Leaving))
        {
            await SettleAsync();
        }
    }

    /// <summary>The week that is shown; of all days, the first that is over and not signed.</summary>
    private async Task SignWeekAsync()
    {
        if (_verdict is not { } verdict || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var shown = _address.Filter.Week ?? (_address.Filter.Day is { } day ? ComparedPair.WeekOf(day) : null);
        var monday = shown ?? verdict.Weeks.FirstOrDefault(week => !week.IsSigned)?.Monday;
        if (monday is null)
        {
            Toasts.Refused("Every week that has come is signed.");
            return;
        }

        if (await Whole.SignWeekAsync(firm.Id, verdict, monday.Value, actor, Leaving))
        {
            _said = $"The week {ParallelText.Week(monday.Value)} is signed.";
        }

        await SettleAsync();
    }

    private async Task SignCycleAsync()
    {
        if (_verdict is { } verdict && Firm is { } firm && Actor is { } actor && await Whole.SignCycleAsync(firm.Id, verdict, actor, Leaving))
        {
            await ChangedAsync();
        }
    }

    private async Task CompareAsync()
    {
        if (Firm is { } firm && Actor is { } actor)
        {
            await Whole.CompareAsync(firm.Id, actor, Leaving);
            await ChangedAsync();
        }
    }

    private async Task SettleAsync()
    {
        await ChangedAsync();
        _said = _verdict is { } verdict ? $"{AmountText.Count(verdict.Unexplained)} unexplained." : "";
        var here = _address with { Pair = _detail?.Pair.Id, IsOpen = _address.IsOpen && _detail is not null };
        if (here != _address)
        {
            Navigation.NavigateTo(here.ToString(), replace: true);
        }

        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private async Task UndoneAsync()
    {
        _offer = null;
        await ChangedAsync();
        StateHasChanged();
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

        var days = columns.ToList();
        var shown = _address.IsWeekly ? _address.Filter.Week : _address.Filter.Day;
        var at = shown is { } day ? days.IndexOf(day) + by : days.FindLastIndex(one => one <= verdict.LastDay);
        if (at >= 0 && at < days.Count)
        {
            Go(_address.Showing(_address.Filter with { Day = _address.IsWeekly ? null : days[at], Week = _address.IsWeekly ? days[at] : null }));
        }

        return Task.CompletedTask;
    }

    private async Task ShowKeysAsync() => await Desk.AskAsync<ComparisonKeys, object>("Keys", []);

    private async Task FocusAsync(string selector)
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./worklist.js");
        await module.InvokeVoidAsync("focus", selector);
    }
}
