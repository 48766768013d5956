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

    protected override void CompleteDefaults(Draft draft, JsonObject? customer) => CompleteDelivery(draft, customer);
}
