using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Customers, vendors and employees: one name belongs to one of them only, whether active or not.</summary>
internal abstract class NameRules : EntityRules
{
    private static readonly string[] Kinds = ["Customer", "Vendor", "Employee"];
    private static readonly string[] Parts = ["Title", "GivenName", "MiddleName", "FamilyName", "Suffix"];

    public override string Sequence => "Name";

    public override IReadOnlyList<string> ReadOnly => ["Balance", "BalanceWithJobs", "Level", "FullyQualifiedName", "IsProject"];

    public sealed override void Complete(Draft draft)
    {
        var document = draft.Document;
        document.Default("Active", draft.Before?["Active"]?.DeepClone() ?? true);
        var name = NameOf(document);
        if (name.AsSpan().IndexOfAny(":\t\n\r") >= 0)
        {
            throw new RefusedException("2040", "Invalid String", "The name holds a colon, a tab or a line break, which a name may not hold.", "DisplayName");
        }

        var wasActive = draft.Before?.Flag("Active") ?? true;
        if (wasActive && !document.Flag("Active"))
        {
            CheckMayBecomeInactive(draft);
            name = Deleted(draft, name);
        }
        else if (IsTaken(draft, name))
        {
            throw Refuse.DuplicateName();
        }

        document["DisplayName"] = name;
        document.Default("PrintOnCheckName", name);
        document["CurrencyRef"] = JsonReading.Reference("USD", "United States Dollar");
        CompleteName(draft, name);
    }

    protected abstract void CompleteName(Draft draft, string name);

    private static string NameOf(JsonObject document)
    {
        var given = document.Text("DisplayName") ?? string.Join(' ', Parts.Select(part => document.Text(part)).Where(part => !string.IsNullOrWhiteSpace(part)));
        var words = given.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length > 0
            ? string.Join(' ', given.Contains('\t') || given.Contains('\n') ? [given] : words)
            : throw new RefusedException(
                "6080", "Invalid name", "At least one of Title, GivenName, MiddleName, FamilyName, DisplayName or Suffix must be given.", "DisplayName");
    }

    private static void CheckMayBecomeInactive(Draft draft)
    {
        if ((draft.Before!.Number("BalanceWithJobs") ?? draft.Before!.Number("Balance") ?? 0m) != 0m)
        {
            throw new RefusedException(
                "6220", "Cannot make inactive", "A name with an open balance cannot be made inactive.", "");
        }
    }

    private static string Deleted(Draft draft, string name)
    {
        var stem = name.EndsWith(" (deleted)", StringComparison.Ordinal) ? name : name + " (deleted)";
        var candidate = stem;
        for (var number = 1; IsTaken(draft, candidate); number++)
        {
            candidate = $"{stem} {JsonReading.Plain(number)}";
        }

        return candidate;
    }

    private static bool IsTaken(Draft draft, string name) => Kinds.Any(kind => draft.Books[kind].All.Any(other =>
        string.Equals(other.Text("DisplayName"), name, StringComparison.OrdinalIgnoreCase) && !ReferenceEquals(other, draft.Before)));
}
