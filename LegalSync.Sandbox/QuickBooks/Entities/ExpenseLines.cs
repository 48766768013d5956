using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>The lines of what is bought: by account or by item.</summary>
internal static class ExpenseLines
{
    private const string ByAccount = "AccountBasedExpenseLineDetail";
    private const string ByItem = "ItemBasedExpenseLineDetail";

    /// <summary>Checks and completes the lines and answers what they come to.</summary>
    public static decimal Complete(Draft draft, IReadOnlyList<JsonObject> lines)
    {
        var total = lines.Sum(line => Complete(draft, line));
        return total >= 0 ? total : throw Refuse.Business("You must enter a transaction amount that is 0 or greater.");
    }

    /// <summary>What the lines do to the accounts; +1 when the expense grows.</summary>
    public static IEnumerable<Posting> Postings(JsonObject document, Books books, int sign)
    {
        foreach (var line in document.Objects("Line").Where(line => line.Text("DetailType") is ByAccount or ByItem))
        {
            var detail = line[line.Text("DetailType")!]!.AsObject();
            var account = detail.Ref("AccountRef") ?? books["Item"].Find(detail.Ref("ItemRef")!)!.Ref("ExpenseAccountRef")!;
            yield return new Posting(account, detail.Ref("CustomerRef"), sign * line.Number("Amount")!.Value) { Memo = line.Text("Description") };
        }
    }

    /// <summary>Takes the amounts out.</summary>
    public static void Void(JsonObject document)
    {
        foreach (var line in document.Objects("Line"))
        {
            line["Amount"] = 0;
            (line[ByItem] as JsonObject)?.Remove("Qty");
            (line[ByItem] as JsonObject)?.Remove("UnitPrice");
        }

        document["TotalAmt"] = 0;
    }

    private static decimal Complete(Draft draft, JsonObject line)
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
