using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Money moved between two accounts of the balance sheet. It names no client.</summary>
internal sealed class TransferRules : TransactionRules
{
    public override string Kind => "Transfer";

    public override IReadOnlyList<string> Queryable => ["TxnDate", "Amount"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var (amount, memo) = (document.Number("Amount")!.Value, document.Text("PrivateNote"));
        return
        [
            new(document.Ref("ToAccountRef")!, null, amount) { Memo = memo },
            new(document.Ref("FromAccountRef")!, null, -amount) { Memo = memo },
        ];
    }

    public override void Void(JsonObject document)
    {
        document["Amount"] = 0;
        MarkVoided(document);
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var from = Account(draft, "FromAccountRef");
        if (from == Account(draft, "ToAccountRef"))
        {
            throw Refuse.Business("You must choose two different accounts for a transfer.");
        }

        if (Amounts.Of(document) <= 0)
        {
            throw Refuse.BadNumber("Amount", document.Text("Amount")!);
        }
    }

    private static string Account(Draft draft, string property)
    {
        var id = draft.Require(draft.Document, property, "Account");
        var type = draft.Books.AccountType(id);
        return type is not ("Accounts Receivable" or "Accounts Payable") && AccountTypes.Classification(type) is "Asset" or "Liability" or "Equity"
            ? id
            : throw Refuse.WrongAccountType(property);
    }
}
