using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Checks, cash and card expenses.</summary>
internal sealed class PurchaseRules : TransactionRules
{
    public override string Kind => "Purchase";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "TotalAmt"];

    public override IReadOnlyList<string> ReadOnly => ["TotalAmt", "PurchaseEx", "LinkedTxn"];

    public override IReadOnlyList<string> DemandedOnUpdate => ["PaymentType", "AccountRef"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var sign = document.Flag("Credit") ? -1 : +1;
        var (type, payee) = (document.Text("EntityRef", "type"), document.Ref("EntityRef"));
        var paid = new Posting(document.Ref("AccountRef")!, type == "Customer" ? payee : null, -sign * document.Number("TotalAmt")!.Value)
        {
            VendorId = type == "Vendor" ? payee : null, Memo = document.Text("PrivateNote"),
        };
        return [paid, .. ExpenseLines.Postings(document, books, sign)];
    }

    public override void Void(JsonObject document)
    {
        ExpenseLines.Void(document);
        MarkVoided(document);
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var type = document.Text("PaymentType") ?? throw Refuse.Missing("PaymentType");
        var account = draft.Require(document, "AccountRef", "Account");
        if (draft.Books.AccountType(account) != (type == "CreditCard" ? "Credit Card" : "Bank"))
        {
            throw Refuse.WrongAccountType("AccountRef");
        }

        if (document.Flag("Credit") && type != "CreditCard")
        {
            throw Refuse.Business("Only a card expense can be a credit.");
        }

        CompletePayee(draft);
        var total = ExpenseLines.Complete(draft, LinesOf(document));
        NumberLines(draft, firstId: 1);
        document.Default("Credit", false);
        document.Default("PrintStatus", "NotSet");
        document["TotalAmt"] = JsonReading.Money(total);
    }

    private static void CompletePayee(Draft draft)
    {
        if (draft.Document["EntityRef"] is not JsonObject payee)
        {
            return;
        }

        // Unlike a deposit line, the header names the type with a capital only at the start.
        var kind = payee.Text("type") ?? throw Refuse.Missing("type");
        if (kind is not ("Customer" or "Vendor" or "Employee"))
        {
            throw Refuse.BadEnumeration("type", kind);
        }

        draft.Require(draft.Document, "EntityRef", kind);
    }
}
