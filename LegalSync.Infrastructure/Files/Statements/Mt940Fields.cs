using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>A field of an MT940 message.</summary>
/// <param name="Tag">Its tag, as <c>61</c> or <c>60F</c>; empty for the end of a message.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Line">The line of the file it begins on.</param>
internal sealed record Mt940Field(string Tag, List<string> Lines, int Line)
{
    /// <summary>Its first line.</summary>
    public string First => Lines[0].Trim();
}

/// <summary>Cuts MT940 into fields and takes the SWIFT envelope off.</summary>
internal static partial class Mt940Fields
{
    private static readonly HashSet<string> Known = new(
        ["20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "86", "62F", "62M", "64", "65", "13", "13D", "34F", "90D", "90C"], StringComparer.Ordinal);

    /// <summary>The fields, with an empty one at the end of each message; what is wrong is among the problems.</summary>
    public static List<Mt940Field> Cut(string text, ProblemList problems)
    {
        var fields = new List<Mt940Field>();
        var line = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            line++;
            Take(fields, Stripped(raw.ToString()).TrimEnd(), line, problems);
            if (problems.IsFull)
            {
                break;
            }
        }

        return fields;
    }

    private static void Take(List<Mt940Field> fields, string line, int number, ProblemList problems)
    {
        var isInside = fields.Count > 0 && fields[^1].Tag.Length > 0;
        if (line is "-" or "-}" or "}" || line.StartsWith("-}", StringComparison.Ordinal))
        {
            fields.Add(new Mt940Field("", [""], number));
        }
        else if (Tag().Match(line) is { Success: true } match && (Known.Contains(match.Groups[1].Value) || !isInside || fields[^1].Tag != "86"))
        {
            if (!Known.Contains(match.Groups[1].Value))
            {
                problems.Add(number, $"{ProblemList.Shown(line)} begins with no field of an MT940.", ExactAmount.Mend);
            }

            fields.Add(new Mt940Field(match.Groups[1].Value, [line[match.Length..]], number));
        }
        else if (line.Length > 0 && (!isInside || fields[^1].Tag is not ("86" or "61") || line.StartsWith(':') || (fields[^1].Tag == "61" && fields[^1].Lines.Count > 1)
            || fields[^1].Lines.Count >= 6))
        {
            problems.Add(number, $"{ProblemList.Shown(line)} belongs to no field.", ExactAmount.Mend);
        }
        else if (line.Length > 0)
        {
            fields[^1].Lines.Add(line);
        }
    }

    /// <summary>A line without the blocks that the SWIFT network puts around a message.</summary>
    private static string Stripped(string line)
    {
        var text = line.Trim('\u0001', '\u0003');
        if (!text.StartsWith('{'))
        {
            return text;
        }

        var body = text.IndexOf("{4:", StringComparison.Ordinal);
        return body >= 0 ? text[(body + 3)..] : Envelope().IsMatch(text) ? "" : text;
    }

    [GeneratedRegex(@"^:([0-9]{2}[A-Z]?):", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(\{[1235S]:.*\})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Envelope();
}
