using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>INV-VOIDED-GL: a posted invoice was voided or deleted in the books.</summary>
public sealed class InvoiceVoidedInBooksDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceVoidedInBooks, "Posted invoice voided in QuickBooks", Severity.High, Owner.Bookkeeper, Origin.Watch, Hours(24), Lost);
}

/// <summary>INV-EDITED-GL: a posted invoice was changed in the books.</summary>
public sealed class InvoiceEditedInBooksDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceEditedInBooks, "Posted invoice changed in QuickBooks", Severity.Medium, Owner.Bookkeeper, Origin.Watch, Hours(24 * 5), Edited);
}

/// <summary>PAY-VOIDED-GL: a posted payment was voided or deleted in the books.</summary>
public sealed class PaymentVoidedInBooksDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentVoidedInBooks, "Posted payment voided in QuickBooks", Severity.High, Owner.Bookkeeper, Origin.Watch, Hours(24), Lost);
}

/// <summary>PAY-EDITED-GL: a posted payment was changed in the books.</summary>
public sealed class PaymentEditedInBooksDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentEditedInBooks, "Posted payment changed in QuickBooks", Severity.Medium, Owner.Bookkeeper, Origin.Watch, Hours(24 * 5), Edited);
}

/// <summary>PAY-WRONG-INVOICE: a posted payment no longer pays the invoice it was posted for.</summary>
public sealed class PaymentWrongInvoiceDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentWrongInvoice, "Payment applied to another invoice", Severity.High, Owner.Bookkeeper, Origin.Watch, Hours(24), Edited);
}

/// <summary>TR-GL-DIRECT: somebody changed, voided or deleted a posted trust document in the books.</summary>
public sealed class TrustDirectDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustDirect, "Trust changed directly in QuickBooks", Severity.Critical, Owner.Bookkeeper, Origin.Watch, Hours(4), Lost);
}

/// <summary>TR-ONE-SIDED: of a fee transfer's two documents one is gone from the books.</summary>
public sealed class TrustOneSidedDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustOneSided, "Only one side of a fee transfer stands", Severity.Critical, Owner.Bookkeeper, Origin.Watch, Hours(4),
    [
        new ResolutionType(PostAgainId, "Complete it: post the missing side again", NeedsReason: true),
        StandardResolutions.LinkDocument,
        new ResolutionType(StandardResolutions.ReadAgainId, "The other side was taken back in QuickBooks too, or mended: read again"),
    ]);
}

/// <summary>What cards about documents that other people changed in the books have in common.</summary>
public abstract class ChangedInBooksDefinition : ExceptionDefinition
{
    /// <summary>What was done in the books stands.</summary>
    protected const string AcceptId = "accept-books";

    /// <summary>It is posted again, after approval.</summary>
    protected const string PostAgainId = "post-again";

    private const string Again = "It waits for approval again, and posts as a new document when it is approved.";

    private static ResolutionType Accept { get; } = new(AcceptId, "What was done in QuickBooks stands", NeedsReason: true, Letter: 'l');

    private static ResolutionType ReadAgain { get; } = new(StandardResolutions.ReadAgainId, "Mended in QuickBooks: read again");

    /// <summary>Ways out when the document is lost.</summary>
    protected static IReadOnlyList<ResolutionType> Lost { get; } =
        [Accept, new ResolutionType(PostAgainId, "Post it again, after approval", NeedsReason: true), StandardResolutions.LinkDocument, ReadAgain];

    /// <summary>Ways out when the document was changed.</summary>
    protected static IReadOnlyList<ResolutionType> Edited { get; } = [Accept, StandardResolutions.LinkDocument, ReadAgain];

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var item = context.Subject.Id;
        var lost = LostDocuments(context.Card).ToList();
        return context.Choice.Resolution switch
        {
            AcceptId when lost.Count > 0 => ResolutionPlan.Do("It counts as reversed: nothing of it is posted again. Correct the practice system too.", new ReverseEffect(item)),
            AcceptId => ResolutionPlan.Do("What QuickBooks holds stands. A further change there raises a card again.",
                new DirectiveEffect(Spine.DirectiveKind.AcceptBooks, item, BooksAgreement.Fingerprint(context.Card.ReadSides()))),
            PostAgainId => PostAgain(context, item, lost),
            StandardResolutions.LinkDocumentId => Link(context, item),
            _ => ByHand(context),
        };
    }

    private static ResolutionPlan PostAgain(ResolutionContext context, string item, List<DocumentRef> lost) =>
        lost.Count == 0 ? ResolutionPlan.No("The document stands in QuickBooks: posting it again would count it twice. Void it there first, or accept it.")
        : lost.Any(document => context.InBooks.Document(document) is { IsVoid: false }) ? ResolutionPlan.No("The document stands again in QuickBooks; read again.")
        : context.Card.Code == Codes.TrustOneSided ? ResolutionPlan.Do("The missing side is posted again as it was approved, under a new key.", new PostAgainEffect(item))
        : new ResolutionPlan(
            [new PostAgainEffect(item)],
            lost.Any(document => document.Kind == BooksKind.Invoice && context.InBooks.Document(document) is not null)
                ? [Again, "The voided invoice keeps its number in QuickBooks: change it there, or give ours another when it is refused."]
                : [Again]);

    private static ResolutionPlan Link(ResolutionContext context, string item) => context.Document switch
    {
        null => ResolutionPlan.No("Choose the document in QuickBooks."),
        { IsVoid: true } => ResolutionPlan.No("That document is voided."),
        var document when FirstDocument(context.Card) is { } first && first.Kind != document.Ref.Kind => ResolutionPlan.No($"A {first.Kind} is needed, not a {document.Ref.Kind}."),
        var document => ResolutionPlan.Do($"{document.Ref} of {Say(document.Total)} is taken as this item's document; nothing is posted.",
            new RelinkEffect(item, FirstDocument(context.Card)?.ToString() ?? "", document.Ref.ToString())),
    };

    /// <summary>The documents that the card says are voided or deleted.</summary>
    private static IEnumerable<DocumentRef> LostDocuments(ExceptionItem card) =>
        card.ReadSides().Where(side => side.Name.EndsWith("Document", StringComparison.Ordinal) && side.Source is not null).Select(side => DocumentRef.Parse(side.Source!));

    /// <summary>The document that the card is about.</summary>
    private static DocumentRef? FirstDocument(ExceptionItem card) =>
        card.ReadOutcome().Facts.FirstOrDefault(fact => fact.Name == "document") is { Value.Length: > 0 } fact ? DocumentRef.Parse(fact.Value) : null;
}
