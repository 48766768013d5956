using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Bills and vendor credits: the same lines, to opposite effect on what a vendor is owed.</summary>
internal sealed class PayableRules(string kind, int direction) : TransactionRules
{
    public override string Kind => kind;

    public override IReadOnlyList<string> Queryable => kind == "Bill"
        ? ["DocNumber", "TxnDate", "DueDate", "VendorRef", "TotalAmt", "Balance"]
        : ["DocNumber", "TxnDate", "VendorRef", "TotalAmt", "Balance"];

    public override IReadOnlyList<string> ReadOnly => ["TotalAmt", "Balance", "LinkedTxn"];

    public override IReadOnlyList<string> DemandedOnUpdate => ["VendorRef"];

    public override decimal? Capacity(JsonObject document) => document.Number("TotalAmt");

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books) =>
    [
        new(document.Ref("APAccountRef")!, null, -direction * document.Number("TotalAmt")!.Value)
        {
            VendorId = document.Ref("VendorRef"), Memo = document.Text("PrivateNote"),
        },
        .. ExpenseLines.Postings(document, books, direction),
    ];

    public override void Refresh(JsonObject document, Books books)
    {
        var uses = books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!));
        document["LinkedTxn"] = new JsonArray([.. uses.Select(link => (JsonNode)new JsonObject { ["TxnId"] = link.From.Id, ["TxnType"] = "BillPaymentCheck" })]);
        document["Balance"] = JsonReading.Money(document.Number("TotalAmt")!.Value - uses.Sum(link => link.Amount));
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        draft.Require(document, "VendorRef", "Vendor");
        document.Default("APAccountRef", new JsonObject { ["value"] = draft.Books.AccountOf("AccountsPayable") });
        if (draft.Books.AccountType(draft.Require(document, "APAccountRef", "Account")) != "Accounts Payable")
        {
            throw Refuse.WrongAccountType("APAccountRef");
        }

        var total = ExpenseLines.Complete(draft, LinesOf(document));
        NumberLines(draft, firstId: 1);
        document["TotalAmt"] = JsonReading.Money(total);
        if (kind == "Bill")
        {
            var term = draft.Optional(document, "SalesTermRef", "Term");
            var date = document.Date("TxnDate")!.Value;
            document.Default("DueDate", (term is null ? date : TermRules.DueDate(date, draft.Books["Term"].Find(term)!)).Iso());
        }
    }
}
