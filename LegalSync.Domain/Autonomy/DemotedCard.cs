using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Autonomy;

/// <summary>The card that says that a stream lost its mode.</summary>
public static class DemotedCard
{
    /// <summary>What it is about: one card a stream.</summary>
    public static Subject SubjectOf(WorkKind kind) => new("Stream", CompetingConnector.StreamName(kind));

    /// <summary>The card.</summary>
    public static Finding Of(StreamSetting stream, ModeFall fall)
    {
        var name = CompetingConnector.StreamName(stream.Kind);
        var outcome = RuleOutcome.Broken(
            RuleCode.ModeIsEarned, "Look at the evidence; the stream is promoted again when every condition is met again.",
            new Fact("stream", name), new Fact("mode before", stream.Mode.ToString()), new Fact("cause", fall.Reason));
        return new Finding(Codes.ModeDemoted, SubjectOf(stream.Kind), fall.Reason, outcome)
        {
            Title = $"{name} returned to Draft",
            FoundBy = Origin.Watch,
            Sides = [new FieldPair("Mode", stream.Mode.ToString(), StreamMode.Draft.ToString())],
        };
    }
}
