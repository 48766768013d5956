using System.Text;
using System.Text.RegularExpressions;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads field 86: free words, or sub-fields such as ?20.</summary>
internal static partial class Mt940Words
{
    private const int FullLine = 65;
    private const int FullPart = 27;

    /// <summary>The words; supplementary details of the line itself stand in where there are none.</summary>
    public static string Read(Mt940Field? field, string supplement)
    {
        if (field is null)
        {
            return BankText.Tidy(supplement);
        }

        var text = Joined(field.Lines.Select(line => (line, FullLine)));
        if (!Structured().IsMatch(text))
        {
            return BankText.Tidy(text);
        }

        // A line break may fall inside a sub-field; the parts are cut again from the whole.
        var whole = string.Concat(field.Lines);
        var parts = Part().Matches(whole).Select(match => (No: match.Groups[1].Value, Text: match.Groups[2].Value)).ToList();
        var purpose = Joined(parts.Where(part => part.No[0] == '2' || part.No is "60" or "61" or "62" or "63").Select(part => (part.Text, FullPart)));
        var name = Joined(parts.Where(part => part.No is "32" or "33").Select(part => (part.Text, FullPart)));
        var found = BankText.Join(purpose, name);
        return found.Length > 0 ? found : BankText.Join([.. parts.Where(part => part.No == "00").Select(part => part.Text)]);
    }

    /// <summary>Pieces that fill their room are cut within a word; shorter ones end with one.</summary>
    private static string Joined(IEnumerable<(string Text, int Full)> pieces)
    {
        var text = new StringBuilder();
        foreach (var (piece, full) in pieces)
        {
            text.Append(piece).Append(piece.Length >= full ? "" : " ");
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^[0-9]{3}\?[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Structured();

    [GeneratedRegex(@"\?([0-9]{2})([^?]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
