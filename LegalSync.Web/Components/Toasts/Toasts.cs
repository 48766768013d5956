namespace LegalSync.Web.Components.Toasts;

/// <summary>A short word about what was done, with a way back while there is one.</summary>
/// <param name="Text">What was done.</param>
/// <param name="Undo">Takes it back; null when there is no way back.</param>
/// <param name="Until">When it leaves the screen.</param>
/// <param name="IsProblem">True when it says that something was not done.</param>
public sealed record Toast(string Text, Func<Task>? Undo, DateTimeOffset Until, bool IsProblem = false);

/// <summary>The toasts of one browser session, newest last.</summary>
public sealed class Toasts(TimeProvider clock)
{
    private static readonly TimeSpan _shown = TimeSpan.FromSeconds(10);
    private readonly List<Toast> _all = [];

    /// <summary>Raised when the list changed.</summary>
    public event Action? Changed;

    /// <summary>What is shown now.</summary>
    public IReadOnlyList<Toast> All => _all;

    /// <summary>Says what was done.</summary>
    public void Done(string text, Func<Task>? undo = null, DateTimeOffset? undoUntil = null) =>
        Add(new Toast(text, undo, undoUntil ?? clock.GetUtcNow() + _shown));

    /// <summary>Says what was not done, and why.</summary>
    public void Refused(string text) => Add(new Toast(text, null, clock.GetUtcNow() + _shown, true));

    /// <summary>Takes back the newest that can be taken back.</summary>
    public async Task UndoLastAsync()
    {
        if (_all.LastOrDefault(toast => toast.Undo is not null) is { } last)
        {
            await UndoAsync(last);
        }
    }

    /// <summary>Takes one back.</summary>
    public async Task UndoAsync(Toast toast)
    {
        Dismiss(toast);
        if (toast.Undo is { } undo)
        {
            await undo();
        }
    }

    /// <summary>Takes one off the screen.</summary>
    public void Dismiss(Toast toast)
    {
        if (_all.Remove(toast))
        {
            Changed?.Invoke();
        }
    }

    /// <summary>Takes off what has been shown long enough.</summary>
    public void Sweep()
    {
        var now = clock.GetUtcNow();
        if (_all.RemoveAll(toast => toast.Until <= now) > 0)
        {
            Changed?.Invoke();
        }
    }

    private void Add(Toast toast)
    {
        _all.Add(toast);
        Changed?.Invoke();
    }
}
