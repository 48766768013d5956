using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>INV-AMOUNT: the practice system's total is not the books' total.</summary>
public sealed class InvoiceAmountDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceAmount, "Invoice amount differs", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("keep-books", "Keep the books' invoice", Letter: 'l'),
        new ResolutionType("take-practice", "Post ours; the other was voided by hand", NeedsReason: true),
        StandardResolutions.LeaveToManual,
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var item = new ItemKey(WorkKind.Invoice, new Capture.SourceId(context.Subject.Id)).Event;
        return context.Choice.Resolution switch
        {
            "keep-books" when SuggestedDocument(context) is { } document => ResolutionPlan.Do(
                $"{document} is taken as this invoice as it stands; nothing is posted, payments apply to it.", new DirectiveEffect(DirectiveKind.AdoptDocument, item, document.ToString())),
            "keep-books" => ResolutionPlan.No("The books hold no such invoice; correct the invoice in the practice system."),
            "take-practice" when SuggestedDocument(context) is { } standing && context.InBooks.Document(standing) is { IsVoid: false } => ResolutionPlan.Do(
                "Ours goes on to approval. QuickBooks refuses the number while the other invoice bears it: void or renumber that one first.", new DirectiveEffect(DirectiveKind.PostOurs, item, "")),
            "take-practice" => ResolutionPlan.No("There is nothing to post beside: correct the invoice in the practice system."),
            _ => ByHand(context),
        };
    }

    private static DocumentRef? SuggestedDocument(ResolutionContext context) =>
        context.Card.ReadSuggestion() is { Resolution: "keep-books", Input: { } text } ? DocumentRef.Parse(text) : null;
}

/// <summary>INV-DUP-NUMBER: an invoice number stands for another invoice already.</summary>
public sealed class InvoiceDuplicateNumberDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.InvoiceDuplicateNumber, "Invoice number taken", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("renumber", "Post ours under another number", ResolutionInput.Text, Letter: 'a'),
        StandardResolutions.LinkDocument,
        StandardResolutions.LeaveToManual,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Choice.Resolution != "renumber")
        {
            return ByHand(context);
        }

        if (context.Input is not { Length: > 0 and <= 21 } number)
        {
            return ResolutionPlan.No("Write the new number, at most 21 characters.");
        }

        if (context.InBooks.InvoicesNumbered(number).Any())
        {
            return ResolutionPlan.No($"Number {number} is taken too.");
        }

        var item = new ItemKey(WorkKind.Invoice, new Capture.SourceId(context.Subject.Id)).Event;
        return ResolutionPlan.Do($"Ours goes on to approval as {number}.", new DirectiveEffect(DirectiveKind.UseNumber, item, number));
    }
}

/// <summary>PAY-NO-INVOICE: a payment's invoice is not in the books.</summary>
public sealed class PaymentNoInvoiceDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentNoInvoice, "Payment without an invoice", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("unapplied-credit", "Post as unapplied credit", Letter: 'a'),
        new ResolutionType("pay-document", "Apply to an invoice in QuickBooks", ResolutionInput.Document, Letter: 'm'),
        StandardResolutions.LeaveToManual,
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "unapplied-credit" when context.ItemEvent is { } item => ResolutionPlan.Do(
            "The payment goes on to approval as credit of the client, applied to no invoice.", new DirectiveEffect(DirectiveKind.UnappliedCredit, item, "")),
        "pay-document" when context.Document is { Ref.Kind: BooksKind.Invoice } invoice && context.ItemEvent is { } item => ResolutionPlan.Do(
            $"The payment goes on to approval, applied to invoice {invoice.Number} of {Say(invoice.Total)}.", new DirectiveEffect(DirectiveKind.PayDocument, item, invoice.Ref.ToString())),
        "pay-document" => ResolutionPlan.No("Choose an invoice in QuickBooks."),
        "unapplied-credit" => ResolutionPlan.No("No item waits behind this card any more."),
        _ => ByHand(context),
    };
}

/// <summary>PAY-DUP: the books hold a payment like this one.</summary>
public sealed class PaymentDuplicateDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.PaymentDuplicate, "Possible duplicate payment", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("link", "It is the same: link it", ResolutionInput.Document, Letter: 'd'),
        new ResolutionType("post-ours", "It is another: post ours", NeedsReason: true),
        StandardResolutions.LeaveToManual,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "link" when context.Document is { } document && context.ItemEvent is { } item => ResolutionPlan.Do(
            $"{document.Ref} of {Say(document.Total)} is linked; nothing is posted again.", new DirectiveEffect(DirectiveKind.AdoptDocument, item, document.Ref.ToString())),
        "link" => ResolutionPlan.No("Choose the payment in QuickBooks."),
        "post-ours" when context.ItemEvent is { } item => ResolutionPlan.Do("Ours goes on to approval beside it.", new DirectiveEffect(DirectiveKind.PostOurs, item, "")),
        "post-ours" => ResolutionPlan.No("No item waits behind this card any more."),
        _ => ByHand(context),
    };
}
