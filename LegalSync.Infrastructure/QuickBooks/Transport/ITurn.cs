namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>What a request to a company counts as.</summary>
public enum TurnKind
{
    /// <summary>A read, a query, a report or a change feed.</summary>
    Read = 1,

    /// <summary>One document or list entry written.</summary>
    Write = 2,

    /// <summary>Up to thirty written in one request.</summary>
    Batch = 3,
}

/// <summary>The right to send one request to one company. Disposing it without an answer counts as answered at that moment.</summary>
public interface ITurn : IDisposable
{
    /// <summary>What the request counts as.</summary>
    TurnKind Kind { get; }

    /// <summary>The company.</summary>
    string Realm { get; }

    /// <summary>The answer came. Only the first call counts.</summary>
    /// <param name="throttled">True when QuickBooks said that there were too many requests.</param>
    /// <param name="retryAfter">How long it told us to wait; null when it did not say.</param>
    void Answered(bool throttled, TimeSpan? retryAfter);
}
