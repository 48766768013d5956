using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Products and services; the income account of an item is where an invoice line ends up.</summary>
internal sealed class ItemRules : ListRules
{
    private static readonly string[] NoIncomeTypes = ["Bank", "Accounts Receivable", "Accounts Payable", "Credit Card"];

    public override string Kind => "Item";

    public override IReadOnlyList<string> Queryable => ["Name", "FullyQualifiedName", "Type", "Active", "Sku"];

    public override IReadOnlyList<string> ReadOnly => ["FullyQualifiedName", "Level"];

    protected override void CompleteEntry(Draft draft, string name)
    {
        var document = draft.Document;
        document.Default("Type", "Service");
        document.Default("Taxable", false);
        document.Default("TrackQtyOnHand", false);
        Place(draft, name, "SubItem");
        draft.Optional(document, "ExpenseAccountRef", "Account");
        switch (document.Text("Type"))
        {
            case "Inventory":
                throw new RefusedException("5020", "Permission Denied Error", "Permission Denied Error : Inventory is not switched on for this company.", "");
            case "Category":
                return;
            default:
                document.Default("UnitPrice", 0);
                document.Default("PurchaseCost", 0);
                var account = draft.Require(document, "IncomeAccountRef", "Account");
                if (NoIncomeTypes.Contains(draft.Books.AccountType(account), StringComparer.Ordinal))
                {
                    throw Refuse.WrongAccountType("IncomeAccountRef");
                }

                return;
        }
    }
}
