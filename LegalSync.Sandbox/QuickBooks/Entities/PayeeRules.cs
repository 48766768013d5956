using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Vendors and employees: payees, and holders of names that a customer may then not take.</summary>
internal sealed class PayeeRules(string kind) : NameRules
{
    public override string Kind => kind;

    public override IReadOnlyList<string> Queryable => ["DisplayName", "GivenName", "FamilyName", "PrintOnCheckName", "Active"];

    protected override void CompleteName(Draft draft, string name)
    {
        if (kind == "Vendor")
        {
            draft.Document.Default("Balance", 0);
            draft.Document.Default("Vendor1099", false);
        }
    }
}
