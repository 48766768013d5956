using System.Globalization;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>What keys, clicks and buttons of the queue do.</summary>
public sealed partial class ExceptionsPage
{
    private static readonly Dictionary<string, string> _places = new(StringComparer.Ordinal)
    {
        ["g h"] = "",
        ["g e"] = "exceptions",
        ["g i"] = "approvals",
        ["g m"] = "mapping",
        ["g l"] = "log",
        ["g c"] = "connections",
    };

    [Inject] private QueueActs Acts { get; set; } = default!;

    [Inject] private DialogDesk Desk { get; set; } = default!;

    [Inject] private Toasts Toasts { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private int PickedCount => _list?.Picked.Count ?? 0;

    private CardAtHand? AtHand => Firm is { } firm && Actor is { } actor && _detail is { } detail
        ? new CardAtHand(firm.Id, detail, actor, () => UndoneAsync(detail.Card.Id))
        : null;

    private async Task ActivateAsync(int index)
    {
        if (await LookAtAsync(index) && _detail is { } detail)
        {
            Navigation.NavigateTo((_address with { Card = detail.Card.Id }).ToString(), replace: true);
        }
    }

    private async Task<bool> LookAtAsync(int index)
    {
        if (index < 0 || index >= _rows.Count || Firm is not { } firm || Actor is not { } actor)
        {
            return false;
        }

        _active = index;
        if (_rows.Lines[index] < 0 || _rows.Lines[index] == _detail?.Card.Sequence)
        {
            return false;
        }

        _detail = (await details.FindAsync(firm.Id, _rows.Lines[index], actor, Leaving)).Value;
        _said = _detail is { Card: { } card }
            ? $"{card.Severity}. {card.Title}, {card.ClientName}. {AmountText.Count(index + 1)} of {AmountText.Count(_rows.Count)}"
            : "";
        return true;
    }

    private async Task OpenAsync(int index)
    {
        if (_rows.Lines[index] < 0)
        {
            await FoldAsync(_rows.Lines[index]);
            return;
        }

        await LookAtAsync(index);
        if (_detail is { } detail)
        {
            Navigation.NavigateTo((_address with { Card = detail.Card.Id, IsOpen = true }).ToString(), replace: _address.IsOpen);
        }
    }

    private async Task PressedAsync((string Key, int Index) pressed)
    {
        await ActivateAsync(pressed.Index);
        switch (pressed.Key)
        {
            case "Enter" when _active >= 0:
                await OpenAsync(_active);
                await FocusAsync("#queue-detail");
                break;
            case "Escape":
                await BackAsync();
                break;
            case "x" when _active >= 0 && MayPick:
                await _list!.ToggleAsync(_rows.Lines[_active]);
                break;
            case "* a":
                await PickAsync(true);
                break;
            case "* n":
                await PickAsync(false);
                break;
            case "a":
                await (PickedCount > 0 ? ResolvePickedAsync() : AcceptAsync());
                break;
            case "g f":
                Go(_address.Regrouped());
                break;
            case "f":
                _showsFilters = true;
                await FocusAsync("#queue-filters");
                break;
            case "?":
                await ShowKeysAsync();
                break;
            default:
                await ActOnCardAsync(pressed.Key);
                break;
        }
    }

    private async Task ActOnCardAsync(string key)
    {
        if (_places.TryGetValue(key, out var place))
        {
            Navigation.NavigateTo(place);
        }
        else if (key is ['v', ' ', >= '1' and <= '9'] && _views.ElementAtOrDefault(key[2] - '1') is { Title: not null } chosen)
        {
            Go(_address with { Filter = _address.Filter with { View = chosen.View }, Card = null, IsOpen = false });
        }
        else if (key.Length == 1 && _detail?.Type.Resolutions.FirstOrDefault(type => type.Letter == key[0]) is { } lettered)
        {
            await ChooseAsync(lettered);
        }
        else if (key.Length == 1 && char.IsAsciiDigit(key[0]) && key != "0")
        {
            var at = int.Parse(key, CultureInfo.InvariantCulture) - 1;
            await (_detail?.Type.Resolutions.ElementAtOrDefault(at) is { } type ? ChooseAsync(type) : Task.CompletedTask);
        }
        else
        {
            await (key switch
            {
                "h" => SnoozeAsync(),
                "s" => AssignAsync(),
                "z" => Toasts.UndoLastAsync(),
                "w" => FocusAsync("#queue-history summary"),
                "o" => FocusAsync("#queue-blocked a"),
                _ => Task.CompletedTask,
            });
        }
    }

    private Task AcceptAsync() => ClearAsync(at => Acts.AcceptAsync(at, Leaving));

    private Task ChooseAsync(ResolutionType type) => ClearAsync(at => Acts.ResolveAsync(at, type, at.Detail.Card.ReadSuggestion()?.Input, Leaving));

    private Task SnoozeAsync() => ClearAsync(at => Acts.SnoozeAsync(at, Leaving), "Snoozed");

    private async Task AssignAsync()
    {
        if (AtHand is { } at && await Acts.AssignAsync(at, Leaving))
        {
            await ChangedAsync();
        }
    }

    private async Task TakeBackAsync(ResolutionRecordId record) => await (AtHand is { } at ? Acts.TakeBackAsync(at, record, Leaving) : Task.FromResult(false));

    private async Task ClearAsync(Func<CardAtHand, Task<bool>> act, string done = "Cleared")
    {
        if (AtHand is not { } at || at.Detail.Card.State != CardState.Open)
        {
            return;
        }

        if (await act(at))
        {
            await LeaveListAsync([at.Detail.Card.Sequence], done);
        }

        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private async Task ResolvePickedAsync()
    {
        var picked = _list?.Picked.ToList() ?? [];
        await _rows.FetchAsync(picked, Leaving);
        var chosen = picked.Select(_rows.Known).OfType<QueueRow>().ToList();
        if (chosen.Select(row => row.Code).Distinct().Count() != 1)
        {
            Toasts.Refused("Cards that are resolved together must be of one kind. Narrow the list to one kind, then pick all.");
            return;
        }

        if (Firm is not { } firm || Actor is not { } actor || (await details.FindAsync(firm.Id, chosen[0].Id, actor, Leaving)).Value is not { } first)
        {
            return;
        }

        if (first.NeedsConfirmation)
        {
            Toasts.Refused("Client money and critical cards are cleared one by one.");
            return;
        }

        var cleared = await Acts.ResolveManyAsync(new CardAtHand(firm.Id, first, actor, () => UndoneAsync(first.Card.Id)), chosen, Leaving);
        await _list!.PickAsync([]);
        await LeaveListAsync([.. chosen.Where(row => cleared.Contains(row.Id)).Select(row => row.Sequence)], $"{cleared.Count} cleared");
    }

    // The cursor stays where it is and the next row slides in.
    private async Task LeaveListAsync(IReadOnlyList<long> gone, string what)
    {
        foreach (var key in gone)
        {
            _shown.Remove(key);
        }

        _rows.Show(_shown.Lines());
        _active = Math.Min(_active, _rows.Count - 1);
        if (_active >= 0 && _rows.Lines[_active] < 0)
        {
            _active = _active + 1 < _rows.Count ? _active + 1 : FirstRow();
        }

        _detail = null;
        Say(what);
        await RedrawAsync(true);
        await ActivateAsync(_active);
    }

    private async Task UndoneAsync(ExceptionItemId card)
    {
        _loadedList = null;
        _detail = null;
        _address = _address with { Card = card };
        Navigation.NavigateTo(_address.ToString(), replace: true);
        await ReloadAsync();
        StateHasChanged();
    }

    private async Task BackAsync()
    {
        if (_showsFilters || _address.IsOpen)
        {
            _showsFilters = false;
            Navigation.NavigateTo((_address with { IsOpen = false }).ToString(), replace: true);
        }

        await (_list?.FocusAsync() ?? ValueTask.CompletedTask);
    }

    private Task PickAsync(bool all) => _list?.PickAsync(all && MayPick ? _shown.Keys.ToList() : []) ?? Task.CompletedTask;

    private async Task ShowKeysAsync() => await Desk.AskAsync<KeysDialog, object>("Keys", []);

    private async Task FocusAsync(string selector)
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./worklist.js");
        await module.InvokeVoidAsync("focus", selector);
    }
}
