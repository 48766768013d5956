using System.Globalization;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>What a promotion is judged by.</summary>
/// <param name="Evidence">What was counted of the stream.</param>
/// <param name="From">The mode it has.</param>
/// <param name="To">The mode it shall have.</param>
public sealed record PromotionFacts(StreamEvidence Evidence, StreamMode From, StreamMode To)
{
    /// <summary>False while the stream is off.</summary>
    public required bool IsOn { get; init; }

    /// <summary>True when a partner agreed that this stream of client money may go beyond Supervised.</summary>
    public bool PartnerOptedIn { get; init; }

    /// <summary>Trust accounts whose last due three-way reconciliation is not signed, by name; empty when all are, null when that is not known. Asked of trust streams only.</summary>
    public IReadOnlyList<string>? UnsignedThreeWay { get; init; }

    /// <summary>Whether everything that decides where money goes is mapped; null where that is not asked.</summary>
    public bool? IsMoneyMapped { get; init; }
}

/// <summary>The conditions of a promotion, each with its figure and what would meet it. Source: the product's promotion rule (60 days, a full cycle, 100 pairs, 50 clean). Pure.</summary>
public static class PromotionConditions
{
    /// <summary>Every condition, met or not. A promotion needs all of them.</summary>
    public static IReadOnlyList<PromotionCondition> Of(PromotionFacts facts, PromotionPolicy policy)
    {
        var evidence = facts.Evidence;
        var conditions = new List<PromotionCondition>
        {
            Step(facts),
            Condition("The stream is on", facts.IsOn, facts.IsOn ? "on" : "off", "Turn the stream on first."),
            Condition("Days covered by signed weeks", evidence.Days >= policy.LeastDays, Out(evidence.Days, policy.LeastDays, "days"), "Compare and sign further weeks."),
            Condition("Full billing cycles covered", evidence.Cycles >= policy.LeastCycles, Out(evidence.Cycles, policy.LeastCycles, "cycles"), "Sign every week of a whole billing cycle."),
            Pairs(evidence, policy),
            Clean(evidence, policy),
            Bound(evidence, policy),
            Condition("No unexplained difference", evidence.Open == 0, Text($"{evidence.Open} open"), "Decide every difference of the stream."),
            Excluded(evidence, policy),
        };
        if (evidence.Stream.IsTrust())
        {
            conditions.Add(ThreeWay(facts.UnsignedThreeWay));
        }

        if (evidence.Stream.IsTrustOutflow() && facts.To == StreamMode.AutoFinalize)
        {
            conditions.Add(Condition("A partner agreed to go beyond Supervised", facts.PartnerOptedIn, facts.PartnerOptedIn ? "agreed" : "not agreed",
                "Client money leaves by itself only if a managing partner agrees for this stream."));
        }

        if (facts.IsMoneyMapped is { } mapped)
        {
            conditions.Add(Condition("Mappings that decide where money goes are complete", mapped, mapped ? "complete" : "some are lacking", "Close the open mapping cards of the stream."));
        }

        return conditions;
    }

    private static PromotionCondition Step(PromotionFacts facts)
    {
        var isNext = (facts.From, facts.To) is (StreamMode.Draft, StreamMode.Supervised) or (StreamMode.Supervised, StreamMode.AutoFinalize);
        return Condition("One step at a time", isNext, $"{Named(facts.From)} to {Named(facts.To)}", facts.From switch
        {
            StreamMode.Draft => "The next mode is Supervised.",
            StreamMode.Supervised => "The next mode is Auto-finalize.",
            _ => "It has the highest mode already.",
        });
    }

    private static string Named(StreamMode mode) => mode == StreamMode.AutoFinalize ? "Auto-finalize" : mode.ToString();

    private static PromotionCondition Pairs(StreamEvidence evidence, PromotionPolicy policy)
    {
        var areAllOfFew = evidence is { Pairs: > 0, Open: 0 } && evidence.Cycles >= policy.CyclesForFewPairs;
        return Condition("Pairs that agree or were decided", evidence.Pairs >= policy.LeastPairs || areAllOfFew,
            areAllOfFew && evidence.Pairs < policy.LeastPairs ? Text($"all {evidence.Pairs} pairs of {evidence.Cycles} cycles") : Out(evidence.Pairs, policy.LeastPairs, "pairs"),
            Text($"Compare further, or sign {policy.CyclesForFewPairs} full cycles: then all pairs are enough."));
    }

    private static PromotionCondition Clean(StreamEvidence evidence, PromotionPolicy policy)
    {
        var isFree = evidence.OurValuePairs == 0;
        return Condition(Text($"No value error of ours in the last {policy.CleanPairs} pairs"), isFree || evidence.SinceValueError >= policy.CleanPairs,
            isFree ? Text($"none in {evidence.Pairs} pairs") : Text($"{evidence.SinceValueError} of {policy.CleanPairs} pairs since the last"),
            "Mend the fault, and compare until enough pairs follow it.");
    }

    private static PromotionCondition Bound(StreamEvidence evidence, PromotionPolicy policy) => Condition(
        Text($"Error rate below {policy.MostBound} with 95 % certainty"), evidence.UpperBound < policy.MostBound,
        evidence.UpperBound is { } bound ? Text($"at most {bound}") : "no week is signed yet",
        "The bound is taken when a week is signed; more pairs without errors lower it.");

    private static PromotionCondition Excluded(StreamEvidence evidence, PromotionPolicy policy)
    {
        var all = evidence.Pairs + evidence.Excluded;
        return Condition(Text($"At most {policy.MostExcludedPercent} % of the pairs excluded"), evidence.Excluded * 100L <= all * (long)policy.MostExcludedPercent,
            Text($"{evidence.Excluded} of {all}"), "Decide excluded pairs instead.");
    }

    private static PromotionCondition ThreeWay(IReadOnlyList<string>? unsigned) => Condition(
        "The last three-way reconciliation is signed", unsigned is { Count: 0 },
        unsigned switch { null => "not known", { Count: 0 } => "signed", _ => $"not signed: {string.Join(", ", unsigned)}" }, "Reconcile the last month of every trust account and have it signed.");

    private static PromotionCondition Condition(string name, bool isMet, string figure, string remedy) => new(name, isMet, figure, isMet ? "" : remedy);

    private static string Out(int counted, int of, string what) => Text($"{counted} of {of} {what}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
