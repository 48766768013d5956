using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Estimates: they move no account, have numbers of their own, and are closed by the invoice that bills them.</summary>
internal sealed class EstimateRules : SalesRules
{
    public override string Kind => "Estimate";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "CustomerRef", "TotalAmt", "ExpirationDate", "TxnStatus"];

    protected override IReadOnlyList<string> NumberSpace => ["Estimate"];

    protected override int Direction => 0;

    public override decimal? Capacity(JsonObject document) => null;

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books) => [];

    public override void Refresh(JsonObject document, Books books)
    {
        var wasBilled = document.Objects("LinkedTxn").Any();
        var bills = books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!));
        document["LinkedTxn"] = LinkedTo(bills.Select(link => link.From));
        if (bills.Count > 0 || wasBilled)
        {
            document["TxnStatus"] = bills.Count > 0 ? "Closed" : "Pending";
        }
    }

    public override void Void(JsonObject document) => throw Refuse.Unsupported("void of Estimate");

    protected override void CompleteDefaults(Draft draft, JsonObject? customer)
    {
        draft.Document.Default("TxnStatus", "Pending");
        CompleteDelivery(draft, customer);
    }
}
