using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.ReadBack;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Shadow;

/// <summary>Steps of a firm whose people post by hand while LegalSync looks on.</summary>
internal static class ShadowSteps
{
    /// <summary>A parallel run opens over the months that the firm holds, or ends (false); everything is evaluated again.</summary>
    public static async Task ShadowAsync(this SyncedFirm firm, bool isOpen = true)
    {
        await using (var session = firm.Get<IStore>().Open(firm.Books))
        {
            var day = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime);
            (await session.BooksAsync(CancellationToken.None)).Shadow(isOpen ? day.AddMonths(-6) : null, isOpen ? day.AddDays(30) : null);
            Assert.True(await session.SaveAsync(CancellationToken.None));
        }

        await firm.EvaluateAsync();
    }

    /// <summary>Every matter with open items is evaluated.</summary>
    public static async Task EvaluateAsync(this SyncedFirm firm)
    {
        await using var session = firm.Get<IStore>().Open(firm.Books);
        var matters = await session.MattersWithOpenItemsAsync(CancellationToken.None);
        await using var db = firm.Db();
        var all = db.WorkItems.Where(item => item.Books == firm.Books).Select(item => item.Matter).Distinct().ToList();
        await firm.Get<AdvanceMatters>().RunAsync(firm.Books, [.. matters.Concat(all).Distinct()], firm.Job, CancellationToken.None);
    }

    /// <summary>A person types the invoice of an item into QuickBooks, to the cent, or off by an amount.</summary>
    public static DocumentRef TypeInvoice(this SyncedFirm firm, WorkItem item, decimal off = 0m)
    {
        var draft = DraftText.Read(item.Draft!).OfType<InvoiceDraft>().Single();
        var line = new JsonObject
        {
            ["Amount"] = draft.Total.Amount + off,
            ["DetailType"] = "SalesItemLineDetail",
            ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = Reference(draft.Lines[0].Item.Value) },
        };
        return firm.Type(BooksKind.Invoice, new JsonObject
        {
            ["CustomerRef"] = Reference(draft.Customer.Value), ["DocNumber"] = draft.Number, ["TxnDate"] = Day(draft.Date), ["Line"] = new JsonArray(line),
        });
    }

    /// <summary>A person types a deposit of client money into QuickBooks.</summary>
    public static DocumentRef TypeDeposit(this SyncedFirm firm, WorkItem item)
    {
        var draft = DraftText.Read(item.Draft!).OfType<TrustDepositDraft>().Single();
        var detail = new JsonObject { ["AccountRef"] = Reference(draft.TrustLiability.Value), ["Entity"] = new JsonObject { ["value"] = draft.Customer.Value, ["type"] = "CUSTOMER" } };
        var line = new JsonObject { ["Amount"] = draft.Amount.Amount, ["DetailType"] = "DepositLineDetail", ["DepositLineDetail"] = detail };
        return firm.Type(BooksKind.Deposit, new JsonObject { ["DepositToAccountRef"] = Reference(draft.TrustBank.Value), ["TxnDate"] = Day(draft.Date), ["Line"] = new JsonArray(line) });
    }

    private static DocumentRef Type(this SyncedFirm firm, BooksKind kind, JsonObject body) => new(kind, new DocumentId(firm.Company().Create(kind.ToString(), body)));

    private static JsonObject Reference(string id) => new() { ["value"] = id };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
