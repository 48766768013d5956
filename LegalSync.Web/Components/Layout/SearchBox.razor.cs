using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LegalSync.Web.Components.Layout;

/// <summary>One box for everything: matter number, client, invoice, amount, document.</summary>
public sealed partial class SearchBox(SearchQuery query, CurrentBooks current, CurrentActor people, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(180);
    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;
    private IReadOnlyList<SearchHit>? _hits;
    private string _text = "";
    private int _at = -1;

    private bool IsOpen => _hits is not null && _text.Trim().Length >= 2;

    /// <inheritdoc />
    public void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    private void Typed()
    {
        _timer ??= clock.CreateTimer(_ => _ = InvokeAsync(FindAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(_pause, Timeout.InfiniteTimeSpan);
    }

    private async Task FindAsync()
    {
        if (_leaving.IsCancellationRequested || await current.GetAsync(_leaving.Token) is not { } books)
        {
            return;
        }

        var text = _text;
        var answer = await query.FindAsync(books.Id, text, await people.GetAsync(), _leaving.Token);
        if (text != _text)
        {
            return; // more was typed since: its own answer is on the way
        }

        (_hits, _at) = (answer.Value, -1);
        StateHasChanged();
    }

    private void Pressed(KeyboardEventArgs key)
    {
        var count = _hits?.Count ?? 0;
        switch (key.Key)
        {
            case "ArrowDown" when count > 0:
                _at = (_at + 1) % count;
                break;
            case "ArrowUp" when count > 0:
                _at = _at <= 0 ? count - 1 : _at - 1;
                break;
            case "Enter" when count > 0:
                Go(_hits![Math.Max(0, _at)]);
                break;
            case "Escape":
                (_hits, _text, _at) = (null, "", -1);
                break;
        }
    }

    private void Go(SearchHit hit)
    {
        (_hits, _text, _at) = (null, "", -1);
        navigation.NavigateTo(hit.Address);
    }

    private void Close() => _hits = null;
}
