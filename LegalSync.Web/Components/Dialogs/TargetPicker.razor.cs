using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LegalSync.Web.Components.Dialogs;

/// <summary>Type-ahead over what the books hold: customers, items, accounts, documents.</summary>
public sealed partial class TargetPicker(BooksTargetsQuery query, CurrentBooks current, CurrentActor people) : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<BooksTarget>? _found;
    private string _text = "";
    private int _at = -1;
    private bool _holdsEnter;

    /// <summary>Element id.</summary>
    [Parameter, EditorRequired] public string Id { get; set; } = "";

    /// <summary>What is chosen, for screen readers.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>Grey text while empty.</summary>
    [Parameter] public string Placeholder { get; set; } = "Type part of the name";

    /// <summary>What is offered.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<BooksKind> Kinds { get; set; } = [];

    /// <summary>Text shown at first.</summary>
    [Parameter] public string Text { get; set; } = "";

    /// <summary>Raised with the choice; null when the text no longer is one.</summary>
    [Parameter] public EventCallback<BooksTarget?> Chosen { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => _text = Text;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private async Task Typed()
    {
        await Chosen.InvokeAsync(null);
        await FindAsync();
    }

    private async Task FindAsync()
    {
        if (await current.GetAsync(_leaving.Token) is not { } books)
        {
            return;
        }

        var text = _text;
        var answer = await query.FindAsync(books.Id, Kinds, text, await people.GetAsync(), _leaving.Token);
        if (text != _text)
        {
            return; // more was typed since: its own answer is on the way
        }

        (_found, _at) = (answer.Value ?? [], -1);
        _holdsEnter = false;
    }

    private async Task Pressed(KeyboardEventArgs key)
    {
        var count = _found?.Count ?? 0;
        switch (key.Key)
        {
            case "ArrowDown" when count > 0:
                _at = (_at + 1) % count;
                break;
            case "ArrowUp" when count > 0:
                _at = _at <= 0 ? count - 1 : _at - 1;
                break;
            case "Enter" when _at >= 0 && _found is not null:
                await ChooseAsync(_found[_at]);
                return;
        }

        // While an option is highlighted, Enter chooses it and must not send the form.
        _holdsEnter = _at >= 0;
    }

    private async Task ChooseAsync(BooksTarget target)
    {
        (_text, _found, _at, _holdsEnter) = (target.Name, null, -1, false);
        await Chosen.InvokeAsync(target);
    }
}
