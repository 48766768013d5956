using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Hours worked. They move no account; the invoice line that links them makes them billed.</summary>
internal sealed class TimeActivityRules : TransactionRules
{
    private const int MostHours = 24;

    public override string Kind => "TimeActivity";

    public override IReadOnlyList<string> Queryable => ["TxnDate", "CustomerRef", "BillableStatus"];

    public override IReadOnlyList<string> ReadOnly => ["LinkedTxn"];

    public override void Refresh(JsonObject document, Books books)
    {
        var isBilled = books.Links.Onto(new DocumentKey(Kind, document.Text("Id")!)).Count > 0;
        if (isBilled || document.Text("BillableStatus") == "HasBeenBilled")
        {
            document["BillableStatus"] = isBilled ? "HasBeenBilled" : "Billable";
        }
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        document.Remove("CurrencyRef");
        var worker = document.Text("NameOf") ?? throw Refuse.Missing("NameOf");
        draft.Require(document, worker + "Ref", worker);
        var customer = draft.Optional(document, "CustomerRef", "Customer");
        draft.Optional(document, "ItemRef", "Item");
        CompleteBilling(draft, customer);
        CheckLength(document);
    }

    private static void CompleteBilling(Draft draft, string? customer)
    {
        var document = draft.Document;
        document.Default("BillableStatus", "NotBillable");
        if (document.Text("BillableStatus") == "HasBeenBilled" && draft.Before?.Text("BillableStatus") != "HasBeenBilled")
        {
            throw Refuse.BadEnumeration("BillableStatus", "HasBeenBilled");
        }

        if (document.Text("BillableStatus") == "NotBillable")
        {
            return;
        }

        if (customer is null)
        {
            throw new RefusedException("6310", "Customer is required", "Billable time needs a customer.", "CustomerRef");
        }

        if (document.Number("HourlyRate") is null)
        {
            throw new RefusedException("6330", "Hourly rate is required", "Billable time needs an hourly rate.", "HourlyRate");
        }
    }

    private static void CheckLength(JsonObject document)
    {
        if (document["StartTime"] is not null && document["EndTime"] is not null)
        {
            return;
        }

        var minutes = (60m * (document.Number("Hours") ?? 0m)) + (document.Number("Minutes") ?? 0m);
        if (minutes is < 0m or > (60m * MostHours) || (document["Hours"] is null && document["Minutes"] is null))
        {
            throw new RefusedException("6340", "Invalid time", "Time is given as hours and minutes of one day, or by its start and its end.", "Hours");
        }
    }
}
