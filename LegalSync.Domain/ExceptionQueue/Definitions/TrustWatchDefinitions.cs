using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>A way out that says: a person saw to it. The daily look is quiet about exactly what it saw then.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Label">What the button says.</param>
/// <param name="Line">What it does, in a sentence.</param>
public sealed record SeenTo(string Id, string Label, string Line);

/// <summary>A card of the daily look over trust accounts.</summary>
public sealed class TrustWatchDefinition(ExceptionType type, IReadOnlyList<SeenTo> ways) : ExceptionDefinition
{
    /// <summary>The fact that says what exactly was seen.</summary>
    public const string SeenFact = "seen";

    /// <summary>The fact that says whether the profile lists every instrument that a release would rely on.</summary>
    public const string ListedFact = "profile lists the instruments";

    /// <inheritdoc />
    public override ExceptionType Type { get; } = type;

    /// <summary>The key of what a person settled about a card.</summary>
    public static string EventOf(ExceptionCode code, Subject subject) => $"{code}:{subject}";

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var facts = context.Card.ReadOutcome().Facts;
        var seen = facts.FirstOrDefault(fact => fact.Name == SeenFact)?.Value ?? "";
        return context.Choice.Resolution switch
        {
            TrustWatchDefinitions.Reject when context.ItemEvent is { } item => ResolutionPlan.Do(
                "The release is rejected: nothing of it is posted. Stop the payment in the practice system too.", new DirectiveEffect(DirectiveKind.Reject, item, "")),
            TrustWatchDefinitions.Reject => ResolutionPlan.No("The release no longer waits."),
            TrustWatchDefinitions.Rely when context.ItemEvent is { } item && facts.Any(fact => fact is { Name: ListedFact, Value: "yes" }) => ResolutionPlan.Do(
                "You rely on the instruments that the profile lists; who relies on them answers for it. The release can then be approved.", new DirectiveEffect(DirectiveKind.RelyOnInstrument, item, "")),
            TrustWatchDefinitions.Rely => ResolutionPlan.No("The account's profile lets nobody rely on these instruments."),
            TrustWatchDefinitions.Freeze => ResolutionPlan.Do("Posting is paused until somebody resumes it.", new PauseEffect(true)),
            var choice when ways.FirstOrDefault(way => way.Id == choice) is { } way => ResolutionPlan.Do(
                way.Line, new DirectiveEffect(DirectiveKind.TrustMatterSettled, EventOf(Type.Code, context.Subject), seen)),
            _ => ByHand(context),
        };
    }
}

/// <summary>All cards of the daily look over trust accounts.</summary>
public static class TrustWatchDefinitions
{
    internal const string Reject = "reject";
    internal const string Rely = "rely";
    internal const string Freeze = "freeze";

    private static readonly ResolutionType _reject = new(Reject, "Reject the release", NeedsReason: true);
    private static readonly ResolutionType _rely = new(Rely, "Rely on the listed instrument", NeedsReason: true);
    private static readonly ResolutionType _freeze = new(Freeze, "Pause all posting", NeedsReason: true);

