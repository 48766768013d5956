using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>What all transactions share: date, currency, and properties of features that are switched off.</summary>
internal abstract class TransactionRules : EntityRules
{
    public override bool IsTransaction => true;

    public sealed override void Complete(Draft draft)
    {
        var document = draft.Document;
        document.Default("TxnDate", draft.Books.Clock.Today.Iso());
        document["CurrencyRef"] = Currency(document);
        Tracking.OnHeader(draft);
        CompleteTransaction(draft);
    }

    protected abstract void CompleteTransaction(Draft draft);

    /// <summary>The lines, at least one.</summary>
    protected static IReadOnlyList<JsonObject> LinesOf(JsonObject document) =>
        document.Objects("Line").ToList() is { Count: > 0 } lines ? lines : throw Refuse.Missing("Line");

    /// <summary>The detail node that a line's DetailType promises.</summary>
    protected static JsonObject DetailOf(JsonObject line, string type) => line[type] as JsonObject ?? throw Refuse.Missing(type);

    /// <summary>Numbers the lines anew; a line keeps the Id it had in this document.</summary>
    protected static void NumberLines(Draft draft, int firstId)
    {
        var known = draft.Before?.Objects("Line").Select(line => line.Text("Id")).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        var taken = known.Select(id => int.TryParse(id, out var number) ? number : 0).DefaultIfEmpty(firstId - 1).Max();
        var lineNumber = 0;
        foreach (var line in draft.Document.Objects("Line"))
        {
            if (line.Text("Id") is not { } id || !known.Remove(id))
            {
                line["Id"] = JsonReading.Plain(++taken);
            }

            line["LineNum"] = ++lineNumber;
            RemoveForeignDetails(line);
            foreach (var detail in line.Select(property => property.Value).OfType<JsonObject>().ToList())
            {
                Tracking.OnLine(draft, detail);
            }
        }
    }

    /// <summary>The words that replace an amount that was voided.</summary>
    protected static void MarkVoided(JsonObject document) =>
        document["PrivateNote"] = document.Text("PrivateNote") is { Length: > 0 } note ? $"Voided - {note}" : "Voided";

    // Only the detail that DetailType names counts.
    private static void RemoveForeignDetails(JsonObject line)
    {
        var own = line.Text("DetailType") == "DescriptionOnly" ? "DescriptionLineDetail" : line.Text("DetailType");
        foreach (var name in line.Select(property => property.Key).Where(name => name.EndsWith("LineDetail", StringComparison.Ordinal) && name != own).ToList())
        {
            line.Remove(name);
        }
    }

    private static JsonObject Currency(JsonObject document) => document.Ref("CurrencyRef") is null or "USD"
        ? JsonReading.Reference("USD", "United States Dollar")
        : throw new RefusedException("2220", "Unsupported currency", "Multicurrency is not switched on for this company.", "CurrencyRef");
}
