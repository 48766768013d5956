using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Http;

namespace LegalSync.Sandbox.QuickBooks.Changes;

/// <summary>Change data capture: what became of the objects of some kinds since an instant, deleted ones too. A thousand objects in all, and no second page.</summary>
internal static class ChangeFeed
{
    private const int MostObjects = 1000;
    private const int MostDays = 30;

    private static readonly string[] Covered =
    [
        "Account", "Attachable", "Bill", "BillPayment", "Class", "CreditMemo", "Customer", "Department", "Deposit", "Employee", "Estimate", "Invoice",
        "Item", "JournalEntry", "Payment", "PaymentMethod", "Preferences", "Purchase", "RefundReceipt", "SalesReceipt", "Term", "Transfer", "Vendor",
        "VendorCredit",
    ];

    /// <summary>The answer to a change-feed request.</summary>
    public static JsonObject Answer(QuickBooksCompany company, WireRequest request, DateTimeOffset now)
    {
        var kinds = (request.Parameter("entities") ?? throw Refuse.Missing("entities"))
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Kind).Distinct(StringComparer.Ordinal).ToList();
        if (kinds.Count == 0)
        {
            throw Refuse.Missing("entities");
        }

        var since = Since(request.Parameter("changedSince") ?? throw Refuse.Missing("changedSince"), now);
        var left = MostObjects;
        return company.Reading(books => new JsonObject
        {
            ["CDCResponse"] = new JsonArray(new JsonObject { ["QueryResponse"] = new JsonArray([.. kinds.Select(kind => Page(books, kind, since, ref left))]) }),
            ["time"] = PacificTime.Precise(now),
        });
    }

    private static JsonObject Page(Books books, string kind, DateTimeOffset since, ref int left)
    {
        // MetaData stamps have whole seconds, and so has the comparison.
        var from = new DateTimeOffset(since.UtcTicks - (since.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var rows = books.Changes.Since(from).Where(change => change.Entity == kind).SelectMany(WithGivenUp)
            .GroupBy(change => change.Id).Select(group => Row(books, group.Last())).Take(left).ToArray<JsonNode>();
        left -= rows.Length;
        return rows.Length == 0
            ? []
            : new JsonObject { [kind] = new JsonArray(rows), ["startPosition"] = 1, ["maxResults"] = rows.Length, ["totalCount"] = rows.Length };
    }

    // What was merged away has no change of its own.
    private static IEnumerable<BooksChange> WithGivenUp(BooksChange change) =>
        change.DeletedId is { } givenUp ? [change, change with { Id = givenUp, DeletedId = null }] : [change];

    private static JsonObject Row(Books books, BooksChange change) => books[change.Entity].Find(change.Id) is { } document
        ? document.DeepClone().AsObject()
        : new JsonObject
        {
            ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = change.Id,
            ["MetaData"] = new JsonObject { ["LastUpdatedTime"] = PacificTime.Stamp(change.At) },
        };

    private static string Kind(string name) =>
        Covered.FirstOrDefault(kind => kind.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw Invalid($"the entity {name} is not supported by change data capture");

    private static DateTimeOffset Since(string text, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since))
        {
            throw Refuse.BadDate("changedSince", text);
        }

        return since < now.AddDays(-MostDays) ? throw Invalid("changedSince lies more than 30 days back") : since;
    }

    private static RefusedException Invalid(string why) => new("4001", "Invalid query", $"QueryValidationError: {why}");
}
