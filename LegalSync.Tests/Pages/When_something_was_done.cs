using LegalSync.Web.Components.Toasts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.Pages;

public class When_something_was_done
{
    private readonly StillTime _clock = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    private readonly Toasts _toasts;
    private int _undone;

    public When_something_was_done() => _toasts = new Toasts(_clock);

    [Fact]
    public async Task the_newest_that_can_be_taken_back_is_taken_back_once()
    {
        _toasts.Done("first", UndoAsync);
        _toasts.Done("second");

        await _toasts.UndoLastAsync();
        await _toasts.UndoLastAsync();

        Assert.Equal(1, _undone);
        Assert.Equal(["second"], _toasts.All.Select(toast => toast.Text));
    }

    [Fact]
    public void undo_is_offered_until_the_first_byte_may_leave()
    {
        _toasts.Done("posting", UndoAsync, _clock.Now.AddSeconds(10));

        _clock.Now = _clock.Now.AddSeconds(9);
        _toasts.Sweep();
        Assert.Single(_toasts.All);

        _clock.Now = _clock.Now.AddSeconds(1);
        _toasts.Sweep();
        Assert.Empty(_toasts.All);
    }

    [Fact]
    public async Task it_is_said_politely_and_undo_is_a_button()
    {
        await using var bench = Bench.With(services => services.AddSingleton<TimeProvider>(_clock).AddSingleton(_toasts));
        _toasts.Done("Matter mapped", UndoAsync);
        await bench.RenderAsync<ToastHost>();

        Assert.Contains("aria-live=\"polite\"", await bench.HtmlAsync(), StringComparison.Ordinal);
        await bench.ClickAsync(await bench.FindAsync(element => element["class"] == "undo"));

        Assert.Equal(1, _undone);
        Assert.Empty(bench.Errors);
    }

    private Task UndoAsync()
    {
        _undone++;
        return Task.CompletedTask;
    }
}
