using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Journal entries: debits and credits, each with its account and name.</summary>
internal sealed class JournalEntryRules : TransactionRules
{
    private const string Detail = "JournalEntryLineDetail";

    public override string Kind => "JournalEntry";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate"];

    public override IReadOnlyList<string> ReadOnly => ["TotalAmt", "HomeTotalAmt", "LinkedTxn", "JournalEntryEx"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books) =>
        [.. document.Objects("Line").Where(line => line[Detail] is not null).Select(line => PostingOf(line, line[Detail]!.AsObject()))];

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        var (debits, credits) = (0m, 0m);
        foreach (var line in LinesOf(document))
        {
            switch (line.Text("DetailType") ?? throw Refuse.Missing("DetailType"))
            {
                case "DescriptionOnly":
                    line.Remove("Amount");
                    break;
                case Detail when CompleteLine(draft, line) is var (side, amount):
                    debits += side == "Debit" ? amount : 0m;
                    credits += side == "Credit" ? amount : 0m;
                    break;
                case var other:
                    throw Refuse.BadEnumeration("DetailType", other);
            }
        }

        CheckBalance(debits, credits);
        NumberLines(draft, firstId: 0);
        document.Default("Adjustment", false);
        document["TotalAmt"] = 0;
        document.Default("TxnTaxDetail", new JsonObject());
    }

    private static (string Side, decimal Amount) CompleteLine(Draft draft, JsonObject line)
    {
        var amount = Amounts.Of(line);
        if (amount < 0)
        {
            throw new RefusedException(
                "2290", "Amount cannot be negative", $"The amount of a journal line cannot be negative. Supplied value:{JsonReading.Plain(amount)}", "Amount");
        }

        var detail = line[Detail] as JsonObject ?? throw Refuse.Missing(Detail);
        var side = detail.Text("PostingType")
            ?? throw new RefusedException("2260", "Posting type is missing", "PostingType must be Debit or Credit.", "PostingType");
        var account = draft.Require(detail, "AccountRef", "Account");
        string? nameKind = null;
        if (detail["Entity"] is JsonObject entity)
        {
            nameKind = entity.Text("Type") ?? throw Refuse.Missing("Type");
            draft.Require(entity, "EntityRef", nameKind);
        }

        LedgerNames.Check(draft.Books, account, nameKind);
        return (side, amount);
    }

    private static void CheckBalance(decimal debits, decimal credits)
    {
        if (debits == 0m && credits == 0m)
        {
            throw new RefusedException("2300", "Debit and credit lines are required", "A journal entry needs at least one debit and one credit.", "Line");
        }

        if (debits != credits)
        {
            throw Refuse.Business(
                "Transaction is not in balance. The total amount in the Debits column must equal the total amount in the Credits column.");
        }
    }

    private static Posting PostingOf(JsonObject line, JsonObject detail)
    {
        var (type, name) = (detail.Text("Entity", "Type"), detail.Text("Entity", "EntityRef", "value"));
        var sign = detail.Text("PostingType") == "Debit" ? +1 : -1;
        return new Posting(detail.Ref("AccountRef")!, type == "Customer" ? name : null, sign * line.Number("Amount")!.Value)
        {
            VendorId = type == "Vendor" ? name : null, Memo = line.Text("Description"),
        };
    }
}
