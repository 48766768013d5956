using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Lists whose entries have one Name: it is unique in the list, and gets a suffix when the entry is made inactive.</summary>
internal abstract class ListRules : EntityRules
{
    public sealed override void Complete(Draft draft)
    {
        var document = draft.Document;
        var name = document.Text("Name")?.Trim() is { Length: > 0 } given ? given : throw Refuse.Missing("Name");
        if (name.AsSpan().IndexOfAny(Forbidden) >= 0)
        {
            throw new RefusedException("2040", "Invalid String", $"The name of {Kind} {name} holds a character that a name may not hold.", "Name");
        }

        document.Default("Active", draft.Before?["Active"]?.DeepClone() ?? true);
        if ((draft.Before?.Flag("Active") ?? true) && !document.Flag("Active"))
        {
            CheckMayBecomeInactive(draft);
            name = name.EndsWith(" (deleted)", StringComparison.Ordinal) ? name : name + " (deleted)";
        }

        if (draft.Books[Kind].All.Any(other => IsSameName(draft, other, name)))
        {
            throw Refuse.DuplicateListName();
        }

        document["Name"] = name;
        CompleteEntry(draft, name);
    }

    /// <summary>The characters a name of this list may not hold.</summary>
    protected virtual string Forbidden => ":\t\n";

    protected abstract void CompleteEntry(Draft draft, string name);

    protected virtual void CheckMayBecomeInactive(Draft draft)
    {
    }

    /// <summary>Writes the full name; answers the parent, or null.</summary>
    protected JsonObject? Place(Draft draft, string name, string flag)
    {
        var document = draft.Document;
        document.Default(flag, false);
        var parentId = draft.Optional(document, "ParentRef", Kind);
        var parent = parentId is null ? null : draft.Books[Kind].Find(parentId);
        document[flag] = parent is not null;
        document["FullyQualifiedName"] = parent is null ? name : $"{parent.Text("FullyQualifiedName")}:{name}";
        return parent;
    }

    private static bool IsSameName(Draft draft, JsonObject other, string name) =>
        string.Equals(other.Text("Name"), name, StringComparison.OrdinalIgnoreCase)
        && other.Ref("ParentRef") == draft.Document.Ref("ParentRef")
        && !ReferenceEquals(other, draft.Before);
}
