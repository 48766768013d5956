using System.Globalization;
using System.Text;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Web.Verbs;

/// <summary>Writes a three-way reconciliation as JSON. Money is text, days are 2026-03-31; programs read this, so it does not change.</summary>
internal static class ThreeWayJson
{
    /// <summary>The document, in plain ASCII so that no terminal's encoding can spoil it.</summary>
    public static string Write(ThreeWayResult result)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteBoolean("balanced", result.IsBalanced);
            json.WriteString("adjustedBank", result.AdjustedBank.ToPlainString());
            json.WriteString("bookBalance", result.BookBalance.ToPlainString());
            json.WriteString("ledgerTotal", result.LedgerTotal.ToPlainString());
            WriteItems(json, "depositsInTransit", result.DepositsInTransit);
            WriteItems(json, "outstanding", result.Outstanding);
            WriteNegative(json, result.NegativeLedgers);
            WriteDifferences(json, result.Differences);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private static void WriteItems(Utf8JsonWriter json, string name, IReadOnlyList<OpenItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("ref", item.Reference);
            json.WriteString("date", Day(item.Entry.Date));
            json.WriteString("matter", item.Entry.Ledger.Key);
            json.WriteString("party", item.Party);
            json.WriteString("amount", item.Amount.ToPlainString());
            json.WriteNumber("age", item.AgeInDays);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNegative(Utf8JsonWriter json, IReadOnlyList<LedgerClosing> ledgers)
    {
        json.WriteStartArray("negativeLedgers");
        foreach (var ledger in ledgers)
        {
            json.WriteStartObject();
            json.WriteString("ledger", ledger.Ledger.Key);
            json.WriteString("client", Client(ledger.Ledger));
            json.WriteString("balance", Lowest(ledger).ToPlainString());
            json.WriteString("date", Day(ledger.LowestOn));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDifferences(Utf8JsonWriter json, IReadOnlyList<Difference> differences)
    {
        json.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("kind", difference.Kind);
            json.WriteString("amount", difference.Amount.ToPlainString());
            json.WriteStartArray("suspects");
            foreach (var suspect in difference.Suspects)
            {
                json.WriteStringValue(suspect);
            }

            json.WriteEndArray();
            json.WriteString("hint", difference.Hint);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A label is the key and the client; the client is what is left.</summary>
    private static string Client(LedgerRef ledger) => ledger.Label.Length > ledger.Key.Length && ledger.Label.StartsWith(ledger.Key, StringComparison.Ordinal)
        ? ledger.Label[ledger.Key.Length..].Trim()
        : ledger.Label;

    private static Money Lowest(LedgerClosing ledger) => ledger.Lowest.IsNegative ? ledger.Lowest : ledger.Closing;

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
