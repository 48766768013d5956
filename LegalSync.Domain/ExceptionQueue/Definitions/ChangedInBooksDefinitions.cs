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
    public override ExceptionType Type { get; } = new(Codes.TrustDirect, "Trust changed directly in QuickBooks", Severity.Critical, Owner.Bookkeeper, Origin.Watch, Hours(4),
        [.. Lost, new ResolutionType(AdoptId, "It belongs to a matter: adopt it (name the matter)", ResolutionInput.Text, NeedsReason: true)]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => (context.Choice.Resolution, context.Subject.Kind == ReadBack.DirectEntries.SubjectKind) switch
    {
        (AdoptId, _) when context.Input is null => ResolutionPlan.No("Name the matter that it belongs to."),
        (AdoptId, true) => ResolutionPlan.Do($"It is adopted for matter {context.Input}; a further document there raises a card of its own.",
            new DirectiveEffect(Spine.DirectiveKind.Noted, ReadBack.DirectEntries.EventOf(DocumentRef.Parse(context.Subject.Id)), context.Input!)),
        (AdoptId, false) => base.Plan(context with { Choice = context.Choice with { Resolution = AcceptId } }),
        (StandardResolutions.ReadAgainId, true) => ByHand(context),
        (_, true) => ResolutionPlan.No("It was not posted from here: adopt it with its matter, or reverse it in QuickBooks and read again."),
        _ => base.Plan(context),
    };
}

/// <summary>TR-ONE-SIDED: of a fee transfer's two documents one is gone from the books.</summary>
public sealed class TrustOneSidedDefinition : ChangedInBooksDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustOneSided, "Only one side of a fee transfer stands", Severity.Critical, Owner.Bookkeeper, Origin.Watch, Hours(4),
    [
        new ResolutionType(PostAgainId, "Complete it: post the missing side again", NeedsReason: true),
        new ResolutionType(ReverseId, "Take back the side that stands", NeedsReason: true),
        StandardResolutions.LinkDocument,
        new ResolutionType(StandardResolutions.ReadAgainId, "The other side was taken back in QuickBooks too, or mended: read again"),
    ]);

    /// <summary>The fact that names the document that stands.</summary>
    public const string StandingFact = "standing";

    private const string ReverseId = "reverse-leg";

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var refused = context.Postings.FirstOrDefault(posting => posting.State == PostingState.Refused);
        return context.Choice.Resolution switch
        {
            PostAgainId when refused is not null => ResolutionPlan.Do("The missing side is sent once more, under a new key, for the books hold nothing of the last try.", new RetryEffect(refused.Event, refused.Leg)),
            StandardResolutions.LinkDocumentId when refused is not null && context.Document is { IsVoid: false } document => ResolutionPlan.Do(
                $"{document.Ref} of {Say(document.Total)} is linked as the missing side; ours is not sent again.", new LinkByHandEffect(refused.Event, refused.Leg, document.Ref.ToString())),
            ReverseId => TakeBack(context),
            _ => base.Plan(context),
        };
    }

    private static ResolutionPlan TakeBack(ResolutionContext context)
    {
        if (context.Card.ReadOutcome().Facts.FirstOrDefault(fact => fact.Name == StandingFact) is not { Value.Length: > 0 } fact
            || context.InBooks.Document(DocumentRef.Parse(fact.Value)) is not { IsVoid: false } standing)
        {
            return ResolutionPlan.No("The side that stood is not in QuickBooks any more; read again.");
        }

        return LegReversal.Of(standing, context.InBooks.Accounts, context.Today) is { } entry
            ? new ResolutionPlan(
                [new PostingEffect(entry, null), new ReverseEffect(context.Subject.Id)],
                [$"A journal entry of today takes {standing.Ref} of {Say(standing.Total)} back; the transfer counts as reversed.", "Correct the practice system too."])
            : ResolutionPlan.No($"{standing.Ref} does not say enough to be taken back from here: reverse it in QuickBooks and read again.");
    }
}

/// <summary>What cards about documents that other people changed in the books have in common.</summary>
public abstract class ChangedInBooksDefinition : ExceptionDefinition
{
    /// <summary>What was done in the books stands.</summary>
    protected const string AcceptId = "accept-books";

    /// <summary>It stands, for the matter that a person names.</summary>
    protected const string AdoptId = "adopt-with-matter";

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
