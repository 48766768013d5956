using System.Text.Json.Nodes;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Tests.Posting;
using LegalSync.Tests.ReadBack;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.VisibleDrafts;

/// <summary>Steps of a firm that sees its drafts in QuickBooks.</summary>
internal static class DraftSteps
{
    /// <summary>A small firm whose administrator asked for drafts of invoices, after the first run that shows them.</summary>
    public static async Task<(SyncedFirm Firm, Gate Gate)> ShowingAsync(bool run = true)
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await firm.LetDraftsBeSeenAsync(true);
        if (run)
        {
            await firm.PostAsync();
        }

        return (firm, gate);
    }

    /// <summary>The administrator decides whether drafts of invoices are seen.</summary>
    public static async Task LetDraftsBeSeenAsync(this SyncedFirm firm, bool shown) =>
        Assert.Null(await firm.Get<SetUpBooks>().ShowDraftsAsync(firm.Books, WorkKind.Invoice, shown, firm.Administrator, CancellationToken.None));

    /// <summary>What is remembered of an item's draft.</summary>
    public static async Task<VisibleDraft?> VisibleAsync(this SyncedFirm firm, WorkItem item)
    {
        await using var db = firm.Db();
        return await db.VisibleDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Books == firm.Books && draft.Item == item.Id);
    }

    /// <summary>All estimates that QuickBooks holds.</summary>
    public static IReadOnlyList<JsonObject> Estimates(this SyncedFirm firm) =>
        [.. (firm.Company().Query("SELECT * FROM Estimate MAXRESULTS 1000")["QueryResponse"]!["Estimate"]?.AsArray() ?? []).Select(estimate => estimate!.AsObject())];

    /// <summary>The estimates that show an item's draft, by the mark that they carry.</summary>
    public static async Task<IReadOnlyList<JsonObject>> EstimatesOfAsync(this SyncedFirm firm, WorkItem item) =>
        await firm.VisibleAsync(item) is { } draft
            ? [.. firm.Estimates().Where(estimate => Text(estimate, "PrivateNote").Contains(draft.Mark, StringComparison.Ordinal))]
            : [];

    /// <summary>The one estimate that shows an item's draft.</summary>
    public static async Task<JsonObject> EstimateAsync(this SyncedFirm firm, WorkItem item) => Assert.Single(await firm.EstimatesOfAsync(item));

    /// <summary>The partner rejects an item.</summary>
    public static async Task RejectAsync(this SyncedFirm firm, WorkItem item)
    {
        var shown = new ShownItem(item.Id, (await firm.ItemAsync(item)).DraftHash!);
        var outcome = await firm.Get<RejectItems>().RunAsync(firm.Books, [shown], "Billed by hand.", firm.Partner, CancellationToken.None);
        Assert.All(outcome.Verdicts, verdict => Assert.Null(verdict.Refusal));
    }

    /// <summary>The invoice of an item as QuickBooks shows it.</summary>
    public static async Task<JsonObject> InvoiceAsync(this SyncedFirm firm, WorkItem item) => firm.Shown(await firm.DocumentAsync(item));

    /// <summary>The keys of estimates that a document links.</summary>
    public static IReadOnlyList<string> Links(this JsonObject document, string kind) =>
        [.. (document["LinkedTxn"]?.AsArray() ?? []).Where(link => Text(link!, "TxnType") == kind).Select(link => Text(link!, "TxnId"))];

    public static string Text(this JsonNode node, string name) => node[name]?.ToString() ?? "";

    public static DocumentRef Ref(this JsonObject estimate) => new(BooksKind.Estimate, new DocumentId(estimate.Text("Id")));
}
