using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>What a payment pays in the books, and what must be there first.</summary>
/// <param name="Invoice">The invoice; null leaves it as unapplied credit.</param>
/// <param name="WaitsFor">Our invoice that is not in the books yet.</param>
internal sealed record PaymentTarget(InvoiceTarget? Invoice, ItemKey? WaitsFor)
{
    private static PaymentTarget None { get; } = new(null, null);

    /// <summary>Resolves the invoice of a payment; a finding goes into the builder where none can be told.</summary>
    public static PaymentTarget Resolve(
        MatterCase matterCase, BankTransaction line, WorkKind kind, IReadOnlyList<ItemDecision> invoices, InferredPayments inferred, DecisionBuilder builder)
    {
        var key = new ItemKey(kind, line.Id);
        switch (DecisionBuilder.Directive(matterCase, key, DirectiveKind.PayDocument, DirectiveKind.UnappliedCredit))
        {
            case { Kind: DirectiveKind.PayDocument } chosen:
                return new PaymentTarget(new InvoiceTarget(null, DocumentRef.Parse(chosen.Value).Id), null);
            case { Kind: DirectiveKind.UnappliedCredit }:
                return None;
            default:
                break;
        }

        if (inferred.Invoices.GetValueOrDefault(line.Id) is { } invoice && OfInvoice(matterCase, invoice, invoices) is { } target)
        {
            builder.Note(RuleOutcome.Held(RuleCode.PaymentHasInvoice, new Fact("invoice", invoice.Number ?? ""), new Fact("inferred from", "matter, amount, date and what the invoice was paid")));
            return target;
        }

        if (line.Effective >= matterCase.OpensOn && DecisionBuilder.DecidedEnd(matterCase, key) is null)
        {
            var (own, isAmbiguous) = (inferred.Invoices.GetValueOrDefault(line.Id), inferred.Ambiguous.Contains(line.Id));
            builder.Find(kind == WorkKind.FeeTransfer && own is null && !isAmbiguous ? FeeGuard.Unexplained(matterCase, line) : NoInvoice(matterCase, line, own, isAmbiguous));
        }

        return None;
    }

    /// <summary>The target of an invoice; null where it neither is nor will be in the books.</summary>
    public static PaymentTarget? OfInvoice(MatterCase matterCase, Invoice invoice, IReadOnlyList<ItemDecision> invoices)
    {
        var key = new ItemKey(WorkKind.Invoice, invoice.Id);
        var known = matterCase.Known.GetValueOrDefault(key);
        var decision = invoices.FirstOrDefault(item => item.Key == key);
        if (known is { Stage: Stage.Posted or Stage.Verified })
        {
            return new PaymentTarget(new InvoiceTarget(key.Event, null), null);
        }

        if (decision is { Adopted: { } adopted })
        {
            return new PaymentTarget(new InvoiceTarget(null, adopted.Id), null);
        }

        if (known is { Stage: Stage.Rejected or Stage.Reversed } || decision is null or { Stage: Stage.Rejected or Stage.LeftToManual })
        {
            var byHand = matterCase.InBooks.InvoicesNumbered(invoice.Number ?? "").ToList();
            return byHand is [var only] && OwnedByMatter(matterCase, only) ? new PaymentTarget(new InvoiceTarget(null, only.Ref.Id), null) : null;
        }

        return new PaymentTarget(new InvoiceTarget(key.Event, null), key);
    }

    private static bool OwnedByMatter(MatterCase matterCase, BooksDocument document)
    {
        var resolver = new CaseResolver(matterCase);
        return resolver.Customer(document.Date).Customer is { } owner && document.Customer == owner;
    }

    private static Finding NoInvoice(MatterCase matterCase, BankTransaction line, Invoice? invoice, bool isAmbiguous)
    {
        var why = isAmbiguous
            ? "The payment could belong to more than one invoice of the matter, and nothing says which."
            : invoice is not null
                ? $"The payment belongs to invoice {invoice.Number}, which is not in QuickBooks and does not post from here."
                : "No invoice of the matter can be the one this payment pays.";
        var outcome = RuleOutcome.Broken(
            RuleCode.PaymentHasInvoice, "Link it to an invoice in the books, or post it as unapplied credit of the client.",
            new Fact("payment", $"{line.Amount} on {DecisionBuilder.Day(line.Effective)}"), new Fact("reference", line.Reference), new Fact("invoice", invoice?.Number ?? "none"));
        return new Finding(Codes.PaymentNoInvoice, new Subject("BankTransaction", line.Id.Value), why, outcome)
        {
            Title = isAmbiguous ? "Payment fits several invoices" : "Payment without an invoice in the books",
            Matter = matterCase.MatterId,
            Sides =
            [
                new FieldPair("Amount", line.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), null),
                new FieldPair("Invoice", invoice?.Number, null),
                new FieldPair("Description", line.Description, null),
            ],
            Suggestion = isAmbiguous ? null : new Suggestion("unapplied-credit", null, "Post as unapplied credit", ["the money has arrived", "no invoice to apply it to"]),
        };
    }
}
