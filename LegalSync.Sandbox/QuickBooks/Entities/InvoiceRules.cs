using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Invoices; each posts to receivables and income the moment it is created.</summary>
internal sealed class InvoiceRules : SalesRules
{
    public override string Kind => "Invoice";

    protected override int Direction => +1;

    public override bool IsVoidableByCaller => true;

    public override IReadOnlyCollection<Link> LinksOf(JsonObject document)
    {
        var key = new DocumentKey(Kind, document.Text("Id")!);
        return [.. BilledLinks.Of(document).Select(billed => new Link(key, billed, 0m))];
    }

    public override void Release(JsonObject document, DocumentKey of, decimal atMost) => BilledLinks.Remove(document, of);

    protected override void CompleteDefaults(Draft draft, JsonObject? customer)
    {
        var document = draft.Document;
        if (draft.Before is { } before && before.Ref("CustomerRef") != document.Ref("CustomerRef")
            && draft.Books.Links.Onto(new DocumentKey(Kind, draft.Id!)).Count > 0)
        {
            throw Refuse.Business("The customer of an invoice that has payments cannot be changed.");
        }

        BilledLinks.Complete(draft);
        foreach (var flag in (string[])["AllowIPNPayment", "AllowOnlinePayment", "AllowOnlineCreditCardPayment", "AllowOnlineACHPayment"])
        {
            document.Default(flag, false);
        }

        document.Default("ShipAddr", customer!["ShipAddr"]?.DeepClone());
        CompleteDelivery(draft, customer);
        CompleteDueDate(draft, customer);
    }

    private static void CompleteDueDate(Draft draft, JsonObject customer)
    {
        var document = draft.Document;
        var (isNew, sent) = (draft.Before is null, draft.Sent);
        if (isNew && customer["SalesTermRef"] is { } usual)
        {
            document.Default("SalesTermRef", usual.DeepClone());
        }

        var term = draft.Optional(document, "SalesTermRef", "Term") ?? (draft.Books.Preferences["SalesFormsPrefs"] as JsonObject)?.Ref("DefaultTerms");
        if (document["DueDate"] is null || (sent["DueDate"] is null && sent["SalesTermRef"] is not null))
        {
            var date = document.Date("TxnDate")!.Value;
            document["DueDate"] = (term is null ? date : TermRules.DueDate(date, draft.Books["Term"].Find(term)!)).Iso();
        }
    }
}
