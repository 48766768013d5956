using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Checks, cash and card expenses.</summary>
internal sealed class PurchaseRules : TransactionRules
{
    private const string ByAccount = "AccountBasedExpenseLineDetail";
    private const string ByItem = "ItemBasedExpenseLineDetail";

    public override string Kind => "Purchase";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "TotalAmt"];

    public override IReadOnlyList<string> ReadOnly => ["TotalAmt", "PurchaseEx", "LinkedTxn"];

    public override IReadOnlyList<string> DemandedOnUpdate => ["PaymentType", "AccountRef"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var sign = document.Flag("Credit") ? -1 : +1;
        var payee = document.Text("EntityRef", "type") == "Customer" ? document.Ref("EntityRef") : null;
        var postings = new List<Posting> { new(document.Ref("AccountRef")!, payee, -sign * document.Number("TotalAmt")!.Value) };
        foreach (var line in document.Objects("Line").Where(line => line.Text("DetailType") is ByAccount or ByItem))
        {
            var detail = line[line.Text("DetailType")!]!.AsObject();
            var account = detail.Ref("AccountRef") ?? books["Item"].Find(detail.Ref("ItemRef")!)!.Ref("ExpenseAccountRef")!;
            postings.Add(new Posting(account, detail.Ref("CustomerRef"), sign * line.Number("Amount")!.Value));
        }

        return postings;
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
        var total = LinesOf(document).Sum(line => CompleteLine(draft, line));
        if (total < 0)
        {
            throw Refuse.Business("You must enter a transaction amount that is 0 or greater.");
        }

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

    private static decimal CompleteLine(Draft draft, JsonObject line)
    {
        var type = line.Text("DetailType") ?? throw Refuse.Missing("DetailType");
        if (type is not (ByAccount or ByItem))
        {
            throw Refuse.BadEnumeration("DetailType", type);
        }

        var amount = Amounts.Of(line);
        var detail = line[type] as JsonObject ?? throw Refuse.Missing(type);
        var customer = draft.Optional(detail, "CustomerRef", "Customer");
        if (type == ByAccount)
        {
            LedgerNames.Check(draft.Books, draft.Require(detail, "AccountRef", "Account"), customer is null ? null : "Customer");
        }
        else if (draft.Books["Item"].Find(draft.Require(detail, "ItemRef", "Item"))!.Ref("ExpenseAccountRef") is null)
        {
            throw Refuse.Business("The item has no expense account.");
        }

        // A customer without a word on billing queues the cost for re-invoicing.
        detail.Default("BillableStatus", customer is null ? "NotBillable" : "Billable");
        if (detail.Text("BillableStatus") != "NotBillable" && customer is null)
        {
            throw Refuse.Business("When you mark a line as billable, you must also choose a customer.");
        }

        detail.Default("TaxCodeRef", new JsonObject { ["value"] = "NON" });
        return amount;
    }
}
