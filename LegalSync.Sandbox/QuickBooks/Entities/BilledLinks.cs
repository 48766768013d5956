using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>The estimates and time activities that an invoice bills: the only links of an invoice that a request may write.</summary>
internal static class BilledLinks
{
    private static readonly string[] Kinds = ["Estimate", "TimeActivity"];

    /// <summary>Takes the links that a request names, on the whole or on a line. A request that sends neither lines nor links keeps them.</summary>
    public static void Complete(Draft draft)
    {
        var (document, sent) = (draft.Document, draft.Sent);
        foreach (var line in document.Objects("Line").Where(line => line["LinkedTxn"] is not null))
        {
            Reduce(line, line);
        }

        if (draft.Before is null || sent["Line"] is not null || sent["LinkedTxn"] is not null)
        {
            Reduce(document, sent);
        }

        foreach (var link in Of(document))
        {
            Check(draft, link);
        }
    }

    /// <summary>What an invoice bills.</summary>
    public static IReadOnlyCollection<DocumentKey> Of(JsonObject document) =>
        [.. In(document).Concat(document.Objects("Line").SelectMany(In)).Select(link => new DocumentKey(link.Text("TxnType")!, link.Text("TxnId") ?? "")).Distinct()];

    /// <summary>Lets go of one link, or of all.</summary>
    public static void Remove(JsonObject document, DocumentKey? of)
    {
        foreach (var holder in document.Objects("Line").Append(document))
        {
            foreach (var link in In(holder).Where(link => of is null || of == new DocumentKey(link.Text("TxnType")!, link.Text("TxnId") ?? "")).ToList())
            {
                holder["LinkedTxn"]!.AsArray().Remove(link);
            }
        }
    }

    private static IEnumerable<JsonObject> In(JsonObject holder) =>
        holder.Objects("LinkedTxn").Where(link => Kinds.Contains(link.Text("TxnType"), StringComparer.Ordinal));

    // Links of other kinds are passed over without a word, as the real books do.
    private static void Reduce(JsonObject holder, JsonObject sent) =>
        holder["LinkedTxn"] = new JsonArray([.. In(sent).Select(link => link.DeepClone())]);

    private static void Check(Draft draft, DocumentKey link)
    {
        var billed = draft.Books.Require(link.Kind, link.Id);
        if (billed.Ref("CustomerRef") != draft.Document.Ref("CustomerRef"))
        {
            throw Refuse.NotLinkable($"{link.Kind} {link.Id} belongs to another customer.");
        }

        if (!draft.Books.Prefers("SalesFormsPrefs", "UsingProgressInvoicing") && draft.Books.Links.Onto(link).Any(other => other.From.Id != draft.Id))
        {
            throw Refuse.NotLinkable($"{link.Kind} {link.Id} has been invoiced already.");
        }
    }
}
