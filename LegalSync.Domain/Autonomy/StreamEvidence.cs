using LegalSync.Domain.Amounts;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What is counted of one stream. Counts, days and bounds; frozen at a weekly signature.</summary>
/// <param name="Stream">The stream.</param>
public sealed record StreamEvidence(WorkKind Stream)
{
    /// <summary>Days covered by signed weeks.</summary>
    public int Days { get; init; }

    /// <summary>Full billing cycles covered by signed weeks.</summary>
    public int Cycles { get; init; }

    /// <summary>Items compared.</summary>
    public int Items { get; init; }

    /// <summary>Pairs that count: equal in every compared field, or adjudicated (excluded ones aside).</summary>
    public int Pairs { get; init; }

    /// <summary>Of them, equal in every compared field.</summary>
    public int Agreeing { get; init; }

    /// <summary>Errors of ours that move value, one for each fault however many pairs it shows in.</summary>
    public int OurValueErrors { get; init; }

    /// <summary>Pairs in which those errors show.</summary>
    public int OurValuePairs { get; init; }

    /// <summary>Errors of ours in form only.</summary>
    public int OurFormErrors { get; init; }

    /// <summary>Errors in records made by hand.</summary>
    public int TheirErrors { get; init; }

    /// <summary>Conventions and timing.</summary>
    public int Explained { get; init; }

    /// <summary>Excluded with a reason.</summary>
    public int Excluded { get; init; }

    /// <summary>Differences that nobody decided.</summary>
    public int Open { get; init; }

    /// <summary>Pairs that count since our last value error, in order of day; all of them when there was none.</summary>
    public int SinceValueError { get; init; }

    /// <summary>Upper end of the exact (Clopper-Pearson) one-sided 95 % bound on our rate of value errors, rounded up. Null before the first signature.</summary>
    public Share? UpperBound { get; init; }

    /// <summary>The same figure without a bound: value errors among pairs; null when nothing counts.</summary>
    public Share? Rate { get; init; }

    /// <summary>The rate of errors in records made by hand, for comparison; null when nothing counts.</summary>
    public Share? ManualRate { get; init; }

    /// <summary>Money of errors in records made by hand that the comparison caught.</summary>
    public Money? Caught { get; init; }

    /// <summary>Of a signed week: what names its pairs and verdicts in this stream (<see cref="ParallelRun.SignedWeeks.ContentOf"/>). The signature stands as long as they are these.</summary>
    public string SignedContent { get; init; } = "";

    /// <summary>The same counts by kind and amount.</summary>
    public IReadOnlyList<EvidenceStratum> Strata { get; init; } = [];
}

/// <summary>One layer of the evidence: pairs of one range of amounts.</summary>
/// <param name="Name">What it holds, for a person: "under 500.00".</param>
/// <param name="Pairs">Pairs that count.</param>
/// <param name="Errors">Value errors of ours among them, faults counted once.</param>
/// <param name="UpperBound">Their exact bound; null when nothing counts.</param>
public sealed record EvidenceStratum(string Name, int Pairs, int Errors, Share? UpperBound);

/// <summary>One condition of a promotion with its figure.</summary>
/// <param name="Name">What is asked, in words.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Figure">What was counted: "43 of 60 days".</param>
/// <param name="Remedy">What would meet it; empty when it is met.</param>
public sealed record PromotionCondition(string Name, bool IsMet, string Figure, string Remedy);
