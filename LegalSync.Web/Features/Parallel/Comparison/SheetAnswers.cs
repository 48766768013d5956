using LegalSync.Domain.ParallelRun;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>Why, and which fault it belongs to.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Cluster">The fault; null when it stands alone.</param>
public sealed record CauseAnswer(string Reason, string? Cluster);

/// <summary>How a difference is explained.</summary>
public enum ExplainWay
{
    /// <summary>Both are acceptable, from now on by rule.</summary>
    Convention,

    /// <summary>The same, on another day for a reason that holds.</summary>
    Timing,

    /// <summary>Not part of the comparison.</summary>
    Excluded,

    /// <summary>The books are wrong: a correction is proposed as an ordinary held posting.</summary>
    Correction,

    /// <summary>Our mapping is wrong or the firm does it otherwise: a rule changes, after a rehearsal.</summary>
    Mapping,
}

/// <summary>How, and why.</summary>
/// <param name="Way">How.</param>
/// <param name="Reason">Why.</param>
/// <param name="Field">Of a convention, the field.</param>
/// <param name="AnyValue">Of a convention, true when it holds whatever both sides say in that field.</param>
public sealed record ExplainAnswer(ExplainWay Way, string Reason, ComparedField? Field = null, bool AnyValue = false);

/// <summary>One verdict about many records.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reason">Why.</param>
/// <param name="Cluster">The fault that they all belong to; null when each stands alone.</param>
public sealed record ManyAnswer(PairVerdict Verdict, string Reason, string? Cluster);