    /// <summary>The definitions.</summary>
    public static IReadOnlyList<TrustWatchDefinition> All { get; } =
    [
        Of(new(Codes.TrustUncleared, "Trust money not collected yet", Severity.Critical, Owner.TrustLawyer), [_rely, _reject]),
        Of(new(Codes.TrustDisputed, "Disputed money is asked for", Severity.Critical, Owner.TrustLawyer), [_reject], new SeenTo("keep", "Keep it held", "It stays held; the card is quiet until the figures change.")),
        Of(new(Codes.TrustBackdated, "Entry inside a signed period", Severity.Critical, Owner.TrustLawyer), [],
            new SeenTo("attested", "The period was attested again", "The signed period was looked at again with this entry; it is on record who says so.")),
        Of(new(Codes.TrustCommingled, "Firm money in trust above its cap", Severity.Critical, Owner.TrustLawyer), [],
            new SeenTo("taken-out", "The excess was taken out", "It closes for good when the ledger shows it."), new SeenTo("classified", "The deposit was classified", "It is on record what the deposit is.")),
        Of(new(Codes.TrustNoPayee, "Trust entries are incomplete", Severity.High, Owner.Bookkeeper), [],
            new SeenTo("asked", "The missing details were asked for", "The card is quiet until the list changes; the releases stay refused until the grid is complete.")),
        Of(new(Codes.TrustCheckDuplicate, "Cheque number used twice", Severity.High, Owner.Bookkeeper), [],
            new SeenTo("corrected", "The wrong number was corrected", "It closes for good when the numbers differ."), new SeenTo("split", "One cheque for several matters", "The lines are one cheque; the number stands for it.")),
        Of(new(Codes.TrustCheckGap, "Cheque numbers are missing", Severity.Medium, Owner.Bookkeeper), [],
            new SeenTo("void", "The missing cheques are void or spoiled", "It is on record that these numbers were never paid."), new SeenTo("unused", "Not written yet", "The card is quiet until the list changes.")),
        Of(new(Codes.TrustStaleCheck, "Cheque outstanding too long", Severity.Medium, Owner.Bookkeeper), [],
            new SeenTo("asked-payee", "The payee was asked", "The card comes back when the cheque gets older than the next limit."), new SeenTo("stopped", "Stopped, void and reissued", "It closes for good when the ledger shows it."),
            new SeenTo("unclaimed", "Treated as unclaimed", "It is on record that the way to unclaimed property has begun.")),
        Of(new(Codes.TrustUnidentified, "Receipt without an owner", Severity.High, Owner.Bookkeeper), [],
            new SeenTo("searching", "The owner is being searched", "The card comes back when the balance changes or thirty days pass."), new SeenTo("returned", "Returned to the sender", "It closes for good when the ledger shows it.")),
        Of(new(Codes.TrustDormant, "Balance on a closed or idle matter", Severity.Medium, Owner.TrustLawyer), [],
            new SeenTo("refunding", "The client is refunded", "It closes for good when the ledger shows it."), new SeenTo("unclaimed", "On its way to unclaimed property", "It is on record that the search has begun."), new SeenTo("kept", "Kept for a reason", "The card is quiet until the balance changes.")),
        Of(new(Codes.TrustNotice, "Notice of fees missing", Severity.High, Owner.Bookkeeper), [_reject], new SeenTo("sent", "The notice was sent", "It is on record that the client was told.")),
        Of(new(Codes.TrustDistributeTimer, "Notice or distribution is late", Severity.High, Owner.TrustLawyer), [],
            new SeenTo("notified", "The client was notified", "It is on record that the client was told of this receipt."), new SeenTo("documented", "There is a reason to wait", "The reason is on record; the card is quiet about this receipt.")),
        Of(new(Codes.TrustInterest, "Interest not passed on", Severity.Low, Owner.Bookkeeper), [], new SeenTo("asked-bank", "The bank was asked", "The card is quiet until the balance changes.")),
        Of(new(Codes.TrustIndividual, "Balance should earn for its client", Severity.Low, Owner.TrustLawyer), [],
            new SeenTo("opened", "An own account is opened", "It closes for good when the ledger shows it."), new SeenTo("short", "It is held for a short time", "The card is quiet until the balance changes.")),
        Of(new(Codes.AuditChain, "Records changed around the product", Severity.Critical, Owner.Administrator), [_freeze],
            new SeenTo("examined", "Examined and explained", "It is on record who examined exactly these breaks; another break raises the card again.")),
    ];

    private static TrustWatchDefinition Of(Head head, IReadOnlyList<ResolutionType> first, params SeenTo[] ways) => new(
        new ExceptionType(head.Code, head.Title, head.Severity, head.Owner, Origin.Watch, Due(head.Severity),
            [.. first, .. ways.Select(way => new ResolutionType(way.Id, way.Label, NeedsReason: true)), StandardResolutions.ReadAgain]),
        ways);

    private static TimeSpan Due(Severity severity) => severity switch
    {
        Severity.Critical => TimeSpan.FromHours(4),
        Severity.High => TimeSpan.FromHours(24),
        _ => TimeSpan.FromDays(5),
    };

    private sealed record Head(ExceptionCode Code, string Title, Severity Severity, Owner Owner);
}
