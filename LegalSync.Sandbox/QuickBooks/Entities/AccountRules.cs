using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>The chart of accounts.</summary>
internal sealed class AccountRules : ListRules
{
    public override string Kind => "Account";

    public override IReadOnlyList<string> Queryable =>
        ["Name", "FullyQualifiedName", "AccountType", "AccountSubType", "Classification", "Active", "CurrentBalance"];

    public override IReadOnlyList<string> ReadOnly =>
        ["FullyQualifiedName", "Classification", "CurrentBalance", "CurrentBalanceWithSubAccounts"];

    public override bool HonoursSparse => false;

    protected override string Forbidden => ":\"\t\n";

    protected override void CompleteEntry(Draft draft, string name)
    {
        var document = draft.Document;
        var (type, subType) = (document.Text("AccountType"), document.Text("AccountSubType"));
        if (type is null && subType is null)
        {
            throw new RefusedException("6010", "Account type is missing", "AccountType or AccountSubType must be given.", "AccountType");
        }

        var resolved = AccountTypes.Resolve(type, subType) ?? throw Refuse.BadEnumeration("AccountType", $"{type}/{subType}");
        if (draft.Before?.Text("AccountType") is { } typeBefore && typeBefore != resolved.Type)
        {
            throw Refuse.Business("The type of an account in use cannot be changed.");
        }

        document["AccountType"] = resolved.Type;
        document["AccountSubType"] = resolved.SubType;
        document["Classification"] = AccountTypes.Classification(resolved.Type);
        var parent = Place(draft, name, "SubAccount");
        if (parent is not null && parent.Text("AccountType") != resolved.Type)
        {
            throw Refuse.Business("A sub-account must have the type of its parent.");
        }

        document.Default("CurrentBalance", 0);
        document.Default("CurrentBalanceWithSubAccounts", 0);
        document["CurrencyRef"] = JsonReading.Reference("USD", "United States Dollar");
    }

    protected override void CheckMayBecomeInactive(Draft draft)
    {
        if (draft.Books.Ledger.Total(draft.Id!) != 0m)
        {
            throw new RefusedException("6220", "Cannot make inactive", "An account with a balance cannot be made inactive.", "");
        }
    }
}
