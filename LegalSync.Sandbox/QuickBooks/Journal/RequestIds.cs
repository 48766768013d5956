namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>How well the books remember the request ids they have answered.</summary>
public sealed record RequestIds
{
    private RequestIds(TimeSpan? kept) => Kept = kept;

    /// <summary>Each id is answered once, for ever.</summary>
    public static RequestIds Honoured { get; } = new(kept: null);

    /// <summary>Each request is carried out, whatever its id.</summary>
    public static RequestIds Ignored { get; } = new(TimeSpan.Zero);

    /// <summary>How long an id is remembered; null is for ever.</summary>
    public TimeSpan? Kept { get; }

    /// <summary>An id counts as new again after a while.</summary>
    public static RequestIds ForgottenAfter(TimeSpan span) => new(span);
}
