using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>How money is paid: cash, check, card.</summary>
internal sealed class PaymentMethodRules : ListRules
{
    public override string Kind => "PaymentMethod";

    public override IReadOnlyList<string> Queryable => ["Name", "Type", "Active"];

    protected override void CompleteEntry(Draft draft, string name) => draft.Document.Default("Type", "NON_CREDIT_CARD");
}
