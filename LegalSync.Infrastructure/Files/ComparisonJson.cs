using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>Writes a comparison as JSON. Counts are numbers, money is text; programs read this, so it does not change.</summary>
public static class ComparisonJson
{
    /// <summary>The document, in plain ASCII so that no terminal's encoding can spoil it.</summary>
    public static string Write(ComparisonOutcome outcome)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            WriteSummary(json, outcome);
            json.WriteStartArray("pairs");
            foreach (var pair in outcome.Pairs)
            {
                WritePair(json, pair);
            }

            json.WriteEndArray();
            WriteIds(json, "sourceOnly", outcome.SourceOnly.Select(only => only.Record));
            WriteIds(json, "ledgerOnly", outcome.LedgerOnly.Select(only => only.Record));
            json.WriteEndObject();
        }

        return Escaped(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    private static void WriteSummary(Utf8JsonWriter json, ComparisonOutcome outcome)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("source", outcome.SourceCount);
        json.WriteNumber("ledger", outcome.LedgerCount);
        json.WriteNumber("matched", outcome.Matched);
        json.WriteNumber("differs", outcome.Differing);
        json.WriteNumber("sourceOnly", outcome.SourceOnly.Count);
        json.WriteNumber("ledgerOnly", outcome.LedgerOnly.Count);
        json.WriteString("sourceTotal", Plain(outcome.SourceTotal));
        json.WriteString("ledgerTotal", Plain(outcome.LedgerTotal));
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, RecordPair pair)
    {
        json.WriteStartObject();
        WriteIds(json, "source", pair.Source);
        WriteIds(json, "ledger", pair.Ledger);
        json.WriteString("status", pair.Status == PairStatus.Matched ? "matched" : "differs");
        json.WriteString("difference", Plain(pair.Difference));
        json.WriteString("cause", pair.Cause.InWords());
        json.WriteStartArray("reasons");
        foreach (var reason in pair.Reasons)
        {
            json.WriteStringValue(reason);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<ComparedRecord> records)
    {
        json.WriteStartArray(name);
        foreach (var record in records)
        {
            json.WriteStringValue(record.Id);
        }

        json.WriteEndArray();
    }

    private static string Plain(Money money) => money.ToPlainString();

    /// <summary>Plain ASCII: outside it there are only letters within strings, where \u means the same.</summary>
    internal static string Escaped(string json)
    {
        if (Ascii.IsValid(json))
        {
            return json;
        }

        var escaped = new StringBuilder(json.Length + 64);
        foreach (var letter in json)
        {
            _ = letter < 128 ? escaped.Append(letter) : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return escaped.ToString();
    }
}
