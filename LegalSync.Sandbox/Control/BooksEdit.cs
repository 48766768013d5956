using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.Control;

/// <summary>What a person changes in a document: an amount, the date, the customer, the memo, or any property as the books write it.</summary>
internal sealed record EditOrder
{
    public string? Entity { get; init; }
    public string? Id { get; init; }
    public decimal? Amount { get; init; }
    public DateOnly? Date { get; init; }
    public string? Customer { get; init; }
    public string? Memo { get; init; }
    public JsonObject? Changes { get; init; }
}

/// <summary>Turns what a person changes into the changed properties of the document.</summary>
internal static class BooksEdit
{
    /// <summary>The changed properties.</summary>
    /// <exception cref="InvalidOperationException">The document cannot take the new amount.</exception>
    public static JsonObject Changes(QuickBooksCompany company, EditOrder order)
    {
        var changes = order.Changes?.DeepClone().AsObject() ?? [];
        if (order.Date is { } date)
        {
            changes["TxnDate"] = date.Iso();
        }

        if (order.Customer is { } customer)
        {
            changes["CustomerRef"] = new JsonObject { ["value"] = customer };
        }

        if (order.Memo is { } memo)
        {
            changes["PrivateNote"] = memo;
        }

        if (order.Amount is { } amount)
        {
            var document = company.Read(order.Entity!, order.Id!).First().Value!.AsObject();
            SetAmount(changes, document, amount);
        }

        return changes;
    }

    private static void SetAmount(JsonObject changes, JsonObject document, decimal amount)
    {
        if (document.Number("Amount") is not null)
        {
            changes["Amount"] = amount;
            return;
        }

        var lines = document["Line"] as JsonArray ?? [];
        if (lines.OfType<JsonObject>().Any(line => line["JournalEntryLineDetail"] is not null))
        {
            SetBothSides(lines, amount);
        }
        else if (document["UnappliedAmt"] is not null)
        {
            changes["TotalAmt"] = amount;
            Cut(lines, amount);
        }
        else
        {
            SetFirstLine(lines, amount - (document.Number("TotalAmt") ?? 0m));
        }

        changes["Line"] = lines.DeepClone();
    }

    private static void SetBothSides(JsonArray lines, decimal amount)
    {
        if (lines.Count != 2)
        {
            throw new InvalidOperationException("A journal entry of more than two lines is changed line by line: send changes instead of an amount.");
        }

        foreach (var line in lines)
        {
            line!["Amount"] = amount;
        }
    }

    // A payment that shrinks lets go of what it settled last.
    private static void Cut(JsonArray lines, decimal amount)
    {
        var left = amount;
        foreach (var line in lines.OfType<JsonObject>().ToList())
        {
            var kept = Math.Min(line.Number("Amount")!.Value, left);
            left -= kept;
            line["Amount"] = kept;
            line.Remove("LineEx");
            if (kept == 0m)
            {
                lines.Remove(line);
            }
        }
    }

    private static void SetFirstLine(JsonArray lines, decimal difference)
    {
        var line = lines.OfType<JsonObject>().FirstOrDefault(line => line.Text("DetailType") is { } type && type != "SubTotalLineDetail" && line.Number("Amount") is not null)
            ?? throw new InvalidOperationException("The document has no line whose amount could be changed.");
        line["Amount"] = line.Number("Amount")!.Value + difference;
        foreach (var detail in line.Select(property => property.Value).OfType<JsonObject>())
        {
            detail.Remove("Qty");
            detail.Remove("UnitPrice");
        }
    }
}
