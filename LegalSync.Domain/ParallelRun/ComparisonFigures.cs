namespace LegalSync.Domain.ParallelRun;

/// <summary>What one comparison came to.</summary>
/// <param name="Ours">Would-be postings.</param>
/// <param name="Theirs">Records made by hand.</param>
/// <param name="Changed">Pairs that are new, changed in content, or no longer formed.</param>
/// <param name="Fallen">Verdicts that fell because their records changed.</param>
public sealed record ComparisonFigures(int Ours, int Theirs, int Changed, int Fallen)
{
    /// <summary>Pairs that agree.</summary>
    public int Equal { get; init; }

    /// <summary>Pairs that do not.</summary>
    public int Differing { get; init; }

    /// <summary>Records that only LegalSync would have posted.</summary>
    public int OnlyOurs { get; init; }

    /// <summary>Records that only people posted.</summary>
    public int OnlyTheirs { get; init; }

    /// <summary>Groups of which nobody can tell who goes with whom.</summary>
    public int Ambiguous { get; init; }

    /// <summary>Why nothing was compared; null when it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Nothing was compared.</summary>
    public static ComparisonFigures Refused(string why) => new(0, 0, 0, 0) { Refusal = why };
}
