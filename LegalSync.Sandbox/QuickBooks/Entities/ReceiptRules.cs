using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Sales receipts and refund receipts: paid on the spot, so that receivables are not touched.</summary>
internal sealed class ReceiptRules(string kind, int direction) : SalesRules
{
    public override string Kind => kind;

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "CustomerRef", "TotalAmt", "Balance"];

    public override bool IsVoidableByCaller => kind == "SalesReceipt";

    protected override int Direction => direction;

    protected override bool NeedsCustomer => false;

    public override decimal? Capacity(JsonObject document) => null;

    public override void Refresh(JsonObject document, Books books)
    {
        document["LinkedTxn"] = LinkedTo(books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!)).Select(link => link.From));
        document["Balance"] = 0;
    }

    public override void CheckChangeable(JsonObject document, Books books) => Deposited.Check(Kind, document, books);

    protected override string CounterAccount(JsonObject document, Books books) => document.Ref("DepositToAccountRef")!;

    protected override void CompleteDefaults(Draft draft, JsonObject? customer)
    {
        var document = draft.Document;
        if (kind == "SalesReceipt")
        {
            document.Default("DepositToAccountRef", new JsonObject { ["value"] = draft.Books.AccountOf("UndepositedFunds") });
        }

        if (draft.Books.AccountType(draft.Require(document, "DepositToAccountRef", "Account")) is not ("Bank" or "Other Current Asset"))
        {
            throw Refuse.WrongAccountType("DepositToAccountRef");
        }

        draft.Optional(document, "PaymentMethodRef", "PaymentMethod");
        CompleteDelivery(draft, customer);
    }
}
