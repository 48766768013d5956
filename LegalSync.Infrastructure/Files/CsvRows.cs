using CsvHelper;

namespace LegalSync.Infrastructure.Files;

/// <summary>One record of a delimited file and the line on which it begins.</summary>
internal readonly record struct CsvRow(int Line, string[] Fields)
{
    /// <summary>True when no field holds anything.</summary>
    public bool IsBlank => Array.TrueForAll(Fields, string.IsNullOrWhiteSpace);
}

/// <summary>Cuts text into records.</summary>
internal static class CsvRows
{
    /// <summary>The records one after another, lazily. A quotation mark that is wrong is told to <paramref name="bad"/> with its line.</summary>
    public static IEnumerable<CsvRow> Read(string text, char delimiter, Action<int, string>? bad = null)
    {
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            PoolStrings = true,
            OnMalformedRecord = bad is null ? null : found => Tell((int)found.LineNumber, found.Reason, bad),
        };
        using var reader = CsvReader.FromText(text, options);
        foreach (var row in Rows(reader))
        {
            yield return row;
        }
    }

    /// <summary>The records of a text too large to hold, lazily and without keeping any.</summary>
    public static IEnumerable<CsvRow> Read(TextReader text, char delimiter, Action<int, string>? bad = null)
    {
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = bad is null ? null : found => Tell((int)found.LineNumber, found.Reason, bad),
        };
        using var reader = CsvReader.Create(text, options, true);
        foreach (var row in Rows(reader))
        {
            yield return row;
        }
    }

    private static IEnumerable<CsvRow> Rows(CsvReader reader)
    {
        while (reader.Read())
        {
            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            yield return new CsvRow((int)reader.LineNumber, fields);
        }
    }

    private static void Tell(int line, CsvMalformedReason reason, Action<int, string> bad)
    {
        // A quotation mark inside an unquoted field is an inch, not a mistake.
        if (reason == CsvMalformedReason.UnterminatedQuote)
        {
            bad(line, "A quotation mark is opened and never closed.");
        }
        else if (reason == CsvMalformedReason.TextAfterClosingQuote)
        {
            bad(line, "Text follows the quotation mark that closes a field.");
        }
    }
}
