using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Writes statements as JSON. Money is text, days are ISO, what is missing is null; programs read this, so it does not change.</summary>
public static class StatementJson
{
    /// <summary>The document, in plain ASCII so that no terminal's encoding can spoil it.</summary>
    public static string Write(IReadOnlyList<BankStatement> statements)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartArray("statements");
            foreach (var statement in statements)
            {
                WriteStatement(json, statement);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return ComparisonJson.Escaped(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length)) + "\n";
    }

    /// <summary>The format's name.</summary>
    public static string Name(StatementFormat format) => format switch
    {
        StatementFormat.Ofx1 or StatementFormat.Ofx2 => "ofx",
        StatementFormat.Bai2 => "bai2",
        StatementFormat.Camt053 => "camt.053",
        StatementFormat.Mt940 => "mt940",
        StatementFormat.Csv => "csv",
        _ => throw new InvalidOperationException($"The format {format} has no name."),
    };

    private static void WriteStatement(Utf8JsonWriter json, BankStatement statement)
    {
        var proof = statement.Proof;
        json.WriteStartObject();
        json.WriteString("format", Name(statement.Format));
        WriteText(json, "account", statement.Account);
        json.WriteString("currency", statement.Currency.Code);
        json.WriteString("opening", statement.Opening?.ToPlainString());
        json.WriteString("closing", statement.Closing?.ToPlainString());
        json.WriteString("from", Day(statement.From));
        json.WriteString("to", Day(statement.To));
        json.WriteStartArray("lines");
        foreach (var line in statement.Lines)
        {
            WriteLine(json, line);
        }

        json.WriteEndArray();
        json.WriteStartObject("proof");
        json.WriteBoolean("balanced", proof.IsBalanced);
        json.WriteString("difference", proof.Difference.ToPlainString());
        json.WriteEndObject();
        json.WriteStartArray("warnings");
        foreach (var warning in statement.Warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, StatementLine line)
    {
        json.WriteStartObject();
        json.WriteString("date", Day(line.Date));
        json.WriteString("amount", line.Amount.ToPlainString());
        WriteText(json, "description", line.Description);
        WriteText(json, "reference", line.Reference);
        WriteText(json, "checkNumber", line.CheckNumber);
        WriteText(json, "bankId", line.BankId);
        json.WriteString("type", line.Type.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text) => json.WriteString(name, text.Length == 0 ? null : text);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
