using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>SYS-QUEUE-LAG: items wait for the machine too long.</summary>
public sealed class QueueLagDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.QueueLag, "Queue is behind", Severity.High, Owner.Administrator, Origin.Watch, Hours(24),
    [
        new ResolutionType("retry-now", "Try again now", Letter: 'a'),
        new ResolutionType("pause", "Pause posting", NeedsReason: true),
        new ResolutionType("resume", "Resume posting"),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "retry-now" => ResolutionPlan.Do("Both systems are asked again now; the card comes back if the queue stays behind.", new SyncEffect()),
        "pause" => ResolutionPlan.Do("Posting is paused until somebody resumes it; nothing is lost.", new PauseEffect(true)),
        "resume" => ResolutionPlan.Do("Posting goes on.", new PauseEffect(false)),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };
}

/// <summary>SYS-AUTH: a link is no longer authorised.</summary>
public sealed class AuthorisationDefinition : ExceptionDefinition
{
    /// <summary>The resolution that opens the browser's consent.</summary>
    public const string Reconnect = "reconnect";

    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.Authorisation, "Connection not authorised", Severity.High, Owner.Administrator, Origin.Watch, Hours(24),
    [
        new ResolutionType(Reconnect, "Reconnect", Letter: 'a'),
        new ResolutionType("check", "Check the connection"),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        Reconnect => ResolutionPlan.No("Reconnect in the browser: the card closes when the connection works."),
        "check" => ResolutionPlan.Do("The connection is tried now; the card comes back if it is still refused.", new SyncEffect()),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };
}

/// <summary>SYS-UNSUPPORTED: the source sent a kind that cannot be posted yet.</summary>
public sealed class UnsupportedDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.Unsupported, "Kind not posted yet", Severity.Medium, Owner.Bookkeeper, Origin.Evaluation, Hours(24 * 5),
    [
        StandardResolutions.LinkDocument,
        StandardResolutions.LeaveToManual,
        new ResolutionType("ignore-kind", "Leave this kind to manual from now on", NeedsReason: true),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Choice.Resolution != "ignore-kind")
        {
            return ByHand(context);
        }

        var kind = context.Card.ReadSides().FirstOrDefault(side => side.Name == "Kind")?.Source;
        return kind is null
            ? ResolutionPlan.No("This is one changed item, not a kind.")
            : ResolutionPlan.Do($"Every {kind} is left to manual from now on, with this reason on each.", new DirectiveEffect(DirectiveKind.LeaveToManual, UnsupportedEvaluation.KindEvent(kind), ""));
    }
}

/// <summary>SYS-CONNECTOR-COLLISION: another connector posts the same kind.</summary>
public sealed class ConnectorCollisionDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.ConnectorCollision, "Two connectors post the same", Severity.Critical, Owner.Administrator, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("adopt", "Adopt its documents and go on", Letter: 'a'),
        new ResolutionType("disabled-theirs", "Smokeball's sync was switched off", NeedsReason: true),
        new ResolutionType("disable-here", "Switch this stream off here", NeedsReason: true),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var kind = CompetingConnector.KindOf(context.Subject.Id);
        var adopt = new DirectiveEffect(DirectiveKind.AdoptNative, CompetingConnector.StreamEvent(kind), "");
        return context.Choice.Resolution switch
        {
            "adopt" => ResolutionPlan.Do("What Smokeball's sync posted is linked to its items and not posted again; the stream goes on here.", adopt),
            "disabled-theirs" => ResolutionPlan.Do("What it posted so far is linked; from now on only this stream posts.", adopt),
            "disable-here" => ResolutionPlan.Do("Nothing of this stream is posted from here.", adopt, new StreamOffEffect(kind, context.Reason)),
            _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
        };
    }
}

/// <summary>SYS-MODE-DEMOTED: a stream lost the mode that it had earned.</summary>
public sealed class ModeDemotedDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.ModeDemoted, "Stream returned to Draft", Severity.Medium, Owner.Administrator, Origin.Watch, Hours(24 * 5),
    [
        new ResolutionType("reviewed", "The evidence was looked at", NeedsReason: true, Letter: 'a'),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution == "reviewed"
        ? ResolutionPlan.Do("The stream stays in Draft until it is promoted again; nothing else changes.", new DirectiveEffect(DirectiveKind.Noted, $"Mode:{context.Subject.Id}", ""))
        : ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card.");
}
