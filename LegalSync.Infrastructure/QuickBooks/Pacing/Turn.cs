using LegalSync.Infrastructure.QuickBooks.Transport;

namespace LegalSync.Infrastructure.QuickBooks.Pacing;

/// <summary>How a turn ended.</summary>
internal enum TurnEnd
{
    Unknown,
    Answered,
    Throttled,
}

/// <summary>A turn in a company's windows; it ends once.</summary>
internal sealed class Turn(RealmGovernor governor, RealmPace pace, TurnKind kind) : ITurn
{
    private int _ended;

    public TurnKind Kind => kind;

    public string Realm => pace.Realm;

    public void Answered(bool throttled, TimeSpan? retryAfter) => End(throttled ? TurnEnd.Throttled : TurnEnd.Answered, retryAfter);

    public void Dispose() => End(TurnEnd.Unknown, null);

    private void End(TurnEnd end, TimeSpan? retryAfter)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            governor.End(pace, this, end, retryAfter);
        }
    }
}
