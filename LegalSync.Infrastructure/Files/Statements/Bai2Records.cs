using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>A record of a BAI2 file with what its 88 records add.</summary>
/// <param name="Code">Its code: 01, 02, 03, 16, 49, 98 or 99.</param>
/// <param name="Line">The line it begins on.</param>
/// <param name="Parts">Its own fields, then those of each 88 record. The code is not among them.</param>
internal sealed record Bai2Record(string Code, int Line, List<string[]> Parts)
{
    /// <summary>How many records it is made of, for the counts.</summary>
    public int Records => Parts.Count;

    /// <summary>Its fields in one row: 88 carries on where the record stopped.</summary>
    public List<string> Fields { get; } = [.. Parts.SelectMany(part => part)];

    /// <summary>A field without white space around it; empty behind the last.</summary>
    public string this[int index] => index < Fields.Count ? Fields[index].Trim() : "";

    /// <summary>Everything from a field on as text: commas within a record belong to it, records are joined with a space.</summary>
    public string TextFrom(int index)
    {
        var rest = new List<string>();
        var before = 0;
        foreach (var part in Parts)
        {
            if (index < before + part.Length)
            {
                rest.Add(string.Join(',', part.Skip(Math.Max(0, index - before))));
            }

            before += part.Length;
        }

        return BankText.Tidy(string.Join(' ', rest));
    }
}

/// <summary>Cuts a BAI2 file into records: one ends at a stroke or at the end of its line, and the next may begin on the same line.</summary>
internal static partial class Bai2Records
{
    /// <summary>The records; what is wrong is among the problems.</summary>
    public static List<Bai2Record> Cut(string text, ProblemList problems)
    {
        var records = new List<Bai2Record>();
        var line = 1;
        var at = 0;
        while (at < text.Length && !problems.IsFull)
        {
            line += SkipSpace(text, ref at);
            if (at >= text.Length)
            {
                break;
            }

            var next = Boundary().Match(text, at);
            var end = next.Success ? next.Index : text.Length;
            var body = text[at..end];
            Add(records, body, line, problems);
            line += body.AsSpan().Count('\n');
            at = end;
            if (at < text.Length && text[at] == '/')
            {
                at++;
            }
        }

        return records;
    }

    private static void Add(List<Bai2Record> records, string body, int line, ProblemList problems)
    {
        var code = body.Length >= 3 && body[2] == ',' ? body[..2] : "";
        var trimmed = body.TrimEnd();
        var fields = (trimmed.EndsWith('/') ? trimmed[..^1] : trimmed).Split(',')[1..];
        if (code is "01" or "02" or "03" or "16" or "49" or "98" or "99")
        {
            records.Add(new Bai2Record(code, line, [fields]));
        }
        else if (code == "88" && records.Count > 0)
        {
            var before = records[^1];
            records[^1] = new Bai2Record(before.Code, before.Line, [.. before.Parts, fields]);
        }
        else
        {
            problems.Add(line, code == "88" ? "The file begins with an 88 record, which continues nothing."
                : $"{ProblemList.Shown(trimmed)} begins with no code of a BAI2 record.", ExactAmount.Mend);
        }
    }

    private static int SkipSpace(string text, ref int at)
    {
        var lines = 0;
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            lines += text[at++] == '\n' ? 1 : 0;
        }

        return lines;
    }

    // A stroke followed by white space or the end; or a new line that begins with a code, for a text may end without a stroke.
    [GeneratedRegex(@"/(?=\s|$)|\n(?=(?:01|02|03|16|49|88|98|99),)", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
