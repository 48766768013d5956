using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Classes and locations: kept where the company's preferences track them, dropped without a word where they do not.</summary>
internal static class Tracking
{
    private const string Group = "AccountingInfoPrefs";

    /// <summary>The class and the location of a whole document.</summary>
    public static void OnHeader(Draft draft) => Keep(draft, draft.Document, "ClassTrackingPerTxn");

    /// <summary>The class and the location of one line, in its detail.</summary>
    public static void OnLine(Draft draft, JsonObject detail) => Keep(draft, detail, "ClassTrackingPerTxnLine");

    private static void Keep(Draft draft, JsonObject holder, string classSwitch)
    {
        Keep(draft, holder, "ClassRef", "Class", draft.Books.Prefers(Group, classSwitch));
        Keep(draft, holder, "DepartmentRef", "Department", draft.Books.Prefers(Group, "TrackDepartments"));
    }

    private static void Keep(Draft draft, JsonObject holder, string property, string kind, bool isTracked)
    {
        if (isTracked)
        {
            draft.Optional(holder, property, kind);
        }
        else
        {
            holder.Remove(property);
        }
    }
}
