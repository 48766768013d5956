namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>How refresh tokens are replaced. Reports differ on what happens to a value that was replaced, so both can be had; the harsher is the usual one.</summary>
public sealed record RotationSettings
{
    /// <summary>How old a value is when a refresh replaces it.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a replaced value still answers, with the value that replaced it.</summary>
    public TimeSpan Grace { get; init; }

    /// <summary>Whether a replaced value that comes again after that ends the whole grant.</summary>
    public bool ReuseEndsGrant { get; init; }
}
