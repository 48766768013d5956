namespace LegalSync.Domain.Capture;

/// <summary>Says that something changed, without saying what: whoever shows figures asks again, so no open page shows a stale number.</summary>
public sealed class SyncFeed
{
    private event Action? Listening;

    /// <summary>Raised after every stored change. Handlers must be quick and must not throw.</summary>
    public event Action Changed
    {
        add => Listening += value;
        remove => Listening -= value;
    }

    /// <summary>How many listen; a page that was left must not.</summary>
    public int Listeners => Listening?.GetInvocationList().Length ?? 0;

    /// <summary>Announces.</summary>
    public void Announce() => Listening?.Invoke();
}
