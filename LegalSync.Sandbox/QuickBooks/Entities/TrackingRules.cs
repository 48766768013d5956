using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Classes and locations; there are none while the company does not track them.</summary>
internal sealed class TrackingRules(string kind, string flag, params string[] switches) : ListRules
{
    public override string Kind => kind;

    public override IReadOnlyList<string> Queryable => ["Name", "FullyQualifiedName", "Active"];

    public override IReadOnlyList<string> ReadOnly => ["FullyQualifiedName"];

    protected override void CompleteEntry(Draft draft, string name)
    {
        if (!switches.Any(one => draft.Books.Prefers("AccountingInfoPrefs", one)))
        {
            throw Refuse.FeatureOff(kind);
        }

        Place(draft, name, flag);
    }
}
