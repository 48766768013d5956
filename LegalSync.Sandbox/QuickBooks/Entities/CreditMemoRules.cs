using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Credit memos; they share the invoices' numbers.</summary>
internal sealed class CreditMemoRules : SalesRules
{
    public override string Kind => "CreditMemo";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "CustomerRef", "TotalAmt", "Balance"];

    protected override int Direction => -1;

    public override void Refresh(JsonObject document, Books books)
    {
        base.Refresh(document, books);
        document["RemainingCredit"] = document["Balance"]!.DeepClone();
        document.Remove("LinkedTxn");
    }

    public override void Void(JsonObject document) => throw Refuse.Unsupported("void of CreditMemo");

    protected override void CompleteDefaults(Draft draft, JsonObject customer)
    {
        var document = draft.Document;
        document.Default("BillAddr", customer["BillAddr"]?.DeepClone());
        document.Default("ApplyTaxAfterDiscount", false);
        document.Default("PrintStatus", "NeedToPrint");
        document.Default("EmailStatus", "NotSet");
    }
}
