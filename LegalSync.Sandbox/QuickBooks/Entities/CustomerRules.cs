using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Clients, and matters as sub-customers.</summary>
internal sealed class CustomerRules : NameRules
{
    private const int DeepestLevel = 4;

    public override string Kind => "Customer";

    public override IReadOnlyList<string> Queryable =>
        ["DisplayName", "FullyQualifiedName", "GivenName", "FamilyName", "CompanyName", "PrintOnCheckName", "Active", "Balance"];

    protected override void CompleteName(Draft draft, string name)
    {
        var document = draft.Document;
        document.Default("Taxable", false);
        document.Default("Job", false);
        document.Default("BillWithParent", false);
        document.Default("Balance", 0);
        document.Default("BalanceWithJobs", 0);
        document.Default("PreferredDeliveryMethod", "Print");
        draft.Optional(document, "SalesTermRef", "Term");
        draft.Optional(document, "DefaultTaxCodeRef", "TaxCode");
        Place(draft, name);
        CarryDown(draft.Books, document);
    }

    // A matter that was moved takes its balance along.
    public override void Refresh(JsonObject document, Books books)
    {
        if (document.Text("SyncToken") != "0")
        {
            Balances.AddUpAgain(books["Customer"], "Balance", "BalanceWithJobs");
        }
    }

    private static void Place(Draft draft, string name)
    {
        var document = draft.Document;
        if (document.Flag("Job") != document.Ref("ParentRef") is not null)
        {
            throw new RefusedException(
                "6150", "Parent Ref is not valid", "ParentRef is either required or not if Job is true or false.", "ParentRef");
        }

        document["FullyQualifiedName"] = name;
        document.Remove("Level");
        if (draft.Optional(document, "ParentRef", "Customer") is not { } parentId)
        {
            return;
        }

        var parent = draft.Books["Customer"].Find(parentId)!;
        document["ParentRef"] = new JsonObject { ["value"] = parentId };
        document["Level"] = 1 + (int)(parent.Number("Level") ?? 0m);
        document["FullyQualifiedName"] = $"{parent.Text("FullyQualifiedName")}:{name}";
        for (JsonObject? at = parent; at is not null; at = at.Ref("ParentRef") is { } next ? draft.Books["Customer"].Find(next) : null)
        {
            if (at.Text("Id") == draft.Id)
            {
                throw Refuse.Business("A customer cannot be a job of itself.");
            }
        }

        if (document.Number("Level") > DeepestLevel)
        {
            throw new RefusedException("6180", "Sub-customer level exceeded", "Customers can be nested five levels deep and no deeper.", "ParentRef");
        }
    }

    // A new name shows in the full names of the matters below it.
    private static void CarryDown(Books books, JsonObject document)
    {
        if (document.Text("Id") is not { } id)
        {
            return;
        }

        foreach (var child in books["Customer"].All.Where(child => child.Ref("ParentRef") == id).ToList())
        {
            child["FullyQualifiedName"] = $"{document.Text("FullyQualifiedName")}:{child.Text("DisplayName")}";
            CarryDown(books, child);
        }
    }
}
