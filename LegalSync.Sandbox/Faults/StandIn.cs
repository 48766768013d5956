using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.Faults;

/// <summary>What is answered in place of the true answer.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record StandIn(int Status)
{
    /// <summary><c>json</c>, <c>html</c>, <c>xml</c> or <c>empty</c>; null is what QuickBooks usually sends with the status.</summary>
    public string? Format { get; init; }

    /// <summary>The business refusal that is worded, or null.</summary>
    public RefusedException? Refusal { get; init; }

    /// <summary>The Retry-After header, or null for none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
