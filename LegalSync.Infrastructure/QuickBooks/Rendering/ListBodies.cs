using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>The bodies of list entries.</summary>
internal static class ListBodies
{
    /// <summary>A customer; below a parent it is a job of it, which takes both members (one alone is refused, 6150).</summary>
    public static string Customer(CustomerDraft draft) => BodyWriter.Write(body =>
    {
        body.Text("DisplayName", WireText.Name(draft.Name, WireText.MaxCustomerName));
        if (draft.Parent is { } parent)
        {
            body.Flag("Job", true);
            body.Ref("ParentRef", parent.Value);
        }
    });

    /// <summary>An account.</summary>
    public static string Account(AccountDraft draft) => BodyWriter.Write(body =>
    {
        body.Text("Name", AccountName(draft.Name));
        body.Text("AccountType", draft.Type);
        body.Text("AccountSubType", draft.SubType);
        if (draft.Parent is { } parent)
        {
            body.Flag("SubAccount", true);
            body.Ref("ParentRef", parent.Value);
        }
    });

    /// <summary>
    /// An entry made active again under its own name (the books append a suffix to the name of an inactive one). It carries no SyncToken:
    /// a revision of the books is not part of what was approved, so the current one is read and added when this is sent.
    /// </summary>
    public static string Reactivation(ReactivationDraft draft) => BodyWriter.Write(body =>
    {
        body.Text("Id", draft.Id);
        body.Flag("sparse", true);
        switch (draft.Kind)
        {
            case BooksKind.Customer:
                body.Text("DisplayName", WireText.Name(draft.Name, WireText.MaxCustomerName));
                break;
            case BooksKind.Item:
                body.Text("Name", WireText.Name(draft.Name, WireText.MaxListName));
                break;
            case BooksKind.Account:
                body.Text("Name", AccountName(draft.Name));
                break;
            default:
                throw new ArgumentException($"A {draft.Kind} cannot be made active again.", nameof(draft));
        }

        body.Flag("Active", true);
    });

    /// <summary>An account's name may hold no double quote either.</summary>
    internal static string AccountName(string name) => WireText.Name(name, WireText.MaxListName).Replace('"', '\'');
}
