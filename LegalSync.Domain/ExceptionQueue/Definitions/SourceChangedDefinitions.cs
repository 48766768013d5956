using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>INV-EDITED-AFTER-POST: the practice system changed an invoice that is in the books.</summary>
public sealed class InvoiceEditedAfterPostDefinition : SourceChangedDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceEditedAfterPost, "Invoice changed after posting", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24), Ways);
}

/// <summary>INV-VOIDED-SOURCE: the practice system voided or deleted an invoice that is in the books.</summary>
public sealed class InvoiceVoidedAtSourceDefinition : SourceChangedDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceVoidedAtSource, "Posted invoice taken back at the source", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24), Ways);
}

/// <summary>PAY-DEPOSITED-LOCKED: a payment needs a change, and a bank deposit in the books freezes it.</summary>
public sealed class PaymentDepositedLockedDefinition : SourceChangedDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentDepositedLocked, "Deposited payment cannot be changed", Severity.Medium, Owner.Bookkeeper, Origin.Evaluation, Hours(24 * 5), Ways);
}

/// <summary>What cards about posted items that changed at their source have in common. Nothing in the books is changed from here.</summary>
public abstract class SourceChangedDefinition : ExceptionDefinition
{
    /// <summary>The fact that names what the source says now.</summary>
    public const string SourceFact = "source version";

    private const string KeepId = "keep-posted";

    /// <summary>Their ways out.</summary>
    protected static IReadOnlyList<ResolutionType> Ways { get; } =
    [
        new ResolutionType(KeepId, "What was posted stands", NeedsReason: true, Letter: 'l'),
        new ResolutionType(StandardResolutions.LinkDocumentId, "Corrected in QuickBooks: link the document", ResolutionInput.Document, Letter: 'd'),
        StandardResolutions.ReadAgain,
    ];

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        KeepId when context.Card.ReadOutcome().Facts.FirstOrDefault(fact => fact.Name == SourceFact) is { } version => ResolutionPlan.Do(
            "What was posted stands. A further change at the source raises a card again.", new DirectiveEffect(DirectiveKind.KeepPosted, context.Subject.Id, version.Value)),
        KeepId => ResolutionPlan.No("The card does not say which version of the source it is about; read again."),
        _ => ByHand(context),
    };
}
