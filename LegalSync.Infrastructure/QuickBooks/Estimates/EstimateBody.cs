using LegalSync.Domain.Posting;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.QuickBooks.Rendering;

namespace LegalSync.Infrastructure.QuickBooks.Estimates;

/// <summary>The body of an estimate that shows an invoice's draft.</summary>
internal static class EstimateBody
{
    private const string NumberPrefix = "D-";

    /// <summary>Writes it; with a target as the change of that one. All lines are always sent: QuickBooks replaces them together.</summary>
    public static string Write(InvoiceDraft draft, DraftTarget? target, string note) => BodyWriter.Write(body =>
    {
        if (target is { } known)
        {
            body.Text("Id", known.Document.Value);
            body.Text("SyncToken", known.Revision);
            body.Flag("sparse", true);
        }

        body.Ref("CustomerRef", draft.Customer.Value);
        body.Date("TxnDate", draft.Date);
        body.Text("DocNumber", Number(draft.Number));
        body.Text("PrivateNote", note);
        // A change takes back what the draft no longer has, so it always names the tax.
        InvoiceBody.Sold(body, draft, target is not null || !draft.Tax.IsZero || draft.TaxCode is not null);
        body.Text("TxnStatus", "Pending");
        body.Text("EmailStatus", "NotSet");
    });

    /// <summary>Writes the removal.</summary>
    public static string Remove(DraftTarget target) => BodyWriter.Write(body =>
    {
        body.Text("Id", target.Document.Value);
        body.Text("SyncToken", target.Revision);
    });

    /// <summary>The invoice's number, marked as a draft's; none where that is too long, for QuickBooks refuses longer ones.</summary>
    private static string? Number(string number) =>
        number.Length > 0 && NumberPrefix.Length + number.Length <= WireText.MaxNumber ? NumberPrefix + number : null;
}
